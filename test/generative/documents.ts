import fc from 'fast-check';
import { conditions, type Field, fields } from '../../analytics/dictionary/dictionary.ts';
import { scores } from '../../analytics/dictionary/scores.ts';
import type { Authored, AuthoredDocument } from './naive.ts';
import { codes, valuesOf } from './people.ts';

const ids = conditions.map(({ id }) => id);
const longTerm = conditions.filter((condition) => condition.longTerm);
const bodySystems = [...new Set(longTerm.map(({ system }) => system))];

const condition = fc.constantFrom(...ids).map((id) => ({ condition: id }));

const pairOf = (value: fc.Arbitrary<number>) =>
  fc.tuple(value, value).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

const bounds = (listed: number) => {
  const number = fc.integer({ min: 1, max: listed });
  return fc.oneof(
    number.map((least) => ({ 'at-least': least })),
    fc.nat(listed).map((most) => ({ 'at-most': most })),
    pairOf(number).map(([least, most]) => ({ 'at-least': least, 'at-most': most })),
    pairOf(fc.nat(listed)).map((between) => ({ between })),
  );
};

const count = fc.oneof(
  bounds(longTerm.length).map((test) => ({ conditions: test })),
  fc
    .subarray(ids, { minLength: 1 })
    .chain((of) => bounds(of.length).map((test) => ({ conditions: { ...test, of } }))),
);

const systems = fc.oneof(
  bounds(bodySystems.length).map((test) => ({ systems: test })),
  fc
    .subarray(bodySystems, { minLength: 1 })
    .chain((of) => bounds(of.length).map((test) => ({ systems: { ...test, of } }))),
);

const age = pairOf(fc.nat(120)).chain(([from, to]) =>
  fc.constantFrom<Authored>({ age: { from } }, { age: { to } }, { age: { from, to } }),
);

const fifth = fc.oneof(
  fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }).map((list) => ({ quintile: list })),
  fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 1 }).map((list) => ({ decile: list })),
);

const someCodes = fc.oneof(
  fc.subarray(codes, { minLength: 1 }),
  fc.uniqueArray(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((code) => /^[^\p{Cc}\p{Cs}]*\S[^\p{Cc}\p{Cs}]*$/u.test(code)),
    { minLength: 1, maxLength: 3 },
  ),
);

const area = fc
  .tuple(fc.constantFrom('lsoa', 'practice', 'pcn', 'lcp'), someCodes)
  .map(([level, list]) => ({ area: { level, in: list } }));

function limits(value: fc.Arbitrary<number>): fc.Arbitrary<Authored> {
  return pairOf(value).chain(([low = 0, high = 0]) =>
    fc.constantFrom<Authored>(
      { 'at-least': low },
      { over: low },
      { 'at-most': high },
      { under: high },
      { between: [low, high] },
      { 'at-least': low, 'at-most': high },
      ...(low < high
        ? [
            { over: low, under: high },
            { 'at-least': low, under: high },
          ]
        : []),
    ),
  );
}

/** Sums of some of a score's weights, so that people lie on the limits, and any other number. */
const score = fc.constantFrom(...scores).chain(({ id, inputs }) => {
  const sum = fc
    .subarray(
      inputs.map(({ weight }) => Math.round(weight * 100)),
      { maxLength: 6 },
    )
    .map((weights) => weights.reduce((total, weight) => total + weight, 0) / 100);
  const any = fc.double({ min: -20, max: 400, noNaN: true });
  return limits(fc.oneof({ arbitrary: sum, weight: 3 }, any)).map((test) => ({
    score: { of: id, ...test },
  }));
});

function test({ id, kind }: Field): fc.Arbitrary<Authored> {
  const values = valuesOf(id);
  const missing = fc.boolean().map((flag) => ({ missing: flag }));
  if (kind === 'flag')
    return fc.oneof(
      fc.boolean().map((is) => ({ is })),
      missing,
    );
  const list = kind === 'code' ? someCodes : fc.subarray([...values], { minLength: 1 });
  const sets = [
    fc.constantFrom(...values).map((is) => ({ is })),
    list.map((some) => ({ in: some })),
    missing,
  ];
  if (kind !== 'number') return fc.oneof(...sets);
  const number = fc.oneof(
    fc.constantFrom(...values.map(Number)),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -10, max: 1000 }),
  );
  return fc.oneof(...sets, limits(number));
}

const field = fc
  .constantFrom(...fields.filter(({ id }) => id !== 'person_id'))
  .chain((known) => test(known).map((tests) => ({ field: known.id, ...tests })));

/** Any criterion of the grammar, nested up to four deep. */
export const criterion: fc.Arbitrary<Authored> = fc.letrec<{ any: Authored; leaf: Authored }>(
  (tie) => ({
    leaf: fc.oneof(condition, count, systems, score, age, fifth, area, field),
    any: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { arbitrary: tie('leaf'), weight: 4 },
      {
        arbitrary: fc
          .array(tie('any'), { minLength: 1, maxLength: 4 })
          .chain((of) => fc.constantFrom<Authored>({ all: of }, { any: of })),
        weight: 3,
      },
      { arbitrary: tie('any').map((of) => ({ not: of })), weight: 1 },
    ),
  }),
).any;

const label = fc.constantFrom('A label', "It's 'quoted'", '"; --', 'Ünïcode ☃', ': - #');

/** Any document: both ways to assign, with and without a population, with ids like conditions. */
export const document: fc.Arbitrary<AuthoredDocument> = fc
  .record({
    assign: fc.constantFrom<AuthoredDocument['assign'][]>(
      'first-match',
      'first-match',
      'every-match',
    ),
    doubts: fc.option(fc.uniqueArray(label, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    population: fc.option(criterion, { nil: undefined, freq: 2 }),
    rules: fc.array(fc.tuple(label, criterion), { minLength: 0, maxLength: 5 }),
    rest: fc.boolean(),
    names: fc.shuffledSubarray([...ids, 'segment', 'age', 'population', 'select'], {
      minLength: 6,
    }),
  })
  .filter(({ assign, rules, rest }) => rules.length > 0 || rest || assign === 'first-match')
  .map(({ assign, doubts, population, rules, rest, names }) => ({
    version: 1,
    id: 'random',
    title: 'A random document',
    assign,
    ...(doubts === undefined ? {} : { doubts }),
    ...(population === undefined ? {} : { population }),
    segments: [
      ...rules.map(([text, when], index) => ({ id: names[index] ?? '', label: text, when })),
      ...(rest || assign === 'first-match'
        ? [{ id: 'rest', label: 'The rest', otherwise: true as const }]
        : []),
    ],
  }));
