import { describe, expect, test } from 'vitest';
import type { ReleasedRow } from '../../../analytics/contract/released.ts';
import { releasedRows } from '../../../analytics/contract/released.ts';
import { release } from '../../../analytics/disclosure/gate.ts';
import type { Policy } from '../../../analytics/disclosure/policy.ts';
import { byarLimits } from '../../../analytics/statistics/poisson-limits.ts';
import { wilsonLimits } from '../../../analytics/statistics/proportion.ts';
import { measureQuestion } from '../random-releases/measure-question.ts';
import type { Question } from '../random-releases/question.ts';
import { asked, policyOf, type Some, townOf } from './town.ts';

const nhs = policyOf('nhs-hes');
const exact: Policy = { ...nhs, rounding: 1, totals: 'rounded' };

/** The first row of a table of quintiles, so many of whose first are ill or admitted. */
function rowOf(affected: number, of: number, policy: Policy, own: Partial<Question>): ReleasedRow {
  const some = { copd: true, admissions: 1, cost: 40 };
  const people: Some[] = ['1', '2', '3'].flatMap((quintile) => {
    const ill = quintile === '1' ? affected : 60;
    return [
      { quintile, ...some, people: Math.ceil(ill / 2) },
      { quintile, ...some, age: 62, people: Math.floor(ill / 2) },
      { quintile, people: Math.ceil((of - ill) / 2) },
      { quintile, age: 62, people: Math.floor((of - ill) / 2) },
    ];
  });
  const question = asked({ by: ['quintile'], totals: false, policy, ...own });
  const { measured, provenance } = measureQuestion(townOf(people), question);
  const [row] = releasedRows(release(measured, provenance, policy));
  if (row === undefined) throw new Error('A table of quintiles has no row.');
  return row;
}

const printedOf = ({ count, value, lower, upper, status }: ReleasedRow) =>
  JSON.stringify([count, value, lower, upper, status]);

/** Counts that print as a count does, under some question. */
function alike(count: number, of: number, policy: Policy, own: Partial<Question>): number[] {
  const printed = printedOf(rowOf(count, of, policy, own));
  const around = Array.from({ length: 13 }, (_, at) => count - 6 + at);
  return around.filter((other) => printedOf(rowOf(other, of, policy, own)) === printed);
}

test("Wilson's limits to one decimal give the count back, so none stand in a hidden row", () => {
  const printed = ({ lower, upper }: ReturnType<typeof wilsonLimits>) =>
    [lower, upper].map((limit) => (100 * (limit ?? 0)).toFixed(1)).join();
  for (const count of [1, 3, 7]) {
    const found = Array.from({ length: 121 }, (_, other) => other).filter(
      (other) =>
        printed(wilsonLimits(other, 120, 0.95)) === printed(wilsonLimits(count, 120, 0.95)),
    );
    expect(found).toEqual([count]);
    expect(rowOf(count, 120, nhs, { measure: 'prevalence:copd' })).toMatchObject({
      ...{ status: 'hidden', count: null, value: null, lower: null, upper: null },
    });
  }
});

test("Byar's limits give the count back, so none stand in a hidden row", () => {
  const ratio = (count: number) => {
    const { lower, upper } = byarLimits({ count });
    return (((upper ?? 0) - count) / (count - (lower ?? 0))).toFixed(4);
  };
  for (const count of [1, 3, 7]) {
    const found = Array.from({ length: 121 }, (_, other) => other).filter(
      (other) => ratio(other) === ratio(count),
    );
    expect(found).toEqual([count]);
    for (const form of ['crude', 'standardised'] as const) {
      expect(rowOf(count, 120, nhs, { measure: 'emergency-admissions', form })).toMatchObject({
        ...{ count: null, value: null, lower: null, upper: null },
      });
    }
  }
});

describe.each([
  ['prevalence:copd', 'crude'],
  ['emergency-admissions', 'crude'],
  ['prevalence:copd', 'standardised'],
  ['emergency-admissions', 'standardised'],
] as const)('what is shown of %s, %s', (measure, form) => {
  test('is as coarse as its count, whose value and limits are of the rounded one', () => {
    for (const count of [25, 40]) {
      const own = { measure, form };
      expect(alike(count, 400, exact, own)).toEqual([count]);
      expect(alike(count, 400, nhs, own)).toEqual([-2, -1, 0, 1, 2].map((less) => count + less));
    }
  });
});

test('a percentage of a known denominator gives the count back, so none stands in a hidden row', () => {
  const found = Array.from({ length: 121 }, (_, other) => other).filter(
    (other) => ((100 * other) / 120).toFixed(1) === ((100 * 3) / 120).toFixed(1),
  );
  expect(found).toEqual([3]);
  const row = rowOf(3, 120, nhs, { measure: 'prevalence:copd' });
  expect(row).toMatchObject({ denominator: 120, value: null, count: null });
});

test('a rate times its denominator is the rounded number of events, not the true one', () => {
  const times = ({ value, denominator }: ReleasedRow) => ((value ?? 0) * (denominator ?? 0)) / 1000;
  const own = { measure: 'emergency-admissions' };
  expect(times(rowOf(33, 402, exact, own))).toBeCloseTo(33, 9);
  expect(times(rowOf(33, 402, nhs, own))).toBeCloseTo(35, 9);
});
