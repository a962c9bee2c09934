// Whether R gives the same values, limits and counts, group by group.
import { readFileSync } from 'node:fs';

const tolerance = 1e-9;
const wide = 9;
const figures = ['value', 'lower', 'upper', 'count', 'denominator'];

/** Rows of a released table by its codes. */
function rowsOf({ table }, by) {
  const codes = by.map((name) => table.getChild(name));
  const numbers = figures.map((name) => table.getChild(name));
  const reasons = table.getChild('reason');
  return Array.from({ length: table.numRows }, (_, row) => ({
    key: codes.map((column) => column.get(row)).join('|'),
    numbers: numbers.map((column) => column.get(row)),
    reason: reasons.get(row),
  }));
}

/** From `measure|lcp|quintile|sex` to R's figures; null for those that R does not give. */
function readAnswer(path, { lcp }) {
  const bytes = readFileSync(path);
  const all = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
  const found = new Map();
  for (let at = 0; at < all.length; at += wide) {
    const [measure, place, quintile, sex, ...numbers] = all.subarray(at, at + wide);
    const key = [measure - 1, lcp[place - 1], quintile, sex].join('|');
    found.set(
      key,
      numbers.map((number) => (Number.isNaN(number) ? null : number)),
    );
  }
  return found;
}

/** How far two numbers are apart, relative to the larger; infinite where only one is there. */
function apart(one, other) {
  if (one === null || other === null) return one === other ? 0 : Number.POSITIVE_INFINITY;
  const size = Math.max(Math.abs(one), Math.abs(other));
  return size === 0 ? 0 : Math.abs(one - other) / size;
}

/** What all released tables hold: how many groups, with a value, and for want of what without one. */
export function tally(tables, by) {
  const rows = tables.flatMap((table) => rowsOf(table, by));
  const reasons = new Map();
  for (const { numbers, reason } of rows) {
    if (numbers[0] === null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return {
    groups: rows.length,
    values: rows.filter(({ numbers }) => numbers[0] !== null).length,
    unreasoned: reasons.get(null) ?? 0,
    reasons: [...reasons].sort((a, b) => b[1] - a[1]),
  };
}

/** Compares every group of R's with the released one. */
export function compare(tables, by, path, filters) {
  const theirs = readAnswer(path, filters);
  const result = { compared: 0, without: 0, absent: 0, differing: [], most: 0, extra: 0 };
  const seen = new Set();
  tables.forEach((table, measure) => {
    for (const { key, numbers, reason } of rowsOf(table, by)) {
      const full = `${measure}|${key}`;
      const other = theirs.get(full);
      seen.add(full);
      if (other === undefined) {
        result.absent += 1;
        if (numbers[0] !== null) result.differing.push(`${full}: no such group of R's`);
        continue;
      }
      const distance = Math.max(...numbers.map((number, at) => apart(number, other[at])));
      if (distance > tolerance)
        result.differing.push(`${full}: ${numbers} (${reason}), R ${other}`);
      else result.most = Math.max(result.most, distance);
      if (numbers[0] !== null && other[0] !== null) result.compared += 1;
      else result.without += 1;
    }
  });
  result.extra = [...theirs.keys()].filter((key) => !seen.has(key)).length;
  return result;
}
