import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { formatCount, formatInterval, formatPercent } from '../charts/number-format.ts';

function Line({ label, children }: { label: string; children: string }) {
  return (
    <div className="numbers-line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One released row in full: value, interval, what it counts and of what. */
export function Numbers({ table, row }: { table: ReleasedTable; row: ReleasedRow | null }) {
  const { measure } = table.note;
  if (row === null) return <p className="quiet-words">Nobody under these filters.</p>;
  if (row.status !== 'shown') {
    return <p className="hidden-words">{row.reason ?? 'Not available.'}</p>;
  }
  const { count, denominator, value, lower, upper } = row;
  return (
    <dl className="numbers">
      {measure.unit === 'percent' && value !== null ? (
        <Line label={measure.label}>{formatPercent(value)}</Line>
      ) : null}
      {lower === null || upper === null ? null : (
        <Line label="95% interval">{formatInterval(lower, upper, measure.unit)}</Line>
      )}
      {count === null ? null : <Line label="People">{formatCount(count)}</Line>}
      {denominator === null ? null : <Line label="Of">{formatCount(denominator)}</Line>}
    </dl>
  );
}
