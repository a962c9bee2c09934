import type { ReactNode } from 'react';
import type { ImportReceipt, RecognisedPlace } from '../../../analytics/contract/extract.ts';
import { formatCount } from '../../charts/number-format.ts';
import { useArrival } from '../../state/use-arrival.ts';

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

/** What an import did: rows, remarks, columns kept out, and what each place was taken for. */
export function Receipt({ receipt, title }: { receipt: ImportReceipt; title: string }) {
  const heading = useArrival<HTMLHeadingElement>('receipt');
  const { rows, mapping, places, remarks } = receipt;
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
      {out.length === 0 ? null : (
        <Part title="Columns kept out">
          <p>{out.map(({ column }) => column).join(', ')}</p>
        </Part>
      )}
      {places.length === 0 ? null : (
        <Part title="Places">
          <PlacesTable places={places} />
        </Part>
      )}
    </section>
  );
}
