import { expect, test } from 'vitest';
import { release } from '../../../analytics/disclosure/gate.ts';
import { measureQuestion } from '../random-releases/measure-question.ts';
import { attackPlainly } from '../random-releases/outsider.ts';
import type { Question } from '../random-releases/question.ts';
import type { World } from '../random-releases/world.ts';
import { ask, asked, policyOf, type Some, townOf } from './town.ts';

/** Each table protected as if it were the only one: no register. */
function eachAlone(world: World, ...questions: readonly Partial<Question>[]) {
  return questions.map((own) => {
    const question = asked(own);
    const { measured, provenance } = measureQuestion(world, question);
    return { question, measured, table: release(measured, provenance, question.policy) };
  });
}

/** What the plain attacker learns without the register, and what with it. */
async function learned(world: World, ...questions: readonly Partial<Question>[]) {
  const alone = await attackPlainly(world, eachAlone(world, ...questions));
  const { letOut, refused } = await ask(world, ...questions);
  const checked = await attackPlainly(world, letOut);
  return { alone: alone.known, checked: checked.known, refused: refused.length };
}

const aged = (young: number): Some[] =>
  ['1', '2', '3'].flatMap((quintile) => [
    { quintile, age: 19, people: quintile === '1' ? young : 25 },
    { quintile, age: 17, people: 30 },
    { quintile, age: 40, people: 80 },
    { quintile, age: 40, sex: '2', people: 70 },
  ]);

test('people of 18 and 19 are those of 18 and over less those of 20 and over', async () => {
  const by = ['quintile'] as const;
  const found = await learned(townOf(aged(2)), { by, from: 18 }, { by, from: 20 });
  expect(found.alone.map(({ kind, lower, upper }) => [kind, lower, upper])).toContainEqual([
    'between',
    2,
    2,
  ]);
  expect(found).toMatchObject({ checked: [], refused: 1 });
});

const sexed: readonly Some[] = ['1', '2', '3'].flatMap((quintile) => [
  { quintile, sex: '1', people: 50 },
  { quintile, sex: '2', people: quintile === '2' ? 4 : 45 },
]);

test('women are everybody less men', async () => {
  const by = ['quintile'] as const;
  const found = await learned(
    townOf(sexed),
    { by: ['quintile', 'sex'] },
    { by },
    { by, filters: { sex: ['1'] } },
  );
  const exact = found.alone.map(({ lower, upper }) => [lower, upper]);
  expect(exact).toContainEqual([4, 4]);
  expect(found.checked).toEqual([]);
});

const placed = (small: number): Some[] => [
  { practice: 0, people: 120 },
  { practice: 0, sex: '2', people: 90 },
  { practice: 1, people: 60 },
  { practice: 1, sex: '2', people: small },
  { practice: 2, people: 80 },
  { practice: 2, sex: '2', people: 75 },
  { practice: 3, people: 85 },
  { practice: 3, sex: '2', people: 70 },
];

test('a PCN is its Local Care Partnership less the other PCN', async () => {
  const { alone, checked } = await learned(
    townOf(placed(5)),
    { by: ['lcp', 'sex'] },
    { by: ['pcn', 'sex'], totals: false },
  );
  expect(alone).toMatchObject([{ kind: 'hidden', lower: 5, upper: 5 }]);
  expect(checked).toEqual([]);
});

test('practices and PCNs of the same people give away no more than either', async () => {
  const { alone, checked } = await learned(
    townOf(placed(5)),
    { by: ['practice', 'sex'], totals: false },
    { by: ['pcn', 'sex'] },
    { by: ['lcp', 'pcn', 'sex'] },
  );
  expect(alone.length).toBeGreaterThan(0);
  expect(checked).toEqual([]);
});

test('a refresh of the extract is the same table but for those who came', async () => {
  const now: Some[] = ['1', '2', '3'].map((quintile) => ({ quintile, people: 60 }));
  const town = townOf(now, [...now, { quintile: '2', people: 1 }]);
  const by = ['quintile'] as const;
  const { letOut, refused } = await ask(town, { by }, { by, extract: 1 });
  expect([letOut.length, refused.length]).toEqual([1, 1]);
  const rounded = { by, policy: policyOf('nhs-hes') };
  const coarse = await ask(town, rounded, { ...rounded, extract: 1 });
  expect([coarse.letOut.length, coarse.refused.length]).toEqual([2, 0]);
});

test('whom another version of a definition moves is one count less the other', async () => {
  const moved: Some[] = [
    { matched: { v3: [0], v4: [0] }, people: 60 },
    { matched: { v3: [0], v4: [1] }, people: 3 },
    { matched: { v3: [1], v4: [1] }, people: 90 },
  ];
  const by = ['segment'] as const;
  const { letOut, refused } = await ask(townOf(moved), { by }, { by, version: 'v4' });
  const counts = eachAlone(townOf(moved), { by }, { by, version: 'v4' }).map(
    ({ table }) => table.table.getChild('count')?.get(0) as number,
  );
  expect(counts).toEqual([63, 60]);
  expect([letOut.length, refused.length]).toEqual([1, 1]);
});

test('a filter whose answer differs from another by one person tells nothing of that person', async () => {
  const town = townOf([
    { age: 17, people: 1 },
    ...['1', '2'].map((sex): Some => ({ sex, age: 40, people: 60 })),
  ]);
  const by = ['sex'] as const;
  const found = await learned(town, { by }, { by, from: 18 });
  expect(found.alone).toMatchObject([
    { kind: 'between', lower: 1, upper: 1 },
    { kind: 'between', lower: 1, upper: 1 },
  ]);
  expect(found).toMatchObject({ checked: [], refused: 1 });
});
