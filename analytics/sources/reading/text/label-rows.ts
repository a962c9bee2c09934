import { candidateOf } from '../../mapping/candidate.ts';
import { isBareValue, isMissingWord } from './bare-value.ts';
import type { HeadRecord } from './head-records.ts';

/** Most rows of labels that stand below the names, as survey tools write two. */
const mostLabels = 3;

/** Rows below that a row is held against at least, and at most. */
const [fewest, most] = [3, 50];

/** Columns in which a row of labels differs from every row below at least. */
const enough = 2;

const digit = /\d/;
const space = /\s/;

/** A column whose cells are all alike: bare values, or codes with a figure in each. */
type Regular = 'values' | 'codes' | null;

function regularOf(cells: readonly string[]): Regular {
  if (cells.length < fewest) return null;
  if (cells.every(isBareValue)) return 'values';
  return cells.every((cell) => digit.test(cell) && !space.test(cell)) ? 'codes' : null;
}

/** A code as areas, practices and people have them: nothing that a label says. */
const code = /^[A-Z]{1,3}\d{5,}$/i;

const sign = /[^\p{L}\p{N}]/gu;

/** Whether a cell could not stand in a column of this kind: words, or a sign that no code there has. */
function breaks(cell: string, regular: Regular, others: readonly string[]): boolean {
  if (regular === 'values') return !isBareValue(cell);
  if (regular === null) return false;
  const strange = [...new Set(cell.match(sign))];
  return !digit.test(cell) || strange.some((one) => !others.some((other) => other.includes(one)));
}

/** The cells of a column below, and what they are alike in. */
interface Below {
  readonly cells: readonly string[];
  readonly regular: Regular;
}

function columnsBelow(records: readonly HeadRecord[]): (column: number) => Below {
  const known = new Map<number, Below>();
  return (column) => {
    const before = known.get(column);
    if (before !== undefined) return before;
    const cells = records
      .map((record) => (record.cells[column] ?? '').trim())
      .filter((cell) => !isMissingWord(cell));
    const below = { cells, regular: regularOf(cells) };
    known.set(column, below);
    return below;
  };
}

/**
 * Whether a row holds words in columns that hold nothing but values and codes in every row below:
 * labels, units or questions under the names of the columns, or names under a row of groups. Where
 * it may be a person after all, as its key looks like the others or a cell of it stands again, it is
 * `perhaps`.
 */
function verdictOf(
  row: HeadRecord,
  person: number,
  below: (column: number) => Below,
): 'labels' | 'perhaps' | 'data' {
  let [broken, regulars, doubts] = [0, 0, 0];
  for (const [index, text] of row.cells.entries()) {
    const cell = text.trim();
    if (isMissingWord(cell)) continue;
    const { cells, regular } = below(index);
    const isBroken = breaks(cell, regular, cells);
    if (regular !== null) regulars += 1;
    if (isBroken) broken += 1;
    const isPerson = index === person && regular !== null && !isBroken;
    const isValue = isBareValue(cell) || code.test(cell) || cells.includes(cell);
    if (isPerson || isValue) doubts += 1;
  }
  if (broken < enough || broken * 2 < regulars) return 'data';
  const isKeyless = person < 0 || below(person).regular === null;
  return doubts > 0 || (isKeyless && broken <= enough) ? 'perhaps' : 'labels';
}

/** Rows of labels right below the names of the columns. */
export interface LabelRows {
  readonly labels: readonly HeadRecord[];
  /** A row that may be one, and was left among the data. */
  readonly doubtful: HeadRecord | null;
}

/** Finds the rows of labels at the start of what stands below the names. */
export function labelRows(names: readonly string[], below: readonly HeadRecord[]): LabelRows {
  const count = Math.max(0, Math.min(mostLabels, below.length - fewest));
  const columns = columnsBelow(below.slice(count, count + most));
  const person = names.findIndex((name) => candidateOf(name.trim())?.field === 'person_id');
  const labels: HeadRecord[] = [];
  for (const row of below.slice(0, count)) {
    const verdict = verdictOf(row, person, columns);
    if (verdict === 'perhaps') return { labels, doubtful: row };
    if (verdict === 'data') break;
    labels.push(row);
  }
  return { labels, doubtful: null };
}
