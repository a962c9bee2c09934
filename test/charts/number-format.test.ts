import { expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import {
  asPrinted,
  formatCount,
  formatDate,
  formatInterval,
  formatPercent,
  formatTick,
  formatValue,
  unitWords,
} from '../../renderer/charts/number-format.ts';
import { decimalsOf } from '../../renderer/charts/told-table.ts';
import {
  costMeasure,
  peopleMeasure as people,
  shareMeasure as percent,
  rateMeasure,
  ratioMeasure,
  releasedTable,
} from './fixture.ts';

test('counts have commas between thousands', () => {
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
});

test('percentages have one decimal, also when it is zero', () => {
  expect([0, 5, 12.34, 99.96, 100].map(formatPercent)).toEqual([
    '0.0%',
    '5.0%',
    '12.3%',
    '100.0%',
    '100.0%',
  ]);
});

test('an interval names both of its ends with their unit', () => {
  expect(formatInterval(11.16, 13.44, percent)).toBe('11.2% to 13.4%');
});

test('axis ticks have no more decimals than they need', () => {
  expect([0, 2.5, 10].map((value) => formatTick(value, percent))).toEqual(['0%', '2.5%', '10%']);
  expect(formatTick(20000, people)).toBe('20,000');
});

test('rates and ratios have one decimal, and commas between thousands', () => {
  const said = [7, 81.26, 1234.5].map((value) => formatValue(value, rateMeasure));
  expect(said).toEqual(['7.0', '81.3', '1,234.5']);
  expect(formatValue(104.34, ratioMeasure)).toBe('104.3');
});

test('a mean has two decimals below ten and one above', () => {
  const scale = { unit: 'mean', unitLabel: 'conditions per person' } as const;
  const said = [0, 2.345, 9.994, 9.996, 12.34, 1234.56].map((value) => formatValue(value, scale));
  expect(said).toEqual(['0.00', '2.35', '9.99', '10.0', '12.3', '1,234.6']);
});

test('money is in whole pounds with commas, and in pence below ten', () => {
  const said = [3.5, 812.4, 12345.6].map((value) => formatValue(value, costMeasure));
  expect(said).toEqual(['£3.50', '£812', '£12,346']);
  expect(formatTick(1500, costMeasure)).toBe('£1,500');
});

test('halves are rounded as they are written, away from zero', () => {
  expect([3.65, 4.25, 1.05, 8.345 * 10, -3.65].map((value) => formatPercent(value))).toEqual([
    '3.7%',
    '4.3%',
    '1.1%',
    '83.5%',
    '\u22123.7%',
  ]);
  expect([2.5, 1234.5].map(formatCount)).toEqual(['3', '1,235']);
  expect(formatPercent(1e-9)).toBe('0.0%');
});

test('values have no more decimals than their table has', () => {
  const told = (values: readonly number[]) =>
    decimalsOf(
      releasedRows(
        releasedTable(
          [],
          values.map((value) => ({ codes: [], value })),
        ),
      ),
    );
  expect([told([3, 40]), told([3, 40.5]), told([3, 40.55]), told([1 / 3])]).toEqual([0, 1, 2, 2]);
  expect(formatValue(35, { ...percent, decimals: 0 })).toBe('35%');
  expect(formatValue(12.34, { ...percent, decimals: 2 })).toBe('12.3%');
  expect(formatValue(3.5, { ...costMeasure, decimals: 1 })).toBe('£3.50');
});

test('a value is followed by its unit once', () => {
  const said = [people, percent, rateMeasure, costMeasure].map(unitWords);
  expect(said).toEqual([' people', '', ' per 1,000 people', ' per person']);
});

test('what is compared is what is printed', () => {
  expect([81.26, 9.996, 812.4].map((value) => asPrinted(value, costMeasure))).toEqual([
    81, 10, 812,
  ]);
  expect(asPrinted(81.26, rateMeasure)).toBe(81.3);
});

test('dates are said in words, and what is not a date is left as it is', () => {
  expect(formatDate('2026-03-31')).toBe('31 March 2026');
  expect(formatDate('2025-26')).toBe('2025-26');
  expect(formatDate('2026-13-01')).toBe('2026-13-01');
});
