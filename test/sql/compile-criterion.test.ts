import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import { compileCriterion, criterionWarnings } from '../../analytics/sql/compile-criterion.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { catalogueOf, openScratch, type Person, writePeople } from './people-table.ts';

let scratch: Awaited<ReturnType<typeof openScratch>>;

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const people: readonly Person[] = [
  { copd: true, asthma: true, age: 17, bmi: 30, frailty: 'severe', carer: true, lsoa: 'E1' },
  { copd: true, asthma: false, age: 18, bmi: 29.9, frailty: 'fit', carer: false, lsoa: 'E2' },
  { copd: true, asthma: null, age: 64, bmi: 40, frailty: null, carer: null, lsoa: null },
  { copd: false, asthma: false, age: 65, bmi: null, frailty: 'mild', carer: false, lsoa: 'e1' },
  { copd: false, asthma: null, age: null, bmi: 8, frailty: 'severe', carer: true, lsoa: 'E1' },
];

const letters = new Map<boolean | null, string>([
  [true, 'T'],
  [false, 'F'],
  [null, '-'],
]);

async function truths(criterion: unknown): Promise<string> {
  const compiled = compileCriterion(readCriterion(criterion), catalogueOf(people));
  await scratch.database.run(sql`EXPLAIN SELECT * FROM person WHERE ${compiled}`);
  const rows = await scratch.database.rows<{ truth: boolean | null }>(
    sql`SELECT ${compiled} AS truth FROM person`,
  );
  return rows.map(({ truth }) => letters.get(truth)).join(' ');
}

/** T true, F false, - unknown; one letter for each of the five people above. */
const table = `
{ condition: copd }                                       | T T T F F
{ condition: asthma }                                     | T F - F -
{ not: { condition: asthma } }                            | F T - T -
{ not: { not: { condition: asthma } } }                   | T F - F -
{ condition: dementia }                                   | - - - - -
{ not: { condition: dementia } }                          | - - - - -
{ all: [{ condition: copd }, { condition: asthma }] }     | T F - F F
{ any: [{ condition: copd }, { condition: asthma }] }     | T T T F -
{ conditions: { at-least: 1 } }                           | T T T F -
{ conditions: { at-least: 2 } }                           | T F - F F
{ conditions: { at-most: 0 } }                            | F F F T -
{ conditions: { at-most: 1 } }                            | F T - T T
{ conditions: { between: [1, 1] } }                       | F T - F -
{ conditions: { at-least: 1, of: [copd, dementia] } }     | T T T F F
{ conditions: { at-least: 1, of: [dementia] } }           | - - - - -
{ conditions: { at-most: 1, of: [copd, dementia] } }      | T T T T T
{ conditions: { between: [0, 2], of: [copd, dementia] } } | T T T T T
{ age: { from: 18 } }                                     | F T T T -
{ age: { to: 64 } }                                       | T T T F -
{ age: { from: 18, to: 64 } }                             | F T T F -
{ quintile: [1] }                                         | - - - - -
{ field: bmi, at-least: 30 }                              | T F T - F
{ field: bmi, over: 30 }                                  | F F T - F
{ field: bmi, under: 30 }                                 | F T F - T
{ field: bmi, at-most: 30 }                               | T T F - T
{ field: bmi, between: [30, 40] }                         | T F T - F
{ field: bmi, at-least: 30, under: 40 }                   | T F F - F
{ field: bmi, in: [8, 29.9] }                             | F T F - T
{ field: bmi, missing: true }                             | F F F T F
{ field: bmi, missing: false }                            | T T T F T
{ not: { field: bmi, missing: true } }                    | T T T F T
{ field: efi, missing: true }                             | T T T T T
{ field: efi, at-least: 0 }                               | - - - - -
{ field: frailty, is: severe }                            | T F - F T
{ field: frailty, in: [mild, severe] }                    | T F - T T
{ not: { field: frailty, in: [mild, severe] } }           | F T - F F
{ field: carer, is: true }                                | T F - F T
{ field: carer, is: false }                               | F T - T F
{ area: { level: lsoa, in: [E1, E2] } }                   | T T - F T
{ field: lsoa, is: e1 }                                   | F F - T F
{ area: { level: pcn, in: [E1] } }                        | - - - - -
`;

const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((part) => part.trim()))
  .map(([criterion = '', expected = '']) => ({ criterion, expected }));

test.each(rows)('$criterion is $expected', async ({ criterion, expected }) => {
  await writePeople(scratch.database, people);
  expect(await truths(parse(criterion))).toBe(expected);
});

test('a long list of areas means the same as a short one', async () => {
  await writePeople(scratch.database, people);
  const others = Array.from({ length: 33_000 }, (_, index) => `X${index}`);
  const area = { level: 'lsoa', in: [...others, 'E1', 'E2'] };
  expect(await truths({ area })).toBe('T T - F T');
  expect(await truths({ not: { area } })).toBe('F F - T F');
});

test('any text is found as itself when it is an area code, and changes nothing else', async () => {
  const code = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .filter((text) => /\S/.test(text) && !/[\p{Cc}\p{Cs}]/u.test(text));
  const sharp = fc.array(fc.constantFrom(...`'";-/*?$\\%_ x`), { minLength: 1, maxLength: 20 });
  const either = fc.oneof(
    code,
    sharp.map((parts) => `${parts.join('')}.`),
  );
  await fc.assert(
    fc.asyncProperty(either, async (text) => {
      await scratch.database.run(
        sql`CREATE OR REPLACE TABLE person AS SELECT ${text}::VARCHAR AS lsoa`,
      );
      const held = { fields: new Map([['lsoa', { nullable: false }]]), conditions: new Map() };
      const area = readCriterion({ area: { level: 'lsoa', in: [text, 'other'] } });
      const compiled = compileCriterion(area, held);
      expect(compiled.values).toEqual([]);
      const found = await scratch.database.rows(
        sql`SELECT count(*) AS count FROM person WHERE ${compiled}`,
      );
      expect(found).toEqual([{ count: 1 }]);
    }),
    { seed: 8, numRuns: 300 },
  );
});

test('a filter on what the extract does not hold warns', () => {
  const criterion = readCriterion({
    any: [{ condition: 'palliative-care' }, { field: 'housebound', is: true }, { quintile: [1] }],
  });
  expect(criterionWarnings(criterion, { fields: new Map(), conditions: new Map() })).toEqual([
    'The extract does not hold palliative care, so nobody is known to have it.',
    'The extract does not hold "housebound", so it is known of nobody.',
    'The extract does not hold IMD quintile, so no test of it is known for anybody.',
  ]);
});
