import { expect, test } from 'vitest';
import { RowLines } from '../../analytics/sources/reading/row-lines.ts';

test('the line of every row is remembered, whatever lines lie between', () => {
  const lines = Array.from({ length: 500 }, (_, at) => 2 + at + 3 * Math.floor(at / 7));
  const rows = new RowLines();
  for (const line of lines) rows.add(line);
  expect(lines.map((_, at) => rows.lineOf(at + 1))).toEqual(lines);
});

test('after too many gaps a line is not known rather than wrong', () => {
  const rows = new RowLines();
  for (let at = 0; at < 30_000; at += 1) rows.add(2 * at + 2);
  expect(rows.lineOf(5)).toBe(10);
  expect(rows.lineOf(29_000)).toBeNull();
});
