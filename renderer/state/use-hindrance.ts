import { useImport } from './import-session.tsx';
import { useWorkspaces } from './workspace-session.tsx';

/** Why the workspace must stay as it is for now; null where it need not. */
export function useHindrance(): string | null {
  const { state: importing } = useImport();
  const { state } = useWorkspaces();
  if (importing.stage === 'loading') return 'An extract is being loaded: wait, or cancel it first.';
  return state.doing;
}
