import { SaveAnswer } from '../../../components/SaveAnswer.tsx';
import { type Draft, savedName } from '../../../state/draft.ts';

const options = [{ id: 'yaml', label: 'Save as …' }] as const;

/** Hands the text over as a file: a definition holds no people, so no policy is asked. */
export function SaveDocument({ draft }: { draft: Draft }) {
  const document = { text: draft.text, name: savedName(draft) };
  return <SaveAnswer options={options} save={(host) => host.saveDefinition(document)} />;
}
