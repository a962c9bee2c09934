import { expect, test } from 'vitest';
import { releasedRows } from '../../../analytics/contract/released.ts';
import { release } from '../../../analytics/disclosure/gate.ts';
import { measureQuestion } from '../random-releases/measure-question.ts';
import {
  ask,
  asked,
  auditOf,
  foundIn,
  hideSmallOnly,
  policyOf,
  type Some,
  townOf,
} from './town.ts';

const people: readonly Some[] = [
  { quintile: '1', sex: '1', people: 3 },
  { quintile: '1', sex: '2', people: 60 },
  { quintile: '2', sex: '1', people: 70 },
  { quintile: '2', sex: '2', people: 40 },
  { quintile: '3', sex: '1', people: 30 },
  { quintile: '3', sex: '2', people: 90 },
];

test('a small count is its total less the rest, unless others are hidden with it', async () => {
  const town = townOf(people);
  expect(foundIn(await auditOf(hideSmallOnly(town, {})))).toEqual([[3, 3]]);
  const { letOut, refused } = await ask(town, {});
  expect([letOut.length, refused.length]).toEqual([1, 0]);
  expect(foundIn(await auditOf(...letOut))).toEqual([]);
});

test('what is hidden for others cannot be told from what is small', async () => {
  const [{ table } = { table: null }] = (await ask(townOf(people), {})).letOut;
  const hidden =
    table === null ? [] : releasedRows(table).filter(({ status }) => status === 'hidden');
  expect(hidden.length).toBeGreaterThanOrEqual(4);
  expect(
    new Set(hidden.map(({ reason, count, value }) => `${reason} ${count} ${value}`)).size,
  ).toBe(1);
});

test('that nobody is of a group is its total less the rest, where nobody is hidden', async () => {
  const policy = policyOf('uk-llc');
  const town = townOf(people.map((some) => (some.people === 3 ? { ...some, people: 0 } : some)));
  expect(foundIn(await auditOf(hideSmallOnly(town, { policy })))).toEqual([[0, 0]]);
  const { letOut } = await ask(town, { policy });
  expect(letOut).toHaveLength(1);
  expect(foundIn(await auditOf(...letOut))).toEqual([]);
});

/** Everybody of the first group is ill; of the others one in four. */
const ill: readonly Some[] = ['1', '2', '3'].flatMap((quintile) => [
  { quintile, copd: true, people: quintile === '1' ? 40 : 20 },
  { quintile, copd: false, people: quintile === '1' ? 0 : 60 },
]);

test('that everybody of a group is ill is hidden as a small count is', () => {
  const question = asked({ measure: 'prevalence:copd', by: ['quintile'], totals: false });
  const { measured, provenance } = measureQuestion(townOf(ill), question);
  const first = (complement: 'shown' | 'hidden') => {
    const policy = { ...question.policy, complement };
    return releasedRows(release(measured, provenance, policy))[0];
  };
  expect(first('shown')).toMatchObject({ count: 40, denominator: 40, value: 100 });
  expect(first('hidden')).toMatchObject({ status: 'hidden', count: null, value: null });
});
