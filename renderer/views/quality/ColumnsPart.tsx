import type { QualityReport } from '../../../analytics/contract/quality.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { decisionWords, identifierWords } from '../../words/identifier.ts';

function Identifiers({ report }: { report: QualityReport }) {
  const { identifiers } = report;
  if (identifiers.length === 0) return <p>No identifiers were found.</p>;
  return (
    <Sheet heads={['Column', 'Seems to hold', 'Why', 'Decision']}>
      <tbody>
        {identifiers.map(({ file, column, kind, reason, ...decided }) => (
          <tr key={`${file} ${column} ${kind}`}>
            <th scope="row">
              {column}
              <span className="column-file">{file}</span>
            </th>
            <td>{identifierWords[kind]}</td>
            <td>{reason}</td>
            <td>{decisionWords(decided)}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
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
          <Sheet
            heads={['Column', 'Reason']}
            scrolls={{ label: 'Columns kept out', className: 'kept-out' }}
          >
            <tbody>
              {keptOut.map(({ column, reason }) => (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </Sheet>
        </>
      )}
    </section>
  );
}
