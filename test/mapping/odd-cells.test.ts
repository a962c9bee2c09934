import { expect, test } from 'vitest';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { readEthnicGroup, readEthnicity } from '../../analytics/sources/mapping/read-ethnicity.ts';
import { cleanCells } from './clean-cells.ts';
import { numbers, profileOf, repeated } from './profile-of.ts';

const proposal = (name: string, cells: readonly string[]) =>
  proposeColumns([profileOf(name, cells)])[0];

const flags: readonly (readonly [cells: readonly string[], values: readonly unknown[]])[] = [
  [
    ['Present', 'Absent', 'present', ''],
    [true, false, true, null],
  ],
  [
    ['Positive', 'Negative', 'POS', 'neg'],
    [true, false, true, false],
  ],
  [
    ['Ever', 'Never', 'ever ', ''],
    [true, false, true, null],
  ],
  [
    ['Diagnosed', 'Not diagnosed', 'diagnosed', 'Undiagnosed'],
    [true, false, true, false],
  ],
  [
    ['X', '', 'x', ''],
    [true, false, true, false],
  ],
  [
    ['X', 'N', '', 'x'],
    [true, false, null, true],
  ],
  [
    ['✓', '', '✓', ''],
    [true, false, true, false],
  ],
  [
    ['✔', 'x', '✔', '✗'],
    [true, false, true, false],
  ],
  [
    ['1', '', '1', ''],
    [true, false, true, false],
  ],
];

test.each(flags)('a column of flags that holds %j is read as such', async (cells, values) => {
  expect(proposal('has_copd', repeated(cells))).toMatchObject({ field: 'condition:copd' });
  expect((await cleanCells('copd', cells)).values).toEqual(values);
});

test('a cross beside yes and no is neither, and is counted', async () => {
  const { values, remarks } = await cleanCells('copd', ['Y', 'N', 'X', 'Y', 'N']);
  expect(values).toEqual([true, false, null, true, false]);
  expect(remarks).toEqual(['1 cell of “x” not read as yes or no and set to missing.']);
});

test('sexes are read with their code, a note, a nought or a full stop', async () => {
  const sexes = {
    '1': ['1 - Male', '1: Male', '(1) Male', 'Male (1)', '01', '1.00', 'M.', 'Males'],
    '2': ['2 - Female', 'F: Female', 'Female (including trans woman)', '02', 'Fem', 'f'],
    '9': ['9 - Indeterminate', 'Intersex', 'Undetermined', 'Other (please say)'],
    X: ['Not stated (person asked but declined)', 'Prefer not to say', 'Unspecified', 'Not Known'],
  };
  for (const [code, cells] of Object.entries(sexes)) {
    expect([code, (await cleanCells('sex', cells)).values]).toEqual([code, cells.map(() => code)]);
    expect(proposal('Sex', repeated(cells))?.field).toBe('sex');
  }
});

test('letters that say that nothing is known are no ethnic category', () => {
  for (const cell of ['NA', 'NK', 'NS', 'ND', 'PN', 'DK']) {
    expect([cell, readEthnicity(cell), readEthnicGroup(cell, '2011')]).toEqual([
      ...[cell, undefined, undefined],
    ]);
  }
  const local = { CA: 'C', C3: 'C', PA: 'P', SE: 'S', 'R*': 'R', 'Z*': 'Z', LK: 'L', GF: 'G' };
  for (const [cell, code] of Object.entries(local)) {
    expect([cell, readEthnicity(cell)]).toEqual([cell, code]);
  }
});

test('ethnic codes of the police, whose letters mean other groups, and bare numbers are kept out', () => {
  const police = repeated(['W1', 'A1', 'B1', 'M1', 'O9', 'A3']);
  expect(proposal('ethnicity', police)).toMatchObject({ field: null });
  expect(proposal('ethnicity', police)?.reason).toContain('police');
  expect(proposal('ethnicity', numbers(1, 19))).toMatchObject({ field: null });
});

test('frailty is read from names of bands, and the words of the Clinical Frailty Scale are asked about', async () => {
  const levels = repeated(['Fit', 'Mild', 'Moderate', 'Severe']);
  for (const name of ['efi_category', 'efi_band', 'frailty_category', 'eFI2 group']) {
    expect([name, proposal(name, levels)?.field]).toEqual([name, 'frailty']);
  }
  const words = ['Managing well', 'Mildly frail', 'Moderately frail', 'Very severely frail'];
  const rockwood = proposal('rockwood', repeated(words));
  expect(rockwood?.field).toBeNull();
  expect(rockwood?.question?.choices.map(({ field }) => field)).toEqual(['frailty', null]);
  expect((await cleanCells('frailty', [...words, 'Terminally ill', '2 - Mild'])).values).toEqual([
    ...['fit', 'mild', 'moderate', 'severe', null, 'mild'],
  ]);
  expect(proposal('rockwood', numbers(1, 9))?.question).toBeUndefined();
});

test('codes of organisations are practices, PCNs or neither by their form', () => {
  const practices = repeated(['B86001', 'y02002 ', 'A81001']);
  for (const name of ['GP', 'ods', 'ODSCode', 'gp_practice_code', 'organisation_code']) {
    expect([name, proposal(name, practices)?.field]).toEqual([name, 'practice']);
  }
  expect(proposal('gp', numbers(0, 30))?.field).toBeNull();
  expect(proposal('pcn_ods_code', repeated(['U12345']))?.field).toBe('pcn');
  expect(proposal('sub_icb_code', repeated(['15F', '02V']))?.field).toBeNull();
});
