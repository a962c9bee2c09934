import type { IdentifierFinding, IdentifierKind } from '../../contract/identifiers.ts';
import type { ColumnProfile, ValueCount } from '../mapping/column-profile.ts';
import { isMissing } from '../mapping/vocabulary.ts';
import { type Heading, headingOf } from './heading.ts';

/** One of the different values of a column, and what its characters are. */
export interface Cell {
  readonly text: string;
  /** Rows in which it stands; 1 where that is not known. */
  readonly rows: number;
  readonly digits: number;
  /** Letters of any alphabet. */
  readonly letters: number;
  readonly hasSpace: boolean;
  readonly hasAt: boolean;
}

/** What the tests of one column look at. */
export interface Column {
  readonly heading: Heading;
  /** The canonical field that it is mapped to, `condition:<id>`, or null. */
  readonly field: string | null;
  readonly filled: number;
  readonly distinct: number;
  /** Different filled values; all of them, or some from all over the file. */
  readonly cells: readonly Cell[];
  /** Whether `rows` of the cells are counts. */
  readonly isCounted: boolean;
}

/** What a test says of a column that fails it. */
export interface Verdict {
  readonly kind: IdentifierKind;
  readonly severity: 'block' | 'warn';
  readonly reason: string;
  readonly share: number | null;
  readonly masked: readonly string[];
  /** True of what stands inside longer text: the text itself speaks first. */
  readonly isInside?: boolean;
}

/** A test for one kind of identifier: null where the column holds none. */
export type Test = (column: Column) => Verdict | null;

/** A verdict as a finding that nothing is decided on yet. */
export function finding(file: string, column: string, verdict: Verdict): IdentifierFinding {
  const { isInside: _, ...said } = verdict;
  return { file, column, ...said, decision: null };
}

/** What a judgement finds in the columns in which nothing was found already. */
export function findingsBeside<Judged extends { readonly name: string }>(
  file: string,
  columns: readonly Judged[],
  found: readonly IdentifierFinding[],
  judge: (column: Judged) => Verdict | null,
): readonly IdentifierFinding[] {
  const known = new Set(found.map(({ column }) => column));
  return columns.flatMap((column) => {
    const verdict = known.has(column.name) ? null : judge(column);
    return verdict === null ? [] : [finding(file, column.name, verdict)];
  });
}

/** Longer cells are looked at as far as this: what names a person comes early or often. */
const mostCharacters = 4000;

/** What the characters of a value are. */
export function cellOf(value: string, rows: number): Cell {
  const text = value.length > mostCharacters ? value.slice(0, mostCharacters) : value;
  let digits = 0;
  let letters = 0;
  let hasSpace = false;
  let hasAt = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += 1;
    else if ((code | 32) >= 97 && (code | 32) <= 122) letters += 1;
    else if (code === 32 || code === 160) hasSpace = true;
    else if (code === 64) hasAt = true;
    else if (code >= 0xc0 && code < 0x2000) letters += 1;
    else if (code >= 0xff10 && code <= 0xff19) digits += 1;
  }
  return { text, rows, digits, letters, hasSpace, hasAt };
}

/** A profile, with every value where they were all counted. */
export interface ScreenedProfile extends ColumnProfile {
  readonly allValues?: readonly ValueCount[] | null;
}

/** A column from its profile. */
export function columnOfProfile(profile: ScreenedProfile, field: string | null): Column {
  const { name, filled, distinct, sample } = profile;
  const values = profile.allValues ?? profile.values;
  const isWord = ({ value }: { readonly value: string | null }) =>
    value !== null && !isMissing(value);
  const cells =
    values === null
      ? sample.map((value) => cellOf(value.trim(), 1))
      : values.filter(isWord).map(({ value, count }) => cellOf((value ?? '').trim(), count));
  return { heading: headingOf(name), field, filled, distinct, cells, isCounted: values !== null };
}

/** A column from the cells of some rows. */
export function columnOfCells(
  name: string,
  cells: Iterable<string | null>,
  field: string | null,
): Column {
  const rows = new Map<string, number>();
  let last = '';
  let run = 0;
  for (const cell of cells) {
    if (cell === last) run += 1;
    else {
      if (run > 0) rows.set(last, (rows.get(last) ?? 0) + run);
      run = cell === null ? 0 : 1;
      last = cell ?? '';
    }
  }
  if (run > 0) rows.set(last, (rows.get(last) ?? 0) + run);
  const kept = [...rows].filter(([value]) => !isMissing(value));
  const filled = kept.reduce((sum, [, count]) => sum + count, 0);
  return {
    heading: headingOf(name),
    field,
    filled,
    distinct: kept.length,
    cells: kept.map(([value, count]) => cellOf(value.trim(), count)),
    isCounted: true,
  };
}

/** At most so many of a list, evenly spread. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = items.length / most;
  return Array.from({ length: most }, (_, index) => items[Math.floor(index * step)] as Item);
}

export const rowsOf = (cells: readonly Cell[]) => cells.reduce((sum, { rows }) => sum + rows, 0);

/** A share in words: `97%`, `under 1%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1%';
  return `${Math.floor(share * 100 + 1e-9)}%`;
}
