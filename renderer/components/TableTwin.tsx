import {
  type ReleasedDimension,
  type ReleasedRow,
  type ReleasedTable,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { rankLayout } from '../charts/rank-layout.ts';
import { toldTable } from '../charts/told-table.ts';
import { shortLabels } from '../words/dimension.ts';
import { reasonOf, type TwinColumn, twinColumns } from './twin-columns.ts';

/** A layout wants a width; the order of its entries does not depend on it. */
const twinWidth = 960;

interface CellProps {
  readonly row: ReleasedRow;
  readonly column: TwinColumn;
  readonly index: number;
}

function Cell({ row, column, index }: CellProps) {
  const text = column.cell(row, index);
  if (column.words !== undefined) return <td className={`words-${column.words}`}>{text}</td>;
  if (text !== null) return <td className="number">{text}</td>;
  return (
    <td
      className={row.status === 'hidden' ? 'number number-hidden' : 'number number-absent'}
      title={reasonOf(row)}
    >
      {row.status === 'hidden' ? 'hidden' : row.status === 'shown' ? '' : 'n/a'}
    </td>
  );
}

function Row({
  row,
  index,
  dimensions,
  columns,
}: {
  readonly row: ReleasedRow;
  readonly index: number;
  readonly dimensions: readonly ReleasedDimension[];
  readonly columns: readonly TwinColumn[];
}) {
  const isTotal = dimensions.some(({ name, total }) => row.codes[name] === total);
  return (
    <tr className={isTotal ? 'total' : undefined}>
      {dimensions.map(({ name }, place) =>
        place === 0 ? (
          <th key={name} scope="row">
            {row.labels[name]}
          </th>
        ) : (
          <td key={name}>{row.labels[name]}</td>
        ),
      )}
      {columns.map((column) => (
        <Cell key={column.heading} row={row} column={column} index={index} />
      ))}
    </tr>
  );
}

/** Rows with their place in the table: in its own order, or as bars are ranked. */
function placedRows(table: ReleasedTable, rows: readonly ReleasedRow[], isRanked: boolean) {
  const placed = rows.map((row, index) => ({ row, index }));
  if (!isRanked) return placed;
  const ranked = rankLayout(table, rows, twinWidth).entries.map(({ row }) => row);
  const order = new Map(ranked.map((row, place) => [row, place]));
  const placeOf = (row: ReleasedRow) => order.get(row) ?? rows.length;
  return placed.toSorted((a, b) => placeOf(a.row) - placeOf(b.row));
}

interface TableTwinProps {
  readonly table: ReleasedTable;
  readonly title: string;
  /** Whether rows stand in the order of a ranking's bars. */
  readonly isRanked: boolean;
}

/** The same released values as rows: the twin of every chart. */
export function TableTwin({ table, title, isRanked }: TableTwinProps) {
  const { dimensions } = table.note;
  const rows = releasedRows(table);
  const columns = twinColumns(toldTable(table), rows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key
    <section className="twin" aria-label={`${title}, as a table`} tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            {dimensions.map(({ name }) => (
              <th key={name} scope="col">
                {shortLabels[name]}
              </th>
            ))}
            {columns.map(({ heading, words }) => (
              <th key={heading} scope="col" className={words === undefined ? 'number' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placedRows(table, rows, isRanked).map(({ row, index }) => (
            <Row
              key={dimensions.map(({ name }) => row.codes[name]).join(' ')}
              row={row}
              index={index}
              dimensions={dimensions}
              columns={columns}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
