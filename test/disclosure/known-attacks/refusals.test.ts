import { expect, test } from 'vitest';
import { attack } from '../../../analytics/attack/attack.ts';
import { auditBundles } from '../../../analytics/audit/audit.ts';
import { Refusal } from '../../../analytics/contract/problem.ts';
import { bundleOf } from '../random-releases/play.ts';
import type { Question } from '../random-releases/question.ts';
import { ask, type Some, townOf } from './town.ts';

const aged = (young: number): Some[] =>
  ['1', '2', '3'].flatMap((quintile) => [
    { quintile, age: 19, people: quintile === '1' ? young : 25 },
    { quintile, age: 40, people: quintile === '1' ? 100 - young : 80 },
    { quintile, age: 40, sex: '2', people: 70 },
  ]);

const questions: readonly Partial<Question>[] = [
  { by: ['quintile'] },
  { by: ['quintile'], from: 20 },
];

async function refusalOf(young: number) {
  const { refused } = await ask(townOf(aged(young)), ...questions);
  const error = refused[0]?.error;
  return error instanceof Refusal ? error.problems : [];
}

test('a refusal does not tell how many it is about', async () => {
  const [two, five] = [await refusalOf(2), await refusalOf(5)];
  expect(two.length).toBeGreaterThan(0);
  expect(JSON.stringify(five)).toBe(JSON.stringify(two));
});

test('the audit, which reads what has left already, does tell how many', async () => {
  const found = async (young: number) => {
    const { letOut, refused } = await ask(townOf(aged(young)), ...questions);
    const all = [...letOut, ...refused.map(({ question, table }) => ({ question, table }))];
    return auditBundles([bundleOf(all)], { attack });
  };
  const [two, five] = [await found(2), await found(5)];
  expect(two.findings[0]?.text).not.toBe(five.findings[0]?.text);
});
