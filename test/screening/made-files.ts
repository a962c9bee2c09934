import type { IdentifierKind } from '../../analytics/contract/identifiers.ts';
import type { ColumnProfile } from '../../analytics/sources/mapping/column-profile.ts';
import { isMissing } from '../../analytics/sources/mapping/vocabulary.ts';
import { cleanColumns } from './clean-columns.ts';
import { plantedColumns } from './planted-columns.ts';
import { makeRandom, type Random } from './random.ts';

export interface MadeColumn {
  readonly name: string;
  readonly how: string;
  /** The kind of identifier in it; null where it is clean. */
  readonly kind: IdentifierKind | null;
  readonly cells: readonly (string | null)[];
}

export interface MadeFile {
  readonly rows: number;
  readonly columns: readonly MadeColumn[];
}

const between = (random: Random, low: number, high: number) => low * (high / low) ** random.unit();

/** Cells of which some are empty, in one of the ways in which extracts say so. */
function sparse(
  random: Random,
  rows: number,
  least: number,
  cell: (row: number) => string,
): (string | null)[] {
  const share = random.chance(0.4) ? 1 : between(random, 0.03, 1);
  const wanted = Math.max(Math.min(least, rows), Math.round(share * rows));
  const empty = random.pick([null, null, '', 'NULL', 'NA']);
  let left = wanted;
  return Array.from({ length: rows }, (_, row) => {
    if (random.below(rows - row) >= left) return empty;
    left -= 1;
    return cell(row);
  });
}

function cleanColumn(random: Random, at: number, rows: number): MadeColumn {
  const clean = cleanColumns[at % cleanColumns.length] ?? random.pick(cleanColumns);
  const cells = sparse(random, rows, 1, clean.column(random));
  return { name: random.pick(clean.names), how: clean.how, kind: null, cells };
}

function plantedColumn(random: Random, at: number, rows: number): MadeColumn {
  const { kind, how, cell, names, least } = plantedColumns[
    at % plantedColumns.length
  ] as (typeof plantedColumns)[number];
  const cells = sparse(random, rows, least, () => cell(random));
  return { name: random.pick(names), how, kind, cells };
}

/** Names that differ, also for a reader to whom capitals are the same as small letters. */
function named(columns: readonly MadeColumn[]): MadeColumn[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const key = column.name.toLowerCase();
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? column : { ...column, name: `${column.name} (${before + 1})` };
  });
}

/** A file of 50 to 5,000 rows: clean columns, and so many with identifiers among them. */
export function makeFile(seed: number, at: number, clean: number, planted: number): MadeFile {
  const random = makeRandom(seed * 1_000_003 + at * 7919 + 17);
  const rows = Math.round(between(random, 50, 5000));
  const columns = [
    ...Array.from({ length: clean }, (_, index) => cleanColumn(random, at * clean + index, rows)),
    ...Array.from({ length: planted }, (_, index) =>
      plantedColumn(random, at * planted + index, rows),
    ),
  ];
  return { rows, columns: named(columns) };
}

export function rowsOf({ rows, columns }: MadeFile): (string | null)[][] {
  return Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cells[row] ?? null));
}

/** A column's profile, counted the plain way. */
export function profileOf({ name, cells }: Pick<MadeColumn, 'name' | 'cells'>): ColumnProfile {
  const counts = new Map<string | null, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const held = [...counts].filter(([value]) => value !== null && !isMissing(value));
  const step = Math.max(1, held.length / 2000);
  const sample = Array.from(
    { length: Math.min(2000, held.length) },
    (_, index) => held[Math.floor(index * step)]?.[0] ?? '',
  );
  return {
    ...{ name, type: 'text', rows: cells.length, distinct: held.length, sample },
    filled: held.reduce((sum, [, count]) => sum + count, 0),
    ...{ numbers: 0, least: null, greatest: null },
    values: counts.size <= 200 ? [...counts].map(([value, count]) => ({ value, count })) : null,
  };
}
