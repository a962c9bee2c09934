import {
  type ReleasedRow,
  type ReleasedTable,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { formatCount, formatInterval, formatValue, unitWords } from '../charts/number-format.ts';
import { lowerFirst, sentence, upperFirst } from '../charts/phrase.ts';
import { placeWords } from '../charts/place-words.ts';
import { toldTable } from '../charts/told-table.ts';
import { partNames } from '../words/measure.ts';
import { placeHeading, reasonOf } from './twin-columns.ts';

interface Line {
  readonly label: string;
  readonly text: string | null;
}

const whole = (value: number | null) => (value === null ? null : formatCount(value));

/** A row's value with its interval, its two parts, and who was left out. */
function valueLines({ note }: ReleasedTable, row: ReleasedRow, label: string): Line[] {
  const { measure } = note;
  const { count, denominator, value, lower, upper, excluded, unknown } = row;
  if (measure.unit === 'people') return [{ label: 'People', text: whole(count) }];
  const names = partNames(measure);
  const isBounded = lower !== null && upper !== null;
  return [
    {
      label,
      text: value === null ? null : `${formatValue(value, measure)}${unitWords(measure)}`,
    },
    { label: '95% interval', text: isBounded ? formatInterval(lower, upper, measure) : null },
    { label: names.count, text: whole(count) },
    { label: names.of, text: whole(denominator) },
    { label: 'Not asked about', text: excluded === 0 ? null : whole(excluded) },
    { label: 'Not known', text: unknown === 0 ? null : whole(unknown) },
  ];
}

/** How a row stands among the others, where it is compared. */
function standingLines(table: ReleasedTable, row: ReleasedRow): Line[] {
  const { measure } = table.note;
  const { benchmark, standing } = row;
  return [
    { label: 'Benchmark', text: benchmark === null ? null : formatValue(benchmark, measure) },
    { label: 'Compared', text: standing?.replace('-', ' ') ?? null },
    { label: placeHeading(releasedRows(table)), text: placeWords(row) },
  ];
}

interface NumbersProps {
  readonly table: ReleasedTable;
  readonly row: ReleasedRow | null;
  /** What the value is called, if not as its measure is. */
  readonly label?: string;
}

/** One released row in full: value, interval, what it counts and of what, how it stands, and who is counted. */
export function Numbers({ table, row, label }: NumbersProps) {
  const { measure, population } = table.note;
  if (row === null) return <p className="quiet-words">Nobody under these filters.</p>;
  const name = label ?? measure.label;
  if (row.status !== 'shown') {
    const isHidden = row.status === 'hidden';
    return (
      <p className={isHidden ? 'hidden-words' : 'quiet-words'}>
        {`${name}: ${sentence(lowerFirst(reasonOf(row)))}`}
      </p>
    );
  }
  const told = toldTable(table);
  const lines = [...valueLines(told, row, name), ...standingLines(told, row)].filter(
    (line) => line.text !== null,
  );
  return (
    <>
      <dl className="numbers">
        {lines.map((line) => (
          <div key={line.label} className="numbers-line">
            <dt>{line.label}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>
      {row.standing === null || measure.comparison === null ? null : (
        <p className="counted">Compared with: {sentence(measure.comparison)}</p>
      )}
      <p className="counted">Counted: {sentence(upperFirst(population))}</p>
    </>
  );
}
