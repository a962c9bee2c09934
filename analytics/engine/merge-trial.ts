import { type Merge, totalCode } from '../contract/dimensions.ts';
import { type ReleasedRow, type ReleasedTable, releasedRows } from '../contract/released.ts';
import type { Axis } from '../cube/axis.ts';
import { mergeAxes } from '../cube/merge-cube.ts';

/** Codes of a hidden row: for each dimension the first part of its category. */
export type HiddenRow = readonly string[];

/** A released table with some of its categories merged, and how much of what was asked it shows. */
export interface Tried {
  readonly merge: Merge;
  readonly axes: readonly Axis[];
  readonly rows: readonly ReleasedRow[];
  readonly hidden: readonly HiddenRow[];
  /** Hidden rows of the table as it was asked for that are hidden in this one, too. */
  readonly uncovered: number;
  /** People in its shown rows, totals left out. */
  readonly people: number;
}

type Names = ReleasedTable['note']['dimensions'];

/** For each dimension, the code of the first part by the code of any part or of the whole. */
function firstParts(names: Names): readonly ReadonlyMap<string, string>[] {
  return names.map(({ categories }) => {
    const pairs = categories.flatMap(({ code, parts = [code] }) =>
      [code, ...parts].map((each) => [each, parts[0] ?? code] as const),
    );
    return new Map(pairs);
  });
}

function hiddenRows({ note }: ReleasedTable, rows: readonly ReleasedRow[]): HiddenRow[] {
  const firsts = firstParts(note.dimensions);
  return rows
    .filter(({ status }) => status === 'hidden')
    .map(({ codes }) =>
      note.dimensions.map(({ name }, at) => {
        const code = codes[name] ?? '';
        return firsts[at]?.get(code) ?? code;
      }),
    );
}

/** How many of the hidden rows of one table lie in hidden rows of another with more merged. */
function uncoveredIn(
  { note }: ReleasedTable,
  hidden: readonly HiddenRow[],
  asked: readonly HiddenRow[],
): number {
  const firsts = firstParts(note.dimensions);
  const still = new Set(hidden.map((codes) => codes.join('\n')));
  const keyOf = (codes: HiddenRow) =>
    codes.map((code, at) => firsts[at]?.get(code) ?? code).join('\n');
  return asked.filter((codes) => still.has(keyOf(codes))).length;
}

function peopleIn({ note }: ReleasedTable, rows: readonly ReleasedRow[]): number {
  return rows
    .filter(({ status, codes }) => {
      return status === 'shown' && note.dimensions.every(({ name }) => codes[name] !== totalCode);
    })
    .reduce((sum, { denominator, count }) => sum + (denominator ?? count ?? 0), 0);
}

/** The merge that axes were made with, each group in the order of its axis. */
function inOrder(axes: readonly Axis[]): Merge {
  const groups = axes.map(({ dimension, categories }) => {
    const own = categories.flatMap(({ parts }) => (parts === undefined ? [] : [parts]));
    return [dimension, own] as const;
  });
  return Object.fromEntries(groups.filter(([, own]) => own.length > 0));
}

/** What a merge comes to. `asked` are the hidden rows of the table without it; null where it is that. */
export function triedOf(
  table: ReleasedTable,
  merge: Merge,
  axes: readonly Axis[],
  asked: readonly HiddenRow[] | null,
): Tried {
  const rows = releasedRows(table);
  const hidden = hiddenRows(table, rows);
  const merged = mergeAxes(axes, merge);
  return {
    merge: inOrder(merged),
    axes: merged,
    rows,
    hidden,
    uncovered: asked === null ? hidden.length : uncoveredIn(table, hidden, asked),
    people: peopleIn(table, rows),
  };
}
