import { useSession } from '../../state/session.tsx';
import { counted } from '../../words/counted.ts';

/** What is lost when another workspace is opened, in a sentence; null where nothing is. */
export function useLoss(): string | null {
  const { workspace } = useSession();
  const summary = workspace.answer;
  if (summary === null || summary.file !== null || summary.extracts.length === 0) return null;
  const held = counted(summary.extracts.length, 'extract');
  return `What is in memory only is gone then: ${held}.`;
}
