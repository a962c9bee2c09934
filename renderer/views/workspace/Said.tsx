import { ProblemList } from '../../components/ProblemList.tsx';
import { useWorkspaces } from '../../state/workspace-session.tsx';

/** A dialogue of a part of the page: it shows itself what goes wrong in it. */
export const dialogueOf = (part: string) => `${part}, asked`;

/** What was done last in a part of the page, or what went wrong there outside a dialogue. */
export function Said({ part }: { part: string }) {
  const { state } = useWorkspaces();
  const isHere = state.part === part;
  const isDone = isHere || state.part === dialogueOf(part);
  return (
    <>
      <p className="said" role="status">
        {isDone ? state.said : ''}
      </p>
      {isHere && state.problems.length > 0 ? (
        <ProblemList title="It was not done." problems={state.problems} />
      ) : null}
    </>
  );
}
