import fc from 'fast-check';
import { findField } from '../../analytics/dictionary/dictionary.ts';
import { scores } from '../../analytics/dictionary/scores.ts';
import type { Person, Value } from '../sql/people-table.ts';
import type { Authored, AuthoredDocument } from './naive.ts';

/** A few columns and a few values, so that random rules often meet, imply or exclude each other. */
const conditions = ['asthma', 'copd', 'anxiety', 'depression', 'dementia'];
const bodySystems = ['mental', 'respiratory', 'neurological'];
const inputs = [...new Set(scores.flatMap((score) => score.inputs.flatMap(({ any }) => any)))];

const values: Readonly<Record<string, readonly Exclude<Value, null>[]>> = {
  age: [0, 17, 18, 40, 64, 65, 120],
  imd_quintile: [1, 2, 3, 4, 5],
  bmi: [18, 25, 29.9, 30, 40],
  lsoa: ['A', 'B', 'C'],
  frailty: Object.keys(findField('frailty')?.categories ?? {}),
  housebound: [true, false],
};

const pairOf = (value: fc.Arbitrary<number>) =>
  fc.tuple(value, value).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

const bounds = (most: number) =>
  fc.oneof(
    fc.integer({ min: 1, max: most }).map((least) => ({ 'at-least': least })),
    fc.nat(most).map((highest) => ({ 'at-most': highest })),
    pairOf(fc.nat(most)).map((between) => ({ between })),
  );

const listed = (key: string, all: readonly string[]) =>
  fc.oneof(
    bounds(3).map((test) => ({ [key]: test })),
    fc
      .subarray([...all], { minLength: 1 })
      .chain((of) => bounds(of.length).map((test) => ({ [key]: { ...test, of } }))),
  );

const limits = (all: readonly number[]) =>
  pairOf(fc.constantFrom(...all)).chain(([low, high]) =>
    fc.constantFrom<Authored>(
      { 'at-least': low },
      { over: low },
      { 'at-most': high },
      { under: high },
      { between: [low, high] },
    ),
  );

const score = fc.constantFrom(...scores).chain(({ id }) =>
  limits([-6, -2.09, 0, 0.19, 0.5, 1.46, 2.5, 20, 400]).map((test) => ({
    score: { of: id, ...test },
  })),
);

const age = pairOf(fc.constantFrom(0, 17, 18, 64, 65)).chain(([from, to]) =>
  fc.constantFrom<Authored>({ age: { from } }, { age: { to } }, { age: { from, to } }),
);

const field = fc.constantFrom(...Object.keys(values)).chain((id) => {
  const own = values[id] ?? [];
  const missing = fc.boolean().map((flag): Authored => ({ field: id, missing: flag }));
  const is = fc.constantFrom(...own).map((value): Authored => ({ field: id, is: value }));
  if (id === 'housebound') return fc.oneof(missing, is);
  const some = fc.subarray([...own], { minLength: 1 }).map((list) => ({ field: id, in: list }));
  if (typeof own[0] !== 'number') return fc.oneof(missing, is, some);
  const range = limits(own.map(Number)).map((test) => ({ field: id, ...test }));
  return fc.oneof(missing, some, range);
});

const leaf = fc.oneof(
  {
    arbitrary: fc.constantFrom(...conditions).map((id): Authored => ({ condition: id })),
    weight: 3,
  },
  { arbitrary: listed('conditions', conditions), weight: 3 },
  listed('systems', bodySystems),
  score,
  { arbitrary: age, weight: 2 },
  fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }).map((list): Authored => ({ quintile: list })),
  fc.subarray(['A', 'B', 'C'], { minLength: 1 }).map(
    (list): Authored => ({
      area: { level: 'lsoa', in: list },
    }),
  ),
  { arbitrary: field, weight: 2 },
);

const rule: fc.Arbitrary<Authored> = fc.letrec<{ any: Authored }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { arbitrary: leaf, weight: 4 },
    {
      arbitrary: fc
        .array(tie('any'), { minLength: 1, maxLength: 3 })
        .chain((of) => fc.constantFrom<Authored>({ all: of }, { any: of })),
      weight: 3,
    },
    { arbitrary: tie('any').map((of): Authored => ({ not: of })), weight: 1 },
  ),
})).any;

/** A document of which something can often be told before it is run. */
export const smallDocument: fc.Arbitrary<AuthoredDocument> = fc
  .record({
    assign: fc.constantFrom('first-match', 'first-match', 'first-match', 'every-match'),
    population: fc.option(rule, { nil: undefined, freq: 2 }),
    rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
  })
  .map(({ assign, population, rules }) => ({
    version: 1,
    id: 'small',
    title: 'A small world',
    assign: assign as AuthoredDocument['assign'],
    ...(population === undefined ? {} : { population }),
    segments: [
      ...rules.map((when, index) => ({ id: `s${index}`, label: `Segment ${index}`, when })),
      { id: 'rest', label: 'The rest', otherwise: true as const },
    ],
  }));

const holding = fc.constantFrom('whole', 'gaps', 'gaps', 'absent');

/** People of that world: some columns whole, some with gaps, some not held. */
export function smallExtract(size: number): fc.Arbitrary<readonly Person[]> {
  const columns = [...Object.keys(values), ...new Set([...conditions, ...inputs])];
  return fc.tuple(fc.nat(2), ...columns.map(() => holding)).chain(([kind, ...holdings]) => {
    const cells = columns.flatMap((column, index) => {
      const own = values[column];
      const isHeld =
        own === undefined && (kind === 1 || (kind === 2 && !conditions.includes(column)));
      if (holdings[index] === 'absent' && !isHeld) return [];
      const rare = conditions.includes(column) ? 1 : 6;
      const flag = fc.nat(rare).map((number) => number === 0);
      const value: fc.Arbitrary<Value> = own === undefined ? flag : fc.constantFrom(...own);
      const hasGaps = holdings[index] === 'gaps' && (kind !== 2 || own !== undefined);
      return [[column, hasGaps ? fc.option(value, { freq: 3 }) : value] as const];
    });
    const person = fc.record(Object.fromEntries(cells));
    return fc
      .array(person, { minLength: size, maxLength: size })
      .map((people) => people.map((one, index) => ({ person_id: `p${index}`, ...one })));
  });
}
