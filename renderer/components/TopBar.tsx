import type { ExtractEntry } from '../../analytics/contract/extract.ts';
import { formatDate } from '../charts/number-format.ts';
import { useSession } from '../state/session.tsx';
import { useHindrance } from '../state/use-hindrance.ts';
import { useWorkspaces } from '../state/workspace-session.tsx';
import { Choice } from './Choice.tsx';
import { Fact } from './Fact.tsx';
import { FilterChips } from './FilterChips.tsx';
import { MergeChips } from './MergeChips.tsx';
import { PeopleFact } from './PeopleFact.tsx';
import { Segmented } from './Segmented.tsx';

const dateWords = (asAt: string | null) =>
  asAt === null ? 'date not stated' : `as at ${formatDate(asAt)}`;

/** The extract that is open, among those that could be. */
function ExtractSwitch({ extracts }: { extracts: readonly ExtractEntry[] }) {
  const { change } = useWorkspaces();
  const isHindered = useHindrance() !== null;
  const options = extracts.map(({ id, name, asAt }) => ({
    id,
    label: `${name}, ${dateWords(asAt)}`,
  }));
  return (
    <Choice
      label="Extract"
      isLabelHidden
      value={extracts.find(({ isOpen }) => isOpen)?.id ?? null}
      groups={[{ label: '', options }]}
      isDisabled={isHindered}
      onChoose={(id) => {
        const name = extracts.find((entry) => entry.id === id)?.name ?? '';
        const deed = { part: 'extracts', doing: `Opening ${name}`, said: `${name} is open.` };
        void change('extract.choose', { id }, deed);
      }}
    />
  );
}

function ExtractFact() {
  const { extract, workspace } = useSession();
  const extracts = workspace.answer?.extracts ?? [];
  if (extract === null && extracts.length === 0) return <Fact label="Extract">None open</Fact>;
  return (
    <Fact label="Extract">
      {extracts.length > 1 || extract === null ? (
        <ExtractSwitch extracts={extracts} />
      ) : (
        <>
          <strong className="fact-name">{extract.name}</strong> {dateWords(extract.asAt)}
        </>
      )}
      {extract?.synthetic === true ? <span className="badge">synthetic</span> : null}
    </Fact>
  );
}

/** What is always said: extract, people, filters, deprivation, and by which policy figures show. */
export function TopBar() {
  const { state, change, extract, policy, policies } = useSession();
  const hasWorking = policies.some(({ working }) => working);
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
              ...(hasWorking ? [{ id: 'working', label: 'Working' } as const] : []),
            ]}
            onChoose={(chosen) => change({ kind: 'work', working: chosen === 'working' })}
          />
        </Fact>
      </dl>
      {extract === null ? null : <FilterChips />}
      {extract === null ? null : <MergeChips />}
      {state.working ? (
        <p className="band" role="status">
          <strong>Working figures.</strong> Nothing is hidden: for this screen only. Each file saved
          now is stamped.
        </p>
      ) : null}
    </header>
  );
}
