import { conditions, findField } from '../../analytics/dictionary/dictionary.ts';
import type { Person, Value } from '../sql/people-table.ts';

export interface AsciiTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** A table written with bars between its cells; a line of dashes below the columns is left out. */
export function readTable(text: string): AsciiTable {
  const [columns = [], ...rows] = text
    .split('\n')
    .filter((line) => line.includes('|') && !line.includes('--'))
    .map(cellsOf);
  const odd = rows.find((row) => row.length !== columns.length);
  if (odd !== undefined) throw new Error(`A row does not fit its columns: ${odd.join(' | ')}`);
  return { columns, rows };
}

function readCell(column: string, cell: string): Value {
  if (cell === '-') return null;
  const isFlag = conditions.some(({ id }) => id === column) || findField(column)?.kind === 'flag';
  if (isFlag) {
    if (cell !== 'yes' && cell !== 'no') throw new Error(`"${cell}" is neither yes nor no.`);
    return cell === 'yes';
  }
  const field = findField(column);
  if (field === undefined) throw new Error(`There is no column ${column}.`);
  return field.kind === 'number' ? Number(cell) : cell;
}

/** The people of a table, from its first columns; they are named p0, p1 … */
export function peopleOf({ columns, rows }: AsciiTable, own: number): readonly Person[] {
  return rows.map((row, index) => ({
    person_id: `p${index}`,
    ...Object.fromEntries(
      columns.slice(0, own).map((column, at) => [column, readCell(column, row[at] ?? '')]),
    ),
  }));
}
