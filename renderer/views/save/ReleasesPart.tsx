import type { ReleaseSummary } from '../../../analytics/contract/release-summary.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages, usePages } from '../../components/Pages.tsx';
import { ProblemList } from '../../components/ProblemList.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { RegisterNotice } from './RegisterNotice.tsx';
import { ReleaseEntry } from './ReleaseEntry.tsx';

const pageSize = 20;

function List({ releases }: { releases: readonly ReleaseSummary[] }) {
  const paged = usePages([...releases].reverse(), pageSize);
  if (releases.length === 0) {
    return (
      <EmptyState title="Nothing has left this workspace yet">
        Whatever is saved under File, or written by the command line, is recorded here before it
        leaves: what was counted, of whom, under which policy, and how much of it was hidden. What
        leaves later is held against all of it.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="quiet-words">
        The newest first. A new release is held against all of these but working figures, as
        somebody would who holds them all: one that would tell too much with them is refused.
      </p>
      <ol className="releases">
        {paged.shown.map((entry) => (
          <ReleaseEntry key={entry.release} entry={entry} />
        ))}
      </ol>
      <Pages what="releases" paged={paged} />
    </>
  );
}

/** The register: everything that has left the workspace. */
export function ReleasesPart() {
  const asked = useAnswer('release.list', {});
  return (
    <section className="releases-part" aria-label="What has left this workspace">
      <h2>What has left this workspace</h2>
      <RegisterNotice />
      {asked.status === 'problem' ? (
        <ProblemList
          title="The releases could not be listed."
          problems={asked.problems}
          onRetry={asked.retry}
        />
      ) : asked.answer === null ? (
        <Waiting progress={null} label="Looking for releases" />
      ) : (
        <List releases={asked.answer} />
      )}
    </section>
  );
}
