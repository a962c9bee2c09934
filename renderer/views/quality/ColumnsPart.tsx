import type { QualityReport } from '../../../analytics/contract/quality.ts';
import { decisionWords, identifierWords } from '../../words/identifier.ts';

function Identifiers({ report }: { report: QualityReport }) {
  const { identifiers } = report;
  if (identifiers.length === 0) return <p>No identifiers were found.</p>;
  return (
    <div className="sideways">
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Seems to hold</th>
            <th scope="col">Why</th>
            <th scope="col">Decision</th>
          </tr>
        </thead>
        <tbody>
          {identifiers.map(({ file, column, kind, reason, decision }) => (
            <tr key={`${file} ${column} ${kind}`}>
              <th scope="row">
                {column}
                <span className="column-file">{file}</span>
              </th>
              <td>{identifierWords[kind]}</td>
              <td>{reason}</td>
              <td>{decisionWords(decision)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Columns that seem to name people and what was decided; and all that were not loaded. */
export function ColumnsPart({ report }: { report: QualityReport }) {
  const { keptOut } = report;
  return (
    <section className="quality-part" aria-label="Identifiers and columns kept out">
      <h2>Identifiers</h2>
      <Identifiers report={report} />
      {keptOut.length === 0 ? null : (
        <>
          <h3>Columns kept out</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key */}
          <section className="twin kept-out" aria-label="Columns kept out" tabIndex={0}>
            <table className="sheet">
              <thead>
                <tr>
                  <th scope="col">Column</th>
                  <th scope="col">Reason</th>
                </tr>
              </thead>
              <tbody>
                {keptOut.map(({ column, reason }) => (
                  <tr key={column}>
                    <th scope="row">{column}</th>
                    <td>{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}
