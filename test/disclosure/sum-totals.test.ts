import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form, ReleasedRow } from '../../analytics/contract/released.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { release } from '../../analytics/disclosure/gate.ts';
import { hideRows } from '../../analytics/disclosure/hide-rows.ts';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import type { Counted } from '../../analytics/measures/counted.ts';
import type { CountedMeasure } from '../../analytics/measures/measure.ts';
import type { MeasuredRow, MeasuredTable } from '../../analytics/measures/measured-table.ts';
import {
  admissions,
  bandOf,
  type CountedGroup,
  cost,
  countedIn,
  groupOf,
  groups,
  prevalence,
  provenance,
  tableOf,
} from './groups.ts';

const policy = findPolicy('opensafely');
const summing = ['opensafely', 'opensafely-midpoint'] as const;

/** Groups, each compared with everybody, and everybody. */
function tableWithTotal(
  measure: CountedMeasure,
  form: Form,
  some: readonly CountedGroup[],
): MeasuredTable {
  const counts = countedIn(measure, form, some);
  const rows = counts.map(({ counted, benchmark }) => ({ ...counted, benchmark }));
  const everybody = { codes: ['all'], ...(counts[0]?.benchmark as Counted), benchmark: null };
  const all = tableOf(measure, form, [...rows, everybody]);
  return { ...all, totals: true, against: 'all' };
}

const rowsOf = (measured: MeasuredTable, id: string) =>
  releasedRows(release(measured, provenance, findPolicy(id)));

/** Groups of people of every age: of each age some, and some of these have events, or an amount. */
const groupWith = (people: number, each: readonly number[], isProportion: boolean) =>
  groupOf(Array.from({ length: 19 }, () => bandOf(people, each, isProportion)));

const parts = (rows: readonly ReleasedRow[]) =>
  rows.filter(({ codes }) => codes.quintile !== 'all');
const totalIn = (rows: readonly ReleasedRow[]) =>
  rows.find(({ codes }) => codes.quintile === 'all') as ReleasedRow;

const numbers = ['count', 'denominator', 'excluded', 'unknown'] as const;

