import { expect, test } from 'vitest';
import type { IdentifierFinding } from '../../analytics/contract/identifiers.ts';
import { exitCode, Refusal } from '../../analytics/contract/problem.ts';
import { decide } from '../../analytics/sources/screening/decide.ts';
import { refuseIdentifiers } from '../../analytics/sources/screening/refuse-identifiers.ts';

const finding = (column: string, severity: 'block' | 'warn' = 'block'): IdentifierFinding => ({
  ...{ file: 'people.csv', column, kind: 'postcode', severity },
  ...{
    reason: '97% of the different values are full postcodes.',
    share: 0.97,
    masked: ['LS* ***'],
  },
  decision: null,
});

function problems(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  return [];
}

test('what blocks and is not decided on stays; what is dropped, accepted or a warning does not', () => {
  const findings = [finding('pcd'), finding('home'), finding('work'), finding('hash', 'warn')];
  const { findings: decided, undecided } = decide(findings, {
    home: { action: 'drop' },
    work: { action: 'accept', reason: 'Approved by the data owner, ticket 12' },
    other: { action: 'drop' },
  });
  expect(undecided.map(({ column }) => column)).toEqual(['pcd']);
  expect(decided.map(({ decision }) => decision?.action ?? null)).toEqual([
    null,
    'drop',
    'accept',
    null,
  ]);
});

test.each(['  ', '\u200b\u200b\u200b\u200b', 'x', '....', 'a\u200bb'])(
  'accepting takes a reason in words, not %j',
  (reason) => {
    const refused = problems(() => decide([finding('pcd')], { pcd: { action: 'accept', reason } }));
    expect(refused).toMatchObject([{ code: 'identifiers-found', where: { field: 'pcd' } }]);
  },
);

test('a decision that names the file goes before one that names the column alone', () => {
  const findings = [finding('pcd'), { ...finding('pcd'), file: 'events.csv' }];
  const drop = { action: 'drop' } as const;
  const { findings: decided, undecided } = decide(findings, {
    'events.csv/pcd': { action: 'accept', reason: 'outward half only, as agreed' },
    pcd: drop,
  });
  expect(decided.map(({ decision }) => decision?.action)).toEqual(['drop', 'accept']);
  expect(undecided).toEqual([]);
  const [left] = decide(findings, { 'people.csv/pcd': drop }).undecided;
  expect(left?.file).toBe('events.csv');
});

test('a column is not decided on by what every object has', () => {
  expect(decide([finding('constructor')], {}).undecided).toHaveLength(1);
});

test('the refusal has a problem for each column, says how to go on, and ends with code 4', () => {
  const refused = problems(() => refuseIdentifiers([finding('pcd'), finding('home "x"')]));
  expect(refused.map(({ where }) => where)).toEqual([
    { file: 'people.csv', field: 'pcd' },
    { file: 'people.csv', field: 'home "x"' },
  ]);
  expect(refused.map(({ code }) => exitCode(code))).toEqual([4, 4]);
  expect(refused[0]?.hint).toContain('identifiers: { "pcd": drop }');
  expect(refused[0]?.reason).toContain('97%');
});
