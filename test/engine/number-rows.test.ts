import { expect, test } from 'vitest';
import { numberRows } from '../../analytics/engine/counting/number-rows.ts';

test('rows are numbered by their combinations in the order in which these are met', () => {
  const numbered = numberRows(4, [
    { size: 3, values: Uint16Array.of(2, 0, 2, 2) },
    { size: 2, values: Uint8Array.of(1, 0, 1, 0) },
  ]);
  expect(Array.from(numbered.numbers)).toEqual([0, 1, 0, 2]);
  expect(numbered.count).toBe(3);
  expect(numbered.values.map((column) => Array.from(column))).toEqual([
    [2, 0, 2],
    [1, 0, 0],
  ]);
});

test('values are repeated where there are fewer of them than rows', () => {
  const numbered = numberRows(4, [
    { size: 9, values: Uint32Array.of(8, 3, 3, 8) },
    { size: 2, values: Uint16Array.of(0, 1) },
  ]);
  expect(numbered.values.map((column) => Array.from(column))).toEqual([
    [8, 3, 3, 8],
    [0, 1, 0, 1],
  ]);
});

test('combinations too many to be looked up by place are numbered all the same', () => {
  const rows = 5000;
  const mixed = Uint32Array.from({ length: rows }, (_, row) => (row * 2654435761) % 2 ** 20);
  const values = [mixed, mixed.map((value) => value ^ 0xfffff), mixed];
  const twice = values.map((column) => Uint32Array.from([...column, ...column]));
  const numbered = numberRows(
    2 * rows,
    twice.map((column) => ({ size: 2 ** 20, values: column })),
  );
  expect(numbered.count).toBe(new Set(mixed).size);
  expect(numbered.numbers.subarray(rows)).toEqual(numbered.numbers.subarray(0, rows));
  numbered.numbers.forEach((number, row) => {
    expect(numbered.values.map((column) => column[number])).toEqual(
      twice.map((column) => column[row]),
    );
  });
});

test('rows without any column are all of one combination, and no rows are of none', () => {
  expect(numberRows(3, []).count).toBe(1);
  expect(numberRows(0, [])).toEqual({ numbers: new Uint32Array(), count: 0, values: [] });
});
