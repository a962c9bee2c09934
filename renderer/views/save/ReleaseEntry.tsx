import type {
  ReleaseSummary,
  SummaryOfTable,
} from '../../../analytics/contract/release-summary.ts';
import { formatCount, formatDate } from '../../charts/number-format.ts';
import { counted } from '../../words/counted.ts';
import { formatTime, releasedTableWords } from '../../words/release.ts';

function Cells({ shown, hidden }: SummaryOfTable['cells']) {
  return (
    <p className="release-cells">
      {counted(shown, 'cell')} shown,{' '}
      {hidden === 0 ? (
        'none hidden'
      ) : (
        <span className="release-hidden">{formatCount(hidden)} hidden</span>
      )}
    </p>
  );
}

function TableEntry({ table }: { table: SummaryOfTable }) {
  const { population, policy, cells, extract } = table;
  const asAt = extract.asAt === null ? '' : ` as at ${formatDate(extract.asAt)}`;
  return (
    <li className="release-table">
      <div>
        <p>{releasedTableWords(table)}</p>
        <p className="quiet-words">{population}</p>
      </div>
      <div>
        <p>{policy.title}</p>
        <p className="quiet-words">
          {extract.name}
          {asAt}
        </p>
      </div>
      <Cells {...cells} />
    </li>
  );
}

/** One release: when it left, under which title, and each of its tables. */
export function ReleaseEntry({ entry }: { entry: ReleaseSummary }) {
  const { release, when, title, working, tables } = entry;
  return (
    <li className="release">
      <h3>
        {title} {working ? <span className="badge badge-working">Working figures</span> : null}
      </h3>
      <p className="quiet-words release-when">
        <time dateTime={when}>{formatTime(when)}</time> <span>Release {release}</span>
      </p>
      <ul>
        {tables.map((table, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a release never changes, nor does its order
          <TableEntry key={place} table={table} />
        ))}
      </ul>
    </li>
  );
}
