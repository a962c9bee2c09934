import fc from 'fast-check';
import { expect, test } from 'vitest';
import { criterionTruths } from '../../analytics/criteria/criterion-truths.ts';
import type { RowColumns } from '../../analytics/criteria/row-columns.ts';
import { truthsBy } from '../../analytics/criteria/truths.ts';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import { catalogueOf, type Person } from '../sql/people-table.ts';
import { criterion } from './documents.ts';
import { truthOf } from './naive.ts';
import { extract } from './people.ts';

/** People as columns in memory. */
function columnsOf(people: readonly Person[]): RowColumns {
  const held = (id: string) => id in (people[0] ?? {});
  return {
    rows: people.length,
    flag: (id) =>
      held(id)
        ? truthsBy(people.length, (row) => (people[row]?.[id] ?? null) as boolean | null)
        : null,
    numbers(id) {
      if (!held(id)) return null;
      const values = Float64Array.from(people, (person) => Number(person[id] ?? Number.NaN));
      const { yes: missing } = truthsBy(people.length, (row) => Number.isNaN(values[row]));
      return { values, missing };
    },
    codes(id) {
      if (!held(id)) return null;
      const codes = [...new Set(people.map((person) => person[id] ?? null))]
        .filter((code) => code !== null)
        .map(String);
      const place = (person: Person) => {
        const code = person[id] ?? null;
        return code === null ? codes.length : codes.indexOf(String(code));
      };
      return { places: Uint32Array.from(people, place), codes };
    },
  };
}

test('a random criterion is true, false or unknown of rows in memory as of people one by one', () => {
  for (const [index, people] of fc.sample(extract(100), { seed: 41, numRuns: 6 }).entries()) {
    const catalogue = catalogueOf(people);
    const columns = columnsOf(people);
    const agrees = fc.property(criterion, (authored) => {
      const { yes, no } = criterionTruths(readCriterion(authored), catalogue, columns);
      const truths = people.map((_, row) => {
        const bit = (bits: Uint32Array) => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
        expect(bit(yes) && bit(no)).toBe(false);
        return bit(yes) ? true : bit(no) ? false : null;
      });
      expect(truths).toEqual(people.map((person) => truthOf(authored, person)));
    });
    fc.assert(agrees, { seed: index, numRuns: 300, endOnFailure: false });
  }
});

test('of nobody at all there is no truth to be told', () => {
  const none = { fields: new Map(), conditions: new Map() };
  const nobody = columnsOf([]);
  const { yes, no } = criterionTruths(readCriterion({ condition: 'copd' }), none, nobody);
  expect([yes.length, no.length]).toEqual([0, 0]);
});
