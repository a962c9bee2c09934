import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { areSquaresDominated, type Dominance } from '../../analytics/disclosure/dominance.ts';
import { release } from '../../analytics/disclosure/gate.ts';
import { hideRows } from '../../analytics/disclosure/hide-rows.ts';
import { coarseMargin } from '../../analytics/disclosure/interval.ts';
import { findPolicy, type Policy } from '../../analytics/disclosure/policy.ts';
import type { Counted } from '../../analytics/measures/counted.ts';
import type { MeasuredTable } from '../../analytics/measures/measured-table.ts';
import { bandOf, cost, countedIn, groupOf, provenance, releasing, tableOf } from './groups.ts';

const dominance: Dominance = { contributors: 2, share: 0.9, p: 0.1 };

const amountOf = (each: readonly number[]) => ({
  sum: each.reduce((sum, one) => sum + one, 0),
  squares: each.reduce((sum, one) => sum + one ** 2, 0),
  contributors: each.length,
});

/** Whether the squares of known amounts are dominated, by the rules themselves. */
function areDominated(each: readonly number[], { contributors, share, p }: Dominance): boolean {
  const squares = each.map((one) => one ** 2).toSorted((a, b) => b - a);
  const [largest = 0, second = 0] = squares;
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0);
  const rest = sum(squares) - largest - second;
  const isKnown = Math.sqrt(largest + rest) < (1 + p) * Math.sqrt(largest);
  return isKnown || sum(squares.slice(0, contributors)) > share * sum(squares);
}

const rule = fc.record({
  contributors: fc.integer({ min: 1, max: 4 }),
  share: fc.double({ min: 0.3, max: 0.99, noNaN: true }),
  p: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
});
const large = fc.array(fc.integer({ min: 100, max: 5000 }), { minLength: 0, maxLength: 3 });
const many = fc
  .tuple(fc.integer({ min: 50, max: 300 }), fc.integer({ min: 1, max: 60 }))
  .map(([each, people]) => Array<number>(people).fill(each));

describe('the squares of an amount', () => {
  test('never pass where one or two people dominate them, whatever the rule', () => {
    let dominated = 0;
    const check = (few: number[], others: number[], own: Dominance) => {
      const each = [...few, ...others];
      if (!areDominated(each, own)) return;
      dominated += 1;
      expect(areSquaresDominated(amountOf(each), own)).toBe(true);
    };
    fc.assert(fc.property(large, many, rule, check), { seed: 20_260_402, numRuns: 4000 });
    expect(dominated).toBeGreaterThan(500);
  });

  test('are judged no more strictly than their sums allow: just beyond the limit nobody dominates', () => {
    const p = dominance.p;
    const rest = (1 + p) ** 2 - 1;
    for (const people of [20, 200, 2000]) {
      const others = people - 2;
      const root = 1 + Math.sqrt(rest * others);
      const worst = (times: number) => [
        root,
        1 + rest,
        ...Array<number>(others).fill((times * root * Math.sqrt(rest * others)) / others),
      ];
      expect(areSquaresDominated(amountOf(worst(0.99)), dominance)).toBe(true);
      expect(areSquaresDominated(amountOf(worst(1.01)), dominance)).toBe(false);
    }
  });

  test('of people who have about the same are not dominated, and of two people are', () => {
    expect(areSquaresDominated(amountOf(Array(40).fill(7)), dominance)).toBe(false);
    expect(areSquaresDominated(amountOf([7, 7]), dominance)).toBe(true);
    expect(areSquaresDominated(amountOf([]), dominance)).toBe(false);
    expect(areSquaresDominated(amountOf([7, 7]), null)).toBe(false);
  });
});

test('a margin that could tell of few stands for all from itself to a part p above and below', () => {
  const policy = findPolicy('nhs-hes');
  for (const margin of [0.3, 1, 17, 1472, 9e5]) {
    const told = coarseMargin(margin, policy);
    expect(told).toBeGreaterThanOrEqual(margin * (1 - 1e-6));
    expect(told).toBeLessThan(margin * (1.1 / 0.9));
    expect(coarseMargin(told * 0.999, policy)).toBeCloseTo(told, 6);
    expect(coarseMargin(told / 1.2, policy)).toBeCloseTo(told, 6);
  }
});

/** Costs of three areas, in the last of which one person has most, and of all of them. */
function costs(dearest: number, isTotal = true): MeasuredTable {
  const area = (each: readonly number[]) => groupOf([bandOf(each.length + 10, each, false)]);
  const some = [
    area(Array(1500).fill(800)),
    area(Array(900).fill(900)),
    area([dearest, ...Array(300).fill(700)]),
    area([200, ...Array(40).fill(100)]),
  ];
  const counts = countedIn(cost, 'crude', some);
  const all = { codes: ['all'], ...(counts[0]?.benchmark as Counted) };
  const rows = counts.map(({ counted }) => counted);
  const { compared: _, ...table } = tableOf(cost, 'crude', isTotal ? [...rows, all] : rows);
  return { ...table, totals: isTotal };
}

test.each(releasing)(
  'under %s no total of means tells the spread of a row that is hidden',
  (id) => {
    const table = release(costs(3_000_000), provenance, findPolicy(id));
    const rows = releasedRows(table);
    expect(rows[2]?.status).toBe('hidden');
    expect([rows[0]?.lower !== null, rows[4]?.lower, rows[4]?.upper]).toEqual([true, null, null]);
    if (rows[4]?.status === 'shown') expect(rows[4].reason).toMatch(/^no interval: /);
  },
);

test.each(releasing)('under %s the spread of one dear person is told in steps of p', (id) => {
  const policy = findPolicy(id);
  const marginOf = (dearest: number, own: Policy) => {
    const [, , row] = releasedRows(release(costs(dearest, false), provenance, own));
    return { margin: ((row?.upper ?? 0) - (row?.lower ?? 0)) / 2, reason: row?.reason };
  };
  const steps = new Set<number>();
  for (let dearest = 28_000; dearest <= 45_000; dearest += 500) {
    const { margin, reason } = marginOf(dearest, policy);
    const step = coarseMargin(marginOf(dearest, findPolicy('working')).margin, policy);
    steps.add(Math.round(step));
    expect(reason).toMatch(/^a wider interval: /);
    expect(margin).toBeGreaterThanOrEqual(step * (1 - 1e-9));
    expect(margin).toBeLessThanOrEqual(step + 50);
  }
  expect(steps.size).toBeLessThanOrEqual(4);
});

test('a total of means loses its interval when a row of it is hidden for earlier releases', () => {
  const policy = findPolicy('nhs-hes');
  const table = release(costs(1200), provenance, policy);
  expect(releasedRows(table)[4]?.lower).not.toBeNull();
  const hidden = releasedRows(hideRows(table, new Map([[1, new Set(['count'] as const)]]), policy));
  expect(hidden[4]).toMatchObject({ status: 'shown', lower: null, upper: null });
  expect(hidden[0]).toEqual(releasedRows(table)[0]);
});
