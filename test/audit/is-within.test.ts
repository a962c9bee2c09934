import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin } from '../../analytics/audit/is-within.ts';
import { isRuleWithin } from '../../analytics/audit/rule.ts';

test('what lies within what', () => {
  const adults = { age: { from: 18 } };
  const copd = { condition: 'copd' };
  const within: readonly (readonly [unknown, unknown])[] = [
    [adults, null],
    [{ age: { from: 20 } }, adults],
    [{ age: { from: 18, to: 64 } }, adults],
    [{ all: [adults, copd] }, adults],
    [{ all: [copd, adults] }, { all: [adults, copd] }],
    [{ quintile: [1] }, { quintile: [2, 1] }],
    [{ area: { level: 'lcp', in: ['A'] } }, { area: { level: 'lcp', in: ['A', 'B'] } }],
    [{ conditions: { between: [2, 3] } }, { conditions: { 'at-least': 1 } }],
    [
      { field: 'bmi', over: 30 },
      { field: 'bmi', 'at-least': 30 },
    ],
    [
      { field: 'frailty', is: 'severe' },
      { field: 'frailty', in: ['moderate', 'severe'] },
    ],
    [copd, { any: [adults, copd] }],
    [{ not: adults }, { not: { age: { from: 20 } } }],
  ];
  for (const [part, whole] of within) expect([part, isWithin(part, whole)]).toEqual([part, true]);
});

test('what does not, or not for sure', () => {
  const adults = { age: { from: 18 } };
  const without: readonly (readonly [unknown, unknown])[] = [
    [null, adults],
    [adults, { age: { from: 20 } }],
    [{ age: { to: 64 } }, adults],
    [
      { field: 'bmi', 'at-least': 30 },
      { field: 'bmi', over: 30 },
    ],
    [
      { field: 'bmi', missing: true },
      { field: 'bmi', 'at-least': 0 },
    ],
    [{ quintile: [1] }, { decile: [1, 2] }],
    [{ area: { level: 'lcp', in: ['A'] } }, { area: { level: 'pcn', in: ['A'] } }],
    [{ conditions: { 'at-least': 2, of: ['copd'] } }, { conditions: { 'at-least': 1 } }],
    [{ condition: 'copd' }, { condition: 'asthma' }],
    [{ any: [adults, { condition: 'copd' }] }, adults],
    [{ unheard: 1 }, { unheard: 2 }],
    ['text', adults],
  ];
  for (const [part, whole] of without) expect([part, isWithin(part, whole)]).toEqual([part, false]);
});

interface Person {
  readonly age: number | null;
  readonly bmi: number | null;
  readonly copd: boolean | null;
}

type Truth = boolean | null;
const negated = (truth: Truth) => (truth === null ? null : !truth);

/** The language's three values, written a second time and naively. */
function truth(criterion: Record<string, unknown>, person: Person): Truth {
  if ('all' in criterion || 'any' in criterion) {
    const isAll = 'all' in criterion;
    const parts = (criterion[isAll ? 'all' : 'any'] as Record<string, unknown>[]).map((part) =>
      truth(part, person),
    );
    if (parts.includes(!isAll)) return !isAll;
    return parts.includes(null) ? null : isAll;
  }
  if ('not' in criterion)
    return negated(truth(criterion['not'] as Record<string, unknown>, person));
  if ('condition' in criterion) return person.copd;
  if ('missing' in criterion) return person.bmi === null;
  const test = ('age' in criterion ? criterion['age'] : criterion) as Record<string, number>;
  const value = 'age' in criterion ? person.age : person.bmi;
  if (value === null) return null;
  const low = test['from'] ?? test['at-least'] ?? Number.NEGATIVE_INFINITY;
  const high = test['to'] ?? test['at-most'] ?? Number.POSITIVE_INFINITY;
  const [over, under] = [test['over'], test['under']];
  const passes = value >= low && value <= high;
  return passes && (over === undefined || value > over) && (under === undefined || value < under);
}

const few = fc.integer({ min: 0, max: 4 });
const leaf = fc.oneof(
  few.map((from) => ({ age: { from } })),
  few.map((to) => ({ age: { to } })),
  fc.tuple(few, few).map(([one, other]) => ({
    age: { from: Math.min(one, other), to: Math.max(one, other) },
  })),
  fc
    .tuple(fc.constantFrom('at-least', 'at-most', 'over', 'under'), few)
    .map(([key, value]) => ({ field: 'bmi', [key]: value })),
  fc.constant({ condition: 'copd' }),
  fc.constant({ field: 'bmi', missing: true }),
);
const { criterion } = fc.letrec<{ criterion: Record<string, unknown> }>((tie) => ({
  criterion: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.array(tie('criterion'), { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
    fc.array(tie('criterion'), { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
    tie('criterion').map((not) => ({ not })),
  ),
}));

const values = [null, 0, 1, 2, 3, 4];
const people: readonly Person[] = values.flatMap((age) =>
  values.flatMap((bmi) => [true, false, null].map((copd) => ({ age, bmi, copd }))),
);

test('it never says yes of two criteria of which somebody satisfies only the first', () => {
  let yes = 0;
  fc.assert(
    fc.property(criterion, criterion, (part, whole) => {
      if (!isWithin(part, whole)) return;
      yes += 1;
      for (const person of people) {
        if (truth(part, person) === true) expect(truth(whole, person)).toBe(true);
      }
    }),
    { numRuns: 20_000, seed: 6 },
  );
  expect(yes).toBeGreaterThan(1000);
});

test('filters narrow a population too', () => {
  const rule = (filters: Record<string, string[]>) => ({ where: null, filters });
  expect(isRuleWithin(rule({ sex: ['1'] }), rule({}))).toBe(true);
  expect(isRuleWithin(rule({ sex: ['1'] }), rule({ sex: ['1', '2'] }))).toBe(true);
  expect(isRuleWithin(rule({}), rule({ sex: ['1'] }))).toBe(false);
  expect(isRuleWithin(rule({ lcp: ['A'] }), rule({ sex: ['1'] }))).toBe(false);
});
