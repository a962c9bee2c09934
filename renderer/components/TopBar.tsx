import { formatDate } from '../charts/number-format.ts';
import { useSession } from '../state/session.tsx';
import { Fact } from './Fact.tsx';
import { FilterChips } from './FilterChips.tsx';
import { PeopleFact } from './PeopleFact.tsx';
import { Segmented } from './Segmented.tsx';

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

/** What is always said: extract, people, filters, deprivation, and by which policy figures show. */
export function TopBar() {
  const { state, change, extract, policy } = useSession();
  return (
    <header className={state.working ? 'bar bar-working' : 'bar'}>
      <dl className="facts">
        <ExtractFact />
        <PeopleFact />
        <Fact label="Deprivation">{extract?.deprivation ?? 'None attached'}</Fact>
        <Fact label={state.working || policy === null ? 'Figures' : `Figures: ${policy.title}`}>
          <Segmented
            label="Figures"
            value={state.working ? 'working' : 'release'}
            options={[
              { id: 'release', label: 'Release' },
              { id: 'working', label: 'Working' },
            ]}
            onChoose={(chosen) => change({ kind: 'work', working: chosen === 'working' })}
          />
        </Fact>
      </dl>
      {extract === null ? null : <FilterChips />}
      {state.working ? (
        <p className="band" role="status">
          <strong>Working figures.</strong> Nothing is hidden: for this screen only. Each file saved
          now is stamped.
        </p>
      ) : null}
    </header>
  );
}
