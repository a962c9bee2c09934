import { expect, test } from 'vitest';
import { refusal, stageText } from './staging.ts';

/** A number of ten digits from the range that is set aside for tests, with its check digit. */
function nhsNumber(serial: number): string | null {
  const nine = String(999_000_000 + serial);
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : `${nine}${check}`;
}

const numbers = Array.from({ length: 80 }, (_, index) => nhsNumber(index * 37)).filter(
  (number) => number !== null,
);
const text = [
  'person_id,age,nhs_no,lsoa',
  ...numbers.map((number, index) => `p${index},${20 + (index % 60)},${number},E01000001`),
].join('\n');

test('a file with NHS numbers is refused, naming the column and no number', async () => {
  const problem = await refusal(stageText(`${text}\n`));
  expect(problem).toMatchObject({ code: 'identifiers-found', where: { field: 'nhs_no' } });
  expect(JSON.stringify(problem)).not.toMatch(/\d{5}/);
});

test('a column that is dropped is in no field, even where it is mapped to one', async () => {
  const staged = await stageText(`${text}\n`, {
    mapping: {
      columns: [{ column: 'nhs_no', field: 'person_id', confidence: 1, reason: 'by hand' }],
      identifiers: { nhs_no: { action: 'drop' } },
    },
  });
  expect(JSON.stringify(staged.people)).not.toMatch(/999\d{7}/);
  const mapped = staged.receipt.mapping.columns.find(({ column }) => column === 'nhs_no');
  expect(mapped).toMatchObject({ field: null });
  expect(staged.receipt.identifiers).toMatchObject([{ decision: { action: 'drop' } }]);
});

test('a column in which nothing was found is dropped all the same when that is asked for', async () => {
  const staged = await stageText('person_id,age,lsoa\na,1,E01000001\nb,2,E01000002\n', {
    mapping: { columns: [], identifiers: { lsoa: { action: 'drop' } } },
  });
  expect(staged.people.map(({ lsoa }) => lsoa)).toEqual([null, null]);
});

test('a column that is accepted stays, with its reason on the receipt', async () => {
  const staged = await stageText(`${text}\n`, {
    mapping: {
      columns: [],
      identifiers: { nhs_no: { action: 'accept', reason: 'numbers set aside for tests' } },
    },
  });
  expect(staged.receipt.identifiers).toMatchObject([
    { column: 'nhs_no', decision: { action: 'accept', reason: 'numbers set aside for tests' } },
  ]);
  expect(staged.receipt.mapping.columns.find(({ column }) => column === 'nhs_no')?.field).toBe(
    null,
  );
  expect(staged.receipt.identifiers[0]?.isUntaken).toBe(true);
});

test('one that is accepted and taken is not said to be out', async () => {
  const staged = await stageText(`${text}\n`, {
    mapping: {
      columns: [{ column: 'nhs_no', field: 'practice', confidence: 1, reason: 'by hand' }],
      identifiers: { nhs_no: { action: 'accept', reason: 'numbers set aside for tests' } },
    },
  });
  expect(staged.receipt.identifiers[0]).toMatchObject({ decision: { action: 'accept' } });
  expect(staged.receipt.identifiers[0]?.isUntaken).toBe(undefined);
});
