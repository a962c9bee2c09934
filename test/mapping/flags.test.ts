import { expect, test } from 'vitest';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { cleanCells } from './clean-cells.ts';
import { profileOf, repeated } from './profile-of.ts';

const proposal = (name: string, cells: readonly string[]) =>
  proposeColumns([profileOf(name, cells)])[0];

test('counts are flags: none is no, one and more is yes', async () => {
  const cells = ['0', '1', '2', '17', '', '99', '0', '0', '1', '3'];
  const { values, remarks } = await cleanCells('copd', cells);
  expect(values).toEqual([false, true, true, true, null, true, false, false, true, true]);
  expect(remarks).toEqual([]);
  expect(proposal('has_copd', cells)).toMatchObject({ field: 'condition:copd' });
  expect(proposal('has_copd', cells)?.reason).toContain('counts');
});

test('a damaged cell among words does not make a column of counts', async () => {
  const { values, remarks } = await cleanCells('copd', ['1', '0', 'maybe', '2', '1', '1']);
  expect(values).toEqual([true, false, null, null, true, true]);
  expect(remarks).toEqual(['2 cells of “x” not read as yes or no and set to missing.']);
});

test('1 and 2 without a 0 are asked about, and read as either answer says', async () => {
  const cells = repeated(['1', '2', '2', '2']);
  const asked = proposal('has_copd', cells);
  expect(asked?.field).toBeNull();
  expect(asked?.question?.choices.map(({ field, scale }) => [field, scale])).toEqual([
    ['condition:copd', 'one-two'],
    ['condition:copd', 'count'],
    [null, undefined],
  ]);
  const few = ['1', '2', '', '2'];
  expect((await cleanCells('copd', few, { scale: 'one-two' })).values).toEqual([
    true,
    false,
    null,
    false,
  ]);
  expect((await cleanCells('copd', few, { scale: 'count' })).values).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test('a date of diagnosis is yes and a blank no; days that cannot be are missing', async () => {
  const options = { latest: '2024-03-31' };
  const iso = ['2019-05-01', '', 'NULL', '2024-03-31', '2024-04-01', '1900-01-01', '2019-02-30'];
  expect((await cleanCells('copd', iso, options)).values).toEqual([
    ...[true, false, false, true, null, null, null],
  ]);
  const british = ['31/12/2019', '1/2/2020', '', '31/02/2019', 'unknown', '01/02/2020 00:00:00'];
  expect((await cleanCells('copd', british, options)).values).toEqual([
    ...[true, true, false, null, null, true],
  ]);
  const american = { ...options, readAs: { dates: 'mdy' } as const };
  expect((await cleanCells('copd', ['12/31/2019', '', '31/12/2019'], american)).values).toEqual([
    ...[true, false, null],
  ]);
  for (const written of ['20190501', '01-May-2019', '1 May 2019', '2019-05', '2019', '01/05/19']) {
    expect([written, (await cleanCells('copd', [written, ''], options)).values]).toEqual([
      written,
      [true, false],
    ]);
  }
});

test('dates are read however many different ones there are, and typed ones too', async () => {
  const days = Array.from({ length: 400 }, (_, day) =>
    new Date(Date.UTC(2015, 0, day + 1)).toISOString().slice(0, 10),
  );
  const { values } = await cleanCells('copd', [...days, '', '2031-01-01'], {
    latest: '2024-01-01',
  });
  expect(values.filter((value) => value === true)).toHaveLength(400);
  expect(values.slice(-2)).toEqual([false, null]);
  const typed = await cleanCells('copd', ['2019-05-01', null], { type: 'date' });
  expect(typed.values).toEqual([true, false]);
});

test('names of dates of diagnosis speak for the condition', () => {
  const days = repeated(['2019-05-01', '', '']);
  for (const name of ['diabetes_date', 'date_of_diabetes_diagnosis', 'earliest_dm_date']) {
    expect([name, proposal(name, days)?.field]).toEqual([name, 'condition:diabetes']);
  }
  expect(proposal('date_of_death', days)?.field).toBe('deceased');
});

test('codes of clinical systems in a column of flags are not read', async () => {
  const snomed = repeated(['44054006', '73211009', '']);
  expect(proposal('diabetes', snomed)).toMatchObject({ field: null });
  expect(proposal('diabetes', snomed)?.reason).toContain('clinical system');
  expect(proposal('diabetes', repeated(['C10F.', 'C10E.', '']))?.field).toBeNull();
  const { values, remarks } = await cleanCells('diabetes', ['44054006', '73211009', '']);
  expect(values).toEqual([null, null, null]);
  expect(remarks).toEqual(['2 cells of “x” not read as yes or no and set to missing.']);
});

test('what the provider has hidden is missing, and counted apart', async () => {
  const { values, remarks } = await cleanCells('copd', ['Y', 'N', '*', '<5', 'maybe']);
  expect(values).toEqual([true, false, null, null, null]);
  expect(remarks).toEqual([
    '1 cell of “x” not read as yes or no and set to missing.',
    '2 cells of “x” are hidden by the provider: missing.',
  ]);
});

test('a column that only partly says yes or no is less sure, and says so', () => {
  const cells = repeated(['Y', 'N', 'N', 'see letter']);
  expect(proposal('copd', cells)).toMatchObject({ field: 'condition:copd', confidence: 0.75 });
  expect(proposal('copd', cells)?.reason).toContain('Only 75% of its cells say yes or no.');
});

test('every word for missing leaves a flag unknown, and blanks alone mean no', async () => {
  const blanks = ['', 'NA', 'n/a', 'NULL', 'None', 'NaN', '-', '.'];
  const words = ['unknown', 'Not known', 'not recorded'];
  const { values } = await cleanCells('copd', ['Y', ...blanks, ...words]);
  expect(values).toEqual([true, ...blanks.map(() => false), ...words.map(() => null)]);
  const both = await cleanCells('copd', ['Y', 'N', ...blanks, ...words]);
  expect(both.values.slice(2).every((value) => value === null)).toBe(true);
});