describe('a total that is summed', () => {
  test('has no number that leaves out a hidden row, whatever the measure', () => {
    const kinds = [
      [prevalence, 'crude', true],
      [prevalence, 'standardised', true],
      [admissions, 'crude', false],
      [cost, 'crude', false],
      [cost, 'standardised', false],
    ] as const;
    let [lacking, whole] = [0, 0];
    for (const [measure, form, isProportion] of kinds) {
      const several = fc.array(groups(isProportion), { minLength: 2, maxLength: 4 });
      const check = (some: readonly CountedGroup[], id: string) => {
        const rows = rowsOf(tableWithTotal(measure, form, some), id);
        const total = totalIn(rows);
        for (const name of numbers) {
          const shown = parts(rows).map((row) => row[name]);
          const sum = shown.reduce(
            (all, own) => (all === null || own === null ? null : all + own),
            0,
          );
          expect([name, total[name]]).toEqual([name, sum]);
        }
        const isHidden = parts(rows).some(({ status }) => status === 'hidden');
        lacking += isHidden ? 1 : 0;
        whole += isHidden ? 0 : 1;
        if (!isHidden && form === 'crude') return;
        expect(total).toMatchObject({
          status: 'not-available',
          value: null,
          lower: null,
          upper: null,
        });
        const compared = parts(rows).map(({ benchmark, standing }) => [benchmark, standing]);
        expect(compared).toEqual(compared.map(() => [null, 'not-compared']));
      };
      fc.assert(fc.property(several, fc.constantFrom(...summing), check), {
        seed: 20_260_401,
        numRuns: 40,
      });
    }
    expect([lacking > 20, whole > 20]).toEqual([true, true]);
  });

  test('is worked out from its rows where all of them are shown, and is what they are compared with', () => {
    const some = [30, 60, 90].map((people) => groupWith(people, [1, 1, 1], true));
    const rows = rowsOf(tableWithTotal(prevalence, 'crude', some), 'opensafely');
    const total = totalIn(rows);
    expect(total).toMatchObject({ status: 'shown', reason: null });
    expect(total.value).toBeCloseTo((100 * (total.count ?? 0)) / (total.denominator ?? 1), 9);
    expect(parts(rows).map(({ benchmark }) => benchmark)).toEqual(Array(3).fill(total.value));
  });

  test('of a mean tells nothing of everybody, one of whom a row is hidden for', () => {
    const dear = groupOf([bandOf(70, [3_000_000, ...Array(50).fill(800)], false)]);
    const table = tableWithTotal(cost, 'crude', [
      groupWith(100, Array(60).fill(900), false),
      groupWith(200, Array(90).fill(700), false),
      dear,
    ]);
    const rows = rowsOf(table, 'opensafely');
    expect(rows[2]).toMatchObject({ status: 'hidden', count: null });
    const { count, value, lower, upper, status, reason } = totalIn(rows);
    expect([count, value, lower, upper, status]).toEqual([null, null, null, null, 'not-available']);
    expect(reason).toBe('some of the rows that this is the sum of are hidden');
  });

  test('of a mean is that of the sums of its rows', () => {
    const some = [100, 200].map((people) => groupWith(people, Array(60).fill(900), false));
    const rows = rowsOf(tableWithTotal(cost, 'crude', some), 'opensafely');
    const { count, value, denominator, lower, upper } = totalIn(rows);
    const mean = (count ?? 0) / (denominator ?? 1);
    expect(Math.abs((value ?? 0) - mean)).toBeLessThan(mean / 100);
    expect([(lower ?? 0) < mean, (upper ?? 0) > mean]).toEqual([true, true]);
  });

  test('of a standardised value is none, as rows do not give it', () => {
    const some = [30, 60].map((people) => groupWith(people, [1, 1, 1], true));
    const { count, ...total } = totalIn(
      rowsOf(tableWithTotal(prevalence, 'standardised', some), 'opensafely'),
    );
    expect(count).toBeGreaterThan(0);
    expect(total).toMatchObject({ value: null, status: 'not-available' });
    expect(total.reason).toMatch(/standardised/);
  });

  test('is of each whole once, where every part of it tells the same whole', () => {
    const share = (codes: readonly string[], numerator: number): MeasuredRow => ({
      ...{ codes, numerator, denominator: codes[1] === 'all' ? 500 : codes[1] === 'a' ? 300 : 200 },
      ...(codes[0] === 'all' ? { isWhole: true } : { isPart: true }),
    });
    const table: MeasuredTable = {
      ...tableOf(prevalence, 'crude', []),
      dimensions: [
        { name: 'segment', label: 'Segment', categories: [] },
        { name: 'lcp', label: 'LCP', categories: [] },
      ],
      totals: true,
      shared: { dimension: 'segment', isWhole: true },
      rows: [
        share(['s1', 'a'], 100),
        share(['s2', 'a'], 200),
        share(['s1', 'b'], 150),
        share(['s2', 'b'], 50),
        ...[share(['all', 'a'], 300), share(['all', 'b'], 200)],
        ...[share(['s1', 'all'], 250), share(['s2', 'all'], 250), share(['all', 'all'], 500)],
      ],
    };
    const { compared: _, ...uncompared } = table;
    const told = rowsOf(uncompared, 'opensafely').map((row) => [row.denominator, row.value]);
    expect(told.slice(4)).toEqual([
      [300, 100],
      [200, 100],
      [500, 50],
      [500, 50],
      [500, 100],
    ]);
  });

  test('loses its numbers when a row of it is hidden for what earlier releases told', () => {
    const some = [30, 60, 90].map((people) => groupWith(people, [1, 1, 1], true));
    const table = release(tableWithTotal(prevalence, 'crude', some), provenance, policy);
    const hidden = releasedRows(
      hideRows(table, new Map([[0, new Set(['count'] as const)]]), policy),
    );
    expect(totalIn(hidden)).toMatchObject({
      ...{ count: null, value: null, lower: null, upper: null, status: 'not-available' },
      denominator: totalIn(releasedRows(table)).denominator,
    });
    expect(hidden.map(({ benchmark }) => benchmark)).toEqual([null, null, null, null]);
  });
});

test('what rows are compared with is not told where the table adds it up without hidden rows', () => {
  const some = [30, 60, 90].map((people) => groupWith(people, [1, 1, 1], true));
  const few = groupOf([bandOf(400, [1, 1, 1], true)]);
  const benchmarks = (all: readonly CountedGroup[]) => {
    const { rows, ...table } = tableWithTotal(prevalence, 'crude', all);
    const untotalled = { ...table, totals: false, rows: rows.slice(0, -1) };
    return rowsOf(untotalled, 'opensafely').map(({ benchmark }) => benchmark);
  };
  expect(benchmarks(some).every((benchmark) => benchmark !== null)).toBe(true);
  expect(benchmarks([...some, few])).toEqual([null, null, null, null]);
});

test('what rows are compared with is not told where it is a category that is hidden for others', () => {
  const rows = [5, 60, 900, 1200].map((numerator, at) => ({
    ...{ codes: [`${at + 1}`], numerator, denominator: 4000 },
  }));
  const all = { codes: ['all'], numerator: 2165, denominator: 16_000 };
  const category = (at: number): MeasuredTable => {
    const benchmark = rows[at] as Counted;
    return {
      ...tableOf(prevalence, 'crude', []),
      ...{ totals: true, against: 'category' },
      rows: [...rows, all].map((row) => ({
        ...row,
        benchmark: row === benchmark ? null : benchmark,
      })),
    };
  };
  const exact = { ...findPolicy('nhs-hes'), rounding: 1 };
  const told = (at: number) => releasedRows(release(category(at), provenance, exact));
  expect(told(3).map(({ status }) => status)).toEqual([
    'hidden',
    'hidden',
    'shown',
    'shown',
    'shown',
  ]);
  expect(told(3)[2]?.benchmark).toBe(30);
  expect(told(1).map(({ benchmark }) => benchmark)).toEqual([null, null, null, null, null]);
});
