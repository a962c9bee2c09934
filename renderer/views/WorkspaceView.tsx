import { useEffect, useRef } from 'react';
import { ProblemList } from '../components/ProblemList.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { useHindrance } from '../state/use-hindrance.ts';
import { useWorkspaces } from '../state/workspace-session.tsx';
import { ExtractsPart } from './workspace/ExtractsPart.tsx';
import { KnownPart } from './workspace/KnownPart.tsx';
import { NewPart } from './workspace/NewPart.tsx';
import { WherePart } from './workspace/WherePart.tsx';

function Parts() {
  const { state, refresh } = useWorkspaces();
  const { list } = state;
  if (list !== null) {
    return (
      <div className="workspace">
        <WherePart list={list} />
        <ExtractsPart />
        <KnownPart list={list} />
        <NewPart list={list} />
      </div>
    );
  }
  if (state.problems.length === 0)
    return <Waiting progress={null} label="Looking for workspaces" />;
  return (
    <ProblemList
      title="The workspaces could not be listed."
      problems={state.problems}
      onRetry={() => void refresh()}
    />
  );
}

/** Where the work lives, what is in it, and the others. */
export function WorkspaceView() {
  const { refresh } = useWorkspaces();
  const hindrance = useHindrance();
  const ask = useRef(refresh);
  useEffect(() => {
    void ask.current();
  }, []);
  return (
    <>
      <div className="view-head">
        <h1>Workspace</h1>
        <p role="status">{hindrance}</p>
      </div>
      <Parts />
    </>
  );
}
