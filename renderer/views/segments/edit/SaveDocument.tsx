import type { Host } from '../../../../analytics/contract/host.ts';
import { SaveAnswer } from '../../../components/SaveAnswer.tsx';
import { type Draft, savedName } from '../../../state/draft.ts';
import { useSession } from '../../../state/session.tsx';

const options = [{ id: 'yaml', label: 'Save as …' }] as const;

/** Hands the text over as a file: a definition holds no people, so no policy is asked. */
export function SaveDocument({ draft }: { draft: Draft }) {
  const document = { text: draft.text, name: savedName(draft) };
  const { change } = useSession();
  const save = async (host: Host) => {
    const reply = await host.saveDefinition(document);
    if (reply.ok && reply.answer !== null) change({ kind: 'saved', text: document.text });
    return reply;
  };
  return <SaveAnswer options={options} save={save} />;
}
