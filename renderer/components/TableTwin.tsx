import {
  type ReleasedDimension,
  type ReleasedRow,
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { formatCount } from '../charts/number-format.ts';
import { rankLayout } from '../charts/rank-layout.ts';
import { shortLabels } from '../words/dimension.ts';

/** A layout wants a width; the order of its entries does not depend on it. */
const twinWidth = 960;

interface Column {
  readonly heading: string;
  readonly cell: (row: ReleasedRow, index: number) => string | null;
}

const tenth = (value: number | null) => (value === null ? null : value.toFixed(1));
const whole = (value: number | null) => (value === null ? null : formatCount(value));

function columnsOf(table: ReleasedTable): Column[] {
  const further = ['matched', 'lost'].filter((name) => table.table.getChild(name) !== null);
  if (further.length > 0) {
    const [matched = [], lost = []] = further.map((name) => releasedNumbers(table, name));
    return [
      { heading: 'Matched (people)', cell: (_, index) => whole(matched[index] ?? null) },
      { heading: 'Claimed (people)', cell: (row) => whole(row.count) },
      {
        heading: 'Lost to an earlier segment (people)',
        cell: (_, index) => whole(lost[index] ?? null),
      },
    ];
  }
  if (table.note.measure.unit === 'people') {
    return [{ heading: 'People', cell: (row) => whole(row.count) }];
  }
  return [
    { heading: 'People', cell: (row) => whole(row.count) },
    { heading: 'Of', cell: (row) => whole(row.denominator) },
    { heading: 'Value (%)', cell: (row) => tenth(row.value) },
    { heading: '95% from', cell: (row) => tenth(row.lower) },
    { heading: '95% to', cell: (row) => tenth(row.upper) },
  ];
}

function reasonOf(row: ReleasedRow): string {
  return row.reason ?? (row.status === 'hidden' ? 'hidden by the policy' : 'not available');
}

function Cell({ row, text }: { row: ReleasedRow; text: string | null }) {
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
  readonly columns: readonly Column[];
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
        <Cell key={column.heading} row={row} text={column.cell(row, index)} />
      ))}
    </tr>
  );
}

/** Rows with their place in the table; those of LCPs alone from the highest down, as bars are ranked. */
function inChartOrder(table: ReleasedTable): { row: ReleasedRow; index: number }[] {
  const rows = releasedRows(table);
  const placed = rows.map((row, index) => ({ row, index }));
  const [dimension, ...others] = table.note.dimensions;
  if (dimension?.name !== 'lcp' || others.length > 0) return placed;
  const ranked = rankLayout(table, rows, twinWidth).entries.map(({ row }) => row);
  const order = new Map(ranked.map((row, place) => [row, place]));
  const placeOf = (row: ReleasedRow) => order.get(row) ?? rows.length;
  return placed.toSorted((a, b) => placeOf(a.row) - placeOf(b.row));
}

/** The same released values as rows: the twin of every chart. */
export function TableTwin({ table, title }: { table: ReleasedTable; title: string }) {
  const { dimensions } = table.note;
  const columns = columnsOf(table);
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
            {columns.map(({ heading }) => (
              <th key={heading} scope="col" className="number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inChartOrder(table).map(({ row, index }) => (
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
