import { readFileSync, writeFileSync } from 'node:fs';
import { bandLabels, segments, sexCodes, sizesOf } from './job.mjs';

/** Counts by segment, quintile, age band, sex and LCP, every combination of them in order. */
export function gridOf(lcps) {
  const sizes = sizesOf(lcps);
  const counts = new Uint32Array(sizes.reduce((product, size) => product * size, 1));
  const at = (places) => places.reduce((slot, place, axis) => slot * sizes[axis] + place, 0);
  return { counts, at };
}

/** A grid of rows whose first five columns are places and whose sixth is people. */
export function gridOfColumns(columns, lcps) {
  const { counts, at } = gridOf(lcps);
  const [people, places] = [columns[5], columns.slice(0, 5)];
  for (let row = 0; row < people.length; row += 1) {
    counts[at(places.map((column) => Number(column[row])))] += Number(people[row]);
  }
  return counts;
}

/** A grid of rows whose code is the place in the grid itself. */
export function gridOfCodes(codes, people, lcps) {
  const { counts } = gridOf(lcps);
  for (let row = 0; row < people.length; row += 1)
    counts[Number(codes[row])] += Number(people[row]);
  return counts;
}

/** A grid of a released table. Throws where a cell is hidden or of a category that is not known. */
export function gridOfReleased(table, lcpCodes) {
  const { counts, at } = gridOf(lcpCodes.length);
  const known = [
    segments,
    ['not-known', '1', '2', '3', '4', '5'],
    bandLabels,
    sexCodes,
    ['not-allocated', ...lcpCodes],
  ].map((codes) => new Map(codes.map((code, place) => [code, place])));
  const names = ['segment', 'quintile', 'age_band', 'sex', 'lcp'];
  const columns = names.map((name) => table.getChild(name));
  const people = table.getChild('count');
  for (let row = 0; row < table.numRows; row += 1) {
    const count = people.get(row);
    if (count === null) throw new Error('A cell is hidden.');
    if (count === 0) continue;
    const places = columns.map((column, axis) => known[axis].get(column.get(row)));
    if (places.includes(undefined)) throw new Error('A cell is of an unknown category.');
    counts[at(places)] += count;
  }
  return counts;
}

export const writeGrid = (path, counts) => writeFileSync(path, new Uint8Array(counts.buffer));

export function readGrid(path) {
  const bytes = readFileSync(path);
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** How many cells of two grids differ. */
export function differing(one, other) {
  if (one.length !== other.length) return Math.max(one.length, other.length);
  return one.reduce((sum, count, cell) => sum + (count === other[cell] ? 0 : 1), 0);
}
