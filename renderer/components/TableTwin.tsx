import {
  type ReleasedDimension,
  type ReleasedRow,
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { formatCount } from '../charts/number-format.ts';
import { shortLabels } from '../words/dimension.ts';

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
    <td className="number number-hidden" title={reasonOf(row)}>
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
          {releasedRows(table).map((row, index) => (
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
