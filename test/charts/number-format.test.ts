import { expect, test } from 'vitest';
import {
  formatCount,
  formatDate,
  formatInterval,
  formatPercent,
  formatTick,
} from '../../renderer/charts/number-format.ts';

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
  expect(formatInterval(11.16, 13.44, 'percent')).toBe('11.2% to 13.4%');
});

test('axis ticks have no more decimals than they need', () => {
  expect([0, 2.5, 10].map((value) => formatTick(value, 'percent'))).toEqual(['0%', '2.5%', '10%']);
  expect(formatTick(20000, 'people')).toBe('20,000');
});

test('dates are said in words, and what is not a date is left as it is', () => {
  expect(formatDate('2026-03-31')).toBe('31 March 2026');
  expect(formatDate('2025-26')).toBe('2025-26');
  expect(formatDate('2026-13-01')).toBe('2026-13-01');
});
