import type { QualityReport, Reject } from '../../../analytics/contract/quality.ts';
import { formatCount } from '../../charts/number-format.ts';
import { Pages, usePages } from '../../components/Pages.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { counted } from '../../words/counted.ts';

/** Rows or cells in sight at a time. */
const pageSize = 50;

interface ListProps {
  readonly title: string;
  readonly what: string;
  readonly rejects: readonly Reject[];
  readonly note: string;
}

/** Rejects by their place, a page at a time; nothing where there are none. */
function List({ title, what, rejects, note }: ListProps) {
  const paged = usePages(rejects, pageSize);
  const hasLines = rejects.some(({ line }) => line !== null);
  const hasColumns = rejects.some(({ column }) => column !== null);
  if (rejects.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <Sheet
        scrolls={{ label: title, className: 'rejects' }}
        heads={[
          'File',
          ...(hasLines ? [{ number: 'Line' }] : []),
          ...(hasColumns ? ['Column'] : []),
          'Reason',
        ]}
      >
        <tbody>
          {paged.shown.map(({ file, line, column, reason }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may be rejected more than once
            <tr key={paged.from + place}>
              <td>{file}</td>
              {hasLines ? (
                <td className="number">{line === null ? '' : formatCount(line)}</td>
              ) : null}
              {hasColumns ? <td>{column}</td> : null}
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </Sheet>
      <Pages what={what} paged={paged} />
      {note === '' ? null : <p className="quiet-words">{note}</p>}
    </>
  );
}

/** Rows and cells that were not taken, each by its place, for whoever holds the files. */
export function LinesPart({ report }: { report: QualityReport }) {
  const { rejects, rejectsNotListed } = report;
  if (rejects.length === 0) return null;
  const left = `${counted(rejectsNotListed, 'further one is', 'further ones are')} counted and not listed.`;
  return (
    <section className="quality-part" aria-label="Line by line">
      <h2>Line by line</h2>
      <List
        title="Rows left out"
        what="rows"
        rejects={rejects.filter(({ column }) => column === null)}
        note={rejectsNotListed === 0 ? '' : left}
      />
      <List
        title="Cells that were not taken, the first of each kind"
        what="cells"
        rejects={rejects.filter(({ column }) => column !== null)}
        note="The checks say how many of each there are. No list is longer than a protected count allows, and no cell is quoted."
      />
    </section>
  );
}
