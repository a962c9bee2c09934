import type { ImportReceipt } from '../../../analytics/contract/methods.ts';
import { formatCount } from '../../charts/number-format.ts';

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="count">
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}

/** What an import did: rows, remarks, columns kept out, and what each place was taken for. */
export function Receipt({ receipt, title }: { receipt: ImportReceipt; title: string }) {
  const { rows, mapping, places, remarks } = receipt;
  const out = mapping.columns.filter(({ field }) => field === null);
  return (
    <section className="receipt" aria-label={title}>
      <h2>{title}</h2>
      <dl className="counts">
        <Figure label="Rows read" value={rows.read} />
        <Figure label="Rows kept" value={rows.kept} />
        <Figure label="Rows rejected" value={rows.rejected} />
        <Figure label="Columns used" value={mapping.columns.length - out.length} />
      </dl>
      {remarks.length === 0 ? null : (
        <div>
          <h3>Remarks</h3>
          <ul className="plain">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </div>
      )}
      {out.length === 0 ? null : (
        <div>
          <h3>Columns kept out</h3>
          <p>{out.map(({ column }) => column).join(', ')}</p>
        </div>
      )}
      {places.length === 0 ? null : (
        <div>
          <h3>Places</h3>
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
              {places.map(({ name, takenFor, rows: placeRows }) => (
                <tr key={`${name} ${takenFor}`}>
                  <th scope="row">{name}</th>
                  <td>{takenFor}</td>
                  <td className="number">{formatCount(placeRows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
