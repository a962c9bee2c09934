import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeTrue } from '../../analytics/criteria/can-be-true.ts';
import { criterionTruths } from '../../analytics/criteria/criterion-truths.ts';
import { type RowColumns, type Values, valuesAt } from '../../analytics/criteria/row-columns.ts';
import { truthsBy } from '../../analytics/criteria/truths.ts';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import { catalogueOf, type Person } from '../sql/people-table.ts';
import { criterion } from './documents.ts';
import { truthOf } from './naive.ts';
import { extract } from './people.ts';

/** The values of a column; null where people do not have it. */
function valuesOf<V extends string | number>(
  people: readonly Person[],
  id: string,
  as: (value: unknown) => V,
): Values<V> | null {
  if (!(id in (people[0] ?? {}))) return null;
  const values = people.map((person) => person[id] ?? null);
  const different = [...new Set(values)].filter((value) => value !== null).map(as);
  const place = (value: unknown) =>
    value === null ? different.length : different.indexOf(as(value));
  return valuesAt(Uint16Array.from(values, place), different);
}

/** People as columns in memory. */
function columnsOf(people: readonly Person[]): RowColumns {
  const held = (id: string) => id in (people[0] ?? {});
  return {
    rows: people.length,
    flag: (id) =>
      held(id)
        ? truthsBy(people.length, (row) => (people[row]?.[id] ?? null) as boolean | null)
        : null,
    numbers: (id) => valuesOf(people, id, Number),
    codes: (id) => valuesOf(people, id, String),
    counted: new Map(),
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
      if (!canBeTrue(readCriterion(authored), catalogue)) expect(truths).not.toContain(true);
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
