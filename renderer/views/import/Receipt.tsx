import type { ReactNode } from 'react';
import type {
  ImportReceipt,
  MappedColumn,
  RecognisedPlace,
} from '../../../analytics/contract/extract.ts';
import { formatCount } from '../../charts/number-format.ts';
import { useArrival } from '../../state/use-arrival.ts';
import { decisionWords, identifierWords } from '../../words/identifier.ts';

/** Columns kept out that are named here; more are counted. */
const namedOut = 30;

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div className="count">
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function PlacesTable({ places }: { places: readonly RecognisedPlace[] }) {
  return (
    <div className="sideways">
      <table className="sheet sheet-narrow">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Taken for</th>
            <th scope="col" className="number">
              Rows
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ name, takenFor, rows }) => (
            <tr key={`${name} ${takenFor}`}>
              <th scope="row">{name}</th>
              <td>{takenFor}</td>
              <td className="number">{formatCount(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Identifiers({ identifiers }: Pick<ImportReceipt, 'identifiers'>) {
  if (identifiers.length === 0) return null;
  return (
    <Part title="Identifiers">
      <ul className="plain">
        {identifiers.map(({ file, column, kind, ...decided }) => (
          <li key={`${file} ${column} ${kind}`}>
            <strong>{column}</strong> ({identifierWords[kind]}): {decisionWords(decided)}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function KeptOut({ out }: { out: readonly MappedColumn[] }) {
  if (out.length === 0) return null;
  const named = out.slice(0, namedOut).map(({ column }) => column);
  const more = out.length - named.length;
  return (
    <Part title="Columns kept out">
      <p>
        {named.join(', ')}
        {more > 0 ? ` and ${formatCount(more)} more: the quality report names them all.` : ''}
      </p>
    </Part>
  );
}

/** What an import did: rows, remarks, decisions, columns kept out, and what each place was taken for. */
export function Receipt({ receipt, title }: { receipt: ImportReceipt; title: string }) {
  const heading = useArrival<HTMLHeadingElement>('receipt');
  const { rows, mapping, places, remarks, identifiers } = receipt;
  const out = mapping.columns.filter(({ field }) => field === null);
  return (
    <section className="receipt" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <dl className="counts">
        <Count label="Rows read" value={rows.read} />
        <Count label="Rows kept" value={rows.kept} />
        <Count label="Rows rejected" value={rows.rejected} />
        <Count label="Columns used" value={mapping.columns.length - out.length} />
      </dl>
      {remarks.length === 0 ? null : (
        <Part title="Remarks">
          <ul className="plain">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Part>
      )}
      <Identifiers identifiers={identifiers} />
      <KeptOut out={out} />
      {places.length === 0 ? null : (
        <Part title="Places">
          <PlacesTable places={places} />
        </Part>
      )}
    </section>
  );
}
