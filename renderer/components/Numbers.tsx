import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { formatCount, formatInterval, formatPercent } from '../charts/number-format.ts';
import { sentence, upperFirst } from '../charts/phrase.ts';

function Line({ label, children }: { label: string; children: string }) {
  return (
    <div className="numbers-line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface NumbersProps {
  readonly table: ReleasedTable;
  readonly row: ReleasedRow | null;
  /** What the value is called, if not as its measure is. */
  readonly label?: string;
}

/** One released row in full: value, interval, what it counts and of what, and who is counted. */
export function Numbers({ table, row, label }: NumbersProps) {
  const { measure, population } = table.note;
  if (row === null) return <p className="quiet-words">Nobody under these filters.</p>;
  if (row.status !== 'shown') {
    return <p className="hidden-words">{row.reason ?? 'Not available.'}</p>;
  }
  const { count, denominator, value, lower, upper } = row;
  return (
    <>
      <dl className="numbers">
        {measure.unit === 'percent' && value !== null ? (
          <Line label={label ?? measure.label}>{formatPercent(value)}</Line>
        ) : null}
        {lower === null || upper === null ? null : (
          <Line label="95% interval">{formatInterval(lower, upper, measure.unit)}</Line>
        )}
        {count === null ? null : <Line label="People">{formatCount(count)}</Line>}
        {denominator === null ? null : <Line label="Of">{formatCount(denominator)}</Line>}
      </dl>
      <p className="counted">Counted: {sentence(upperFirst(population))}</p>
    </>
  );
}
