import { Refusal } from '../../contract/problem.ts';
import type { ReadAs } from '../../contract/reading.ts';
import { join, name, type Sql, sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import { checkRows } from './check-rows.ts';
import { requireSame } from './file-stamp.ts';
import type { SourceFile } from './identify-file.ts';
import { type Loaded, mostRejects, type Rejects, type RowPlace } from './loaded.ts';
import type { Part, SampleRow } from './part.ts';
import { sniffRole } from './sniff-role.ts';

/** The same for files that are read as one: their format and their columns, in whatever order. */
function layoutOf({ file, columns }: Part): string {
  const names = columns.map((column) => column.name.toLowerCase()).sort();
  return JSON.stringify([file.format, ...names]);
}

/** For each column of the first part, where the other part has it. */
function places(first: Part, part: Part): number[] {
  const names = part.columns.map((column) => column.name.toLowerCase());
  return first.columns.map((column) => names.indexOf(column.name.toLowerCase()));
}

function sourceOf(parts: readonly Part[]): Sql {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first?.source ?? sql``;
  const selects = parts.map((part) => {
    const columns = places(first, part).map(
      (place, index) => sql`${name(`c${place}`)} AS ${name(`c${index}`)}`,
    );
    return sql`SELECT ${join(columns)} FROM ${part.source}`;
  });
  return sql`(${join(selects, ' UNION ALL ')})`;
}

/** Rows of all parts, thinned out evenly to no more than the first part may have. */
function sampleOf(parts: readonly Part[]): SampleRow[] {
  const [first] = parts;
  if (first === undefined) return [];
  const most = Math.max(1, Math.min(20_000, Math.floor(2_000_000 / first.columns.length)));
  const rows = parts.flatMap((part) => {
    const order = places(first, part);
    const isSame = order.every((place, index) => place === index);
    return isSame ? part.sample : part.sample.map((row) => order.map((at) => row[at] ?? null));
  });
  const stride = Math.ceil(rows.length / most);
  return stride <= 1 ? rows : rows.filter((_, index) => index % stride === 0 || index < 5);
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function refuseMismatch(names: string, loaded: number, due: number): never {
  throw new Refusal({
    code: 'file-unreadable',
    reason: `${names}: ${counted(loaded, 'row')} could be loaded, but a count of its own found ${due}.`,
    hint: 'Export the extract again, as CSV UTF-8 or Parquet.',
    where: { file: names },
  });
}

/** Whether a file is read from the disk each time, and not once into memory. */
function isInPlace({ format }: SourceFile): boolean {
  return format === 'csv' || format === 'parquet';
}

/** The part that holds a row of all that can be read, and its line there. */
function placeOf(parts: readonly Part[], row: number): RowPlace {
  const [part, ...others] = parts;
  if (part === undefined) return { file: '', line: null };
  const held = part.records - part.rejected;
  if (row > held && others.length > 0) return placeOf(others, row - held);
  return { file: part.file.name, line: part.lineOf?.(row) ?? null };
}

function toLoaded(parts: readonly Part[], said: Readonly<Record<string, ReadAs>>): Loaded {
  const [first] = parts as readonly [Part, ...Part[]];
  const sample = sampleOf(parts);
  const header = first.columns.map((column) => column.name);
  const sniffed = sniffRole(header, sample);
  const role = said[first.file.name]?.role ?? sniffed.role;
  const records = sum(parts.map((part) => part.records));
  const rejected = sum(parts.map((part) => part.rejected));
  const others = parts.slice(1);
  const each = (list: (part: Part) => readonly string[]) =>
    parts.flatMap((part) =>
      list(part).map((text) => (others.length === 0 ? text : `${part.file.name}: ${text}`)),
    );
  const rejects: Rejects = {
    rows: rejected,
    list: parts.flatMap((part) => part.rejects).slice(0, mostRejects),
    remarks: each((part) => part.rejectRemarks),
  };
  const unchanged = () => {
    for (const { file } of parts) if (isInPlace(file)) requireSame(file);
  };
  return {
    name: first.file.name,
    parts: parts.map((part) => part.file.name),
    bytes: sum(parts.map((part) => part.file.bytes)),
    format: first.file.format,
    gzip: parts.some((part) => part.file.gzip),
    role,
    readAs: { ...first.readAs, role },
    reasons: [
      ...(said[first.file.name]?.role === undefined ? [sniffed.reason] : []),
      ...first.reasons,
      ...(others.length > 0
        ? [`${parts.length} files with the same columns are read as one.`]
        : []),
    ],
    sheets: first.sheets,
    source: sourceOf(parts),
    columns: first.columns.map((column, index) => ({ ...column, sql: name(`c${index}`) })),
    sample,
    records,
    remarks: each((part) => part.remarks),
    synthetic: parts.every((part) => part.synthetic),
    unchanged,
    placeOf: (row) => placeOf(parts, row),
    async rejects(loaded) {
      unchanged();
      if (loaded + rejected !== records)
        refuseMismatch(first.file.name, loaded, records - rejected);
      return rejects;
    },
  };
}

/** Files as tables, those with the same columns as one, in the order of the first file of each. */
export function joinParts(
  parts: readonly Part[],
  said: Readonly<Record<string, ReadAs>>,
): readonly Loaded[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const layout = layoutOf(part);
    groups.set(layout, [...(groups.get(layout) ?? []), part]);
  }
  return [...groups.values()].map((group) => {
    checkRows(group);
    return toLoaded(group, said);
  });
}
