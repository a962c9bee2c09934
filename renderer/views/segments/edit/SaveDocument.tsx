import { SaveAnswer } from '../../../components/SaveAnswer.tsx';
import type { Draft } from '../../../state/draft.ts';

const options = [{ id: 'yaml', label: 'Save as …' }] as const;

/** Hands the text over as a file: a definition holds no people, so no policy is asked. */
export function SaveDocument({ draft: { text, name } }: { draft: Draft }) {
  return <SaveAnswer options={options} save={(host) => host.saveDefinition({ text, name })} />;
}
