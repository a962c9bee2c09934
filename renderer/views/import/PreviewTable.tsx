import type { Preview } from '../../../analytics/contract/reading.ts';
import { Pages, usePages } from '../../components/Pages.tsx';

/** Columns in sight at a time. */
const pageSize = 40;

function Cell({ value }: { value: string | null }) {
  return value === null ? <td className="empty-cell">empty</td> : <td>{value}</td>;
}

/** The start of a file as its columns were told apart. */
export function PreviewTable({ name, preview }: { name: string; preview: Preview }) {
  const places = preview.header.map((_, place) => place);
  const paged = usePages(places, pageSize);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key */}
      <section className="twin preview" aria-label={`First rows of ${name}`} tabIndex={0}>
        <table className="sheet">
          <thead>
            <tr>
              {paged.shown.map((place) => (
                <th key={place} scope="col">
                  {preview.header[place]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
              <tr key={index}>
                {paged.shown.map((place) => (
                  <Cell key={place} value={row[place] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages what="columns" paged={paged} />
      <p className="quiet-words">
        A cell stands as it is where enough rows share it; of any other only the shape is shown, 9
        for a digit and a for a letter.
      </p>
    </>
  );
}
