import type { QualityReport } from '../../../analytics/contract/quality.ts';
import { formatCount } from '../../charts/number-format.ts';
import { counted } from '../../words/counted.ts';

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div className="count">
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}

/** Rows read, kept and rejected, and what became of them in words. */
export function RowsPart({ report }: { report: QualityReport }) {
  const { rows, files, checks } = report;
  const account = checks.find(({ id }) => id === 'rows-account');
  return (
    <section className="quality-part" aria-label="Rows">
      <h2>Rows</h2>
      <dl className="counts">
        <Count label="Rows read" value={rows.read} />
        <Count label="Rows kept" value={rows.kept} />
        <Count label="Rows rejected" value={rows.rejected} />
      </dl>
      {account === undefined ? null : <p>{account.detail}</p>}
      <p className="quiet-words">
        Files read:{' '}
        {files.map(({ name, rows: held }) => `${name} (${counted(held, 'row')})`).join(', ')}.
      </p>
    </section>
  );
}
