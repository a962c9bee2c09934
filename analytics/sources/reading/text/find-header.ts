import { candidateOf } from '../../mapping/candidate.ts';
import { isBareValue, isMissingWord } from './bare-value.ts';
import type { HeadRecord } from './head-records.ts';
import { labelRows } from './label-rows.ts';

export interface FoundHeader {
  /** Line of the names of the columns, from 1; 0 where there is none. */
  readonly header: number;
  /** Lines before the table. */
  readonly skip: number;
  /** The first record of the table. */
  readonly first: HeadRecord | null;
  /** A line that may be the names, but of another number of cells. */
  readonly mismatch: HeadRecord | null;
  /** Lines of rows of labels right below the names. */
  readonly labels: readonly number[];
  /** Line of a row below the names that may label the columns, and is read as data. */
  readonly doubtful: number | null;
}

const unlabelled = { labels: [], doubtful: null } as const;

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '');

/** Words in the first record of a column that holds numbers alone below: they are its name. */
function hasNameOverNumbers(first: HeadRecord, below: readonly HeadRecord[]): boolean {
  return first.cells.some((cell, index) => {
    const name = cell.trim();
    if (isMissingWord(name) || isBareValue(name)) return false;
    const held = below
      .map(({ cells }) => (cells[index] ?? '').trim())
      .filter((c) => !isMissingWord(c));
    return held.length > 0 && held.filter(isBareValue).length >= held.length * 0.9;
  });
}

/** Cells of the first record that stand again in their columns below, as names never do. */
function standsAgain(first: HeadRecord, below: readonly HeadRecord[]): boolean {
  return first.cells.some((cell, index) => {
    const text = cell.trim();
    if (text === '') return false;
    return below.filter(({ cells }) => cells[index]?.trim() === text).length > 1;
  });
}

/** Years one after the other, as tables over time name their columns. */
function areYears(cells: readonly string[]): boolean {
  return (
    cells.length > 1 &&
    cells.every((cell, index) => {
      const before = cells[index - 1];
      return (
        /^(19|20)\d\d$/.test(cell) && (before === undefined || Number(cell) === Number(before) + 1)
      );
    })
  );
}

type Kind = 'names' | 'data' | 'unsure';

/** What the first record of a table is, by itself and by what stands below it. */
function kindOf(first: HeadRecord, below: readonly HeadRecord[]): Kind {
  const cells = filled(first.cells).map((cell) => cell.trim());
  if (cells.some((cell) => candidateOf(cell) !== null)) return 'names';
  if (hasNameOverNumbers(first, below)) return 'names';
  const bare = cells.filter(isBareValue);
  if (standsAgain(first, below)) return 'data';
  return bare.length > 0 && !areYears(bare) ? 'data' : 'unsure';
}

const mostTitles = 12;

const isSparse = ({ cells }: HeadRecord) => filled(cells).length <= Math.max(1, cells.length / 4);

/**
 * How many records at the start are a title above the table, in cells of its own: nearly empty rows,
 * and then one that is nearly full.
 */
function titles(wide: readonly HeadRecord[], width: number): number {
  const start = wide.slice(0, mostTitles + 1);
  const at = start.findIndex((record) => !isSparse(record));
  const full = start[at];
  const above = start.slice(0, Math.max(0, at));
  const isApart = above.some(({ cells }) => filled(cells).length === 0);
  const least = Math.max(2, width * (isApart ? 0.5 : 0.75));
  if (full === undefined || filled(full.cells).length < least) {
    return Math.max(
      0,
      start.findIndex(({ cells }) => filled(cells).length > 0),
    );
  }
  const names = above.findIndex(({ cells }) =>
    cells.some((cell) => candidateOf(cell.trim()) !== null),
  );
  if (names >= 0) return names;
  return width > 2 || isApart ? at : 0;
}

/** Finds the names of the columns among the first records, most of which have `width` cells. */
export function findHeader(
  records: readonly HeadRecord[],
  width: number,
  said: number | undefined,
): FoundHeader {
  if (said !== undefined) return saidHeader(records, width, said);
  const wide = records.filter(({ cells }) => cells.length === width);
  const at = titles(wide, width);
  const first = wide[at];
  if (first === undefined)
    return { header: 0, skip: 0, first: null, mismatch: null, ...unlabelled };
  const kind = kindOf(first, wide.slice(at + 1, at + 101));
  const above = wide[at - 1];
  if (kind === 'data' && above !== undefined && isNames(above, first)) {
    return {
      header: above.line,
      skip: above.line - 1,
      first: above,
      mismatch: null,
      ...unlabelled,
    };
  }
  if (kind === 'data') {
    const mismatch = mismatchOf(records, first, kind, width);
    return { header: 0, skip: first.line - 1, first, mismatch, ...unlabelled };
  }
  return {
    ...labelled(first, wide.slice(at + 1)),
    mismatch: kind === 'names' ? null : mismatchOf(records, first, kind, width),
  };
}

/** How well cells name columns: names of fields first, then how many are filled. */
function nameCount({ cells }: HeadRecord): number {
  const known = cells.filter((cell) => candidateOf(cell.trim()) !== null).length;
  return known * cells.length + filled(cells).length;
}

/** The names, with the rows of labels below; where the first row only groups columns, those below it are the names. */
function labelled(first: HeadRecord, below: readonly HeadRecord[]): Omit<FoundHeader, 'mismatch'> {
  const { labels, doubtful } = labelRows(first.cells, below);
  const rows = [first, ...labels];
  const names = rows.reduce((a, b) => (nameCount(b) > nameCount(a) ? b : a));
  return {
    header: names.line,
    skip: names.line - 1,
    first: names,
    labels: rows.slice(rows.indexOf(names) + 1).map(({ line }) => line),
    doubtful: doubtful?.line ?? null,
  };
}

/** Names that are nearly all empty: of as many cells as the row below, and right above it or not empty. */
function isNames(above: HeadRecord, below: HeadRecord): boolean {
  return filled(above.cells).length > 0 || above.line === below.line - 1;
}

/** A record above the first one that may be the names after all. */
function mismatchOf(
  records: readonly HeadRecord[],
  first: HeadRecord,
  kind: Kind,
  width: number,
): HeadRecord | null {
  const before = records.slice(0, records.indexOf(first));
  const near = before.findLast((record) => isNear(record, width));
  const last = before.at(-1);
  const isRightAbove = kind === 'data' && last?.line === first.line - 1;
  return near ?? (isRightAbove ? (last ?? null) : null);
}

/** Whether a record may be the names of the columns, were it not for its number of cells. */
function isNear({ cells, plain }: HeadRecord, width: number): boolean {
  const isAlike = [cells.length, plain].some(
    (count) => Math.abs(count - width) <= Math.max(1, width / 10),
  );
  return isAlike && filled(cells).length >= Math.min(2, width / 2);
}

function saidHeader(records: readonly HeadRecord[], width: number, said: number): FoundHeader {
  const first = records.find(({ line }) => line >= Math.max(1, said)) ?? null;
  const place = { header: said, skip: Math.max(0, said - 1), first, mismatch: null };
  if (first === null || said === 0) return { ...place, ...unlabelled };
  const below = records.filter(({ cells, line }) => line > first.line && cells.length === width);
  const { labels, doubtful } = labelRows(first.cells, below);
  return { ...place, labels: labels.map(({ line }) => line), doubtful: doubtful?.line ?? null };
}
