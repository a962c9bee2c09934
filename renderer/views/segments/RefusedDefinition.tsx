import { ProblemList } from '../../components/ProblemList.tsx';
import { useSession } from '../../state/session.tsx';

/** Why nobody is sorted by the definition in force; nothing where everybody is. */
export function RefusedDefinition() {
  const { explained } = useSession();
  const problems =
    explained.status === 'problem' ? explained.problems : (explained.answer?.problems ?? []);
  if (problems.length === 0) return null;
  return <ProblemList title="Nobody is sorted: the definition was refused." problems={problems} />;
}
