import type { ReactNode } from 'react';
import { releasedRows } from '../../analytics/contract/released.ts';
import { formatCount, formatDate } from '../charts/number-format.ts';
import { keptOf } from '../state/filters.ts';
import { useSession } from '../state/session.tsx';
import { FilterChips } from './FilterChips.tsx';
import { Segmented } from './Segmented.tsx';
import { rowOf, usePeople } from './use-people.ts';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt className="bar-label">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function peopleIn(asked: ReturnType<typeof usePeople>): string | null {
  if (asked.answer === null) return null;
  const row = rowOf(asked.answer, null);
  if (row === null) return releasedRows(asked.answer).length === 0 ? '0' : null;
  return row.count === null ? 'hidden' : formatCount(row.count);
}

function PeopleFact() {
  const { state, extract } = useSession();
  const all = usePeople('segment', {});
  const isAll = keptOf(state.filters).length === 0;
  const some = usePeople('segment', isAll ? null : state.filters);
  const selected = isAll ? all : some;
  const of = peopleIn(all);
  if (extract === null) return <Fact label="People selected">Nobody yet</Fact>;
  return (
    <Fact label="People selected">
      <span aria-live="polite">
        <strong>{peopleIn(selected) ?? '…'}</strong> of {of ?? '…'}
      </span>
    </Fact>
  );
}

function ExtractFact() {
  const { extract } = useSession();
  if (extract === null) return <Fact label="Extract">None open</Fact>;
  return (
    <Fact label="Extract">
      <strong className="fact-name">{extract.name}</strong>{' '}
      {extract.asAt === null ? 'date not stated' : `as at ${formatDate(extract.asAt)}`}
      {extract.synthetic ? <span className="badge">synthetic</span> : null}
    </Fact>
  );
}

/** What is always said: extract, people, filters, deprivation, and by which rule numbers show. */
export function TopBar() {
  const { state, change, extract, policy } = useSession();
  return (
    <header className={state.working ? 'bar bar-working' : 'bar'}>
      <dl className="facts">
        <ExtractFact />
        <PeopleFact />
        <Fact label="Deprivation">{extract?.deprivation ?? 'None attached'}</Fact>
        <Fact label="Numbers">
          <Segmented
            label="Numbers"
            value={state.working ? 'working' : 'release'}
            options={[
              { id: 'release', label: 'Release' },
              { id: 'working', label: 'Working' },
            ]}
            onChoose={(chosen) => change({ kind: 'work', working: chosen === 'working' })}
          />
          {state.working ? null : <span>{policy?.title ?? '…'}</span>}
        </Fact>
      </dl>
      {extract === null ? null : <FilterChips />}
      {state.working ? (
        <p className="band" role="status">
          <strong>Working numbers.</strong> Nothing is hidden: for this screen only. Each file saved
          now is stamped.
        </p>
      ) : null}
    </header>
  );
}
