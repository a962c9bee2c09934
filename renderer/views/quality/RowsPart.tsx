import type { QualityReport } from '../../../analytics/contract/quality.ts';
import { formatCount } from '../../charts/number-format.ts';
import { Pages, usePages } from '../../components/Pages.tsx';
import { counted } from '../../words/counted.ts';

/** Rejects in sight at a time. */
const pageSize = 50;

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div className="count">
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}

function Rejects({ report }: { report: QualityReport }) {
  const { rejects, rejectsNotListed } = report;
  const paged = usePages(rejects, pageSize);
  if (rejects.length === 0) return null;
  return (
    <>
      <h3>Rejected, one by one</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key */}
      <section className="twin rejects" aria-label="Rejected rows and cells" tabIndex={0}>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className="number">
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {paged.shown.map(({ file, line, column, reason }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line may be rejected more than once
              <tr key={paged.from + place}>
                <td>{file}</td>
                <td className="number">{line === null ? '' : formatCount(line)}</td>
                <td>{column ?? 'the whole row'}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages what="rejects" paged={paged} />
      {rejectsNotListed === 0 ? null : (
        <p className="quiet-words">
          {counted(rejectsNotListed, 'further one is', 'further ones are')} counted and not listed.
        </p>
      )}
    </>
  );
}

/** Rows read, kept and rejected, and each of the rejected by its place. */
export function RowsPart({ report }: { report: QualityReport }) {
  const { rows, files } = report;
  return (
    <section className="quality-part" aria-label="Rows">
      <h2>Rows</h2>
      <dl className="counts">
        <Count label="Rows read" value={rows.read} />
        <Count label="Rows kept" value={rows.kept} />
        <Count label="Rows rejected" value={rows.rejected} />
      </dl>
      <p className="quiet-words">
        Of the people’s file. Read:{' '}
        {files.map(({ name, rows: held }) => `${name} (${counted(held, 'row')})`).join(', ')}.
      </p>
      <Rejects report={report} />
    </section>
  );
}
