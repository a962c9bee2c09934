import { sql } from '../sql/sql.ts';
import { ifHeld } from './column.ts';
import { numbersWithin } from './column-truths.ts';
import { expectMap, hasUnknown } from './expect.ts';
import { expectWhole } from './expect-number.ts';
import { type CriterionKind, mapSchema, noNeeds } from './kind.ts';
import { constant } from './layout.ts';
import { complain } from './reading.ts';

/** Age in whole years, both ends included; at least one end is set. */
export interface AgeCriterion {
  readonly kind: 'age';
  readonly from: number | null;
  readonly to: number | null;
}

const ages = { from: 0, to: 120 };

function inWords({ from, to }: AgeCriterion): string {
  if (from === null) return `aged ${to} and under`;
  if (to === null) return `aged ${from} and over`;
  return from === to ? `aged ${from}` : `aged ${from} to ${to}`;
}

const ageSchema = { type: 'integer', minimum: ages.from, maximum: ages.to };

export const ageKind: CriterionKind<AgeCriterion> = {
  key: 'age',
  companions: [],
  read(entries, { reading }) {
    const entry = entries.get('age');
    const inner = entry && expectMap(entry.value, ['from', 'to'], 'An age', reading);
    if (entry === undefined || inner === undefined) return undefined;
    const end = (key: 'from' | 'to') => {
      const value = inner.get(key)?.value;
      return value === undefined ? null : expectWhole(value, ages, `The age "${key}"`, reading);
    };
    const from = end('from');
    const to = end('to');
    if (from === undefined || to === undefined) return undefined;
    if (from === null && to === null) {
      if (hasUnknown(inner, ['from', 'to'])) return undefined;
      return complain(reading, entry.value.at, 'An age needs from, to, or both.');
    }
    if (from !== null && to !== null && from > to) {
      const hint = `Write { from: ${to}, to: ${from} }.`;
      return complain(reading, entry.value.at, `The age runs from ${from} down to ${to}.`, hint);
    }
    return { kind: 'age', from, to };
  },
  schema: mapSchema(
    { age: mapSchema({ from: ageSchema, to: ageSchema }, [], { minProperties: 1 }) },
    ['age'],
  ),
  phrase: (criterion) => ({
    says: `is ${inWords(criterion)}`,
    denies: `is not ${inWords(criterion)}`,
    compound: false,
  }),
  sql: ({ from, to }, { catalogue }) =>
    ifHeld(catalogue, 'age', (age) => {
      if (from === null) return sql`${age} <= ${constant(to ?? ages.to)}`;
      if (to === null) return sql`${age} >= ${constant(from)}`;
      return sql`${age} BETWEEN ${constant(from)} AND ${constant(to)}`;
    }),
  truths: ({ from, to }, { columns }) =>
    numbersWithin(columns, 'age', {
      lower: from === null ? null : { value: from, included: true },
      upper: to === null ? null : { value: to, included: true },
    }),
  needs: () => ({ ...noNeeds, fields: ['age'] }),
};
