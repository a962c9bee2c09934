import { useState } from 'react';
import type { DefinitionRef } from '../../../analytics/contract/methods.ts';
import type { Problem } from '../../../analytics/contract/problem.ts';
import { useEngine } from '../../client/engine.tsx';
import { problemsOf } from '../../client/use-answer.ts';
import { isChanged } from '../../state/draft.ts';
import { useSession } from '../../state/session.tsx';

/** A document from disk that was not taken, and why. */
export interface RefusedDocument {
  readonly name: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/**
 * Puts definitions in force: one that is shipped, or a document once the engine has checked it. What
 * was refused can be mended in the editor, unless that holds changes already.
 */
export function useDocument() {
  const { change, state, definition, document: held } = useSession();
  const { client } = useEngine();
  const [refused, setRefused] = useState<RefusedDocument | null>(null);
  const define = (definition: DefinitionRef) => {
    setRefused(null);
    change({ kind: 'define', definition });
  };
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const document = { text: await file.text(), name: file.name };
    try {
      const { id, title } = await client.call('definition.explain', { definition: document });
      setRefused(null);
      change({ kind: 'open', document: { ...document, id, title } });
    } catch (failure) {
      setRefused({ ...document, problems: problemsOf(failure) });
    }
  };
  const isFree = state.draft === null || !isChanged(state.draft);
  const canMend = refused !== null && isFree && definition !== null && held !== null;
  const mend = () => {
    if (!canMend) return;
    const { name, text } = refused;
    const origin = { origin: definition, title: held.title, originText: held.text };
    change({ kind: 'draft', draft: { ...origin, name, text, applied: null, saved: null } });
    change({ kind: 'show-part', part: 'edit' });
    setRefused(null);
  };
  return { refused, define, open, mend: canMend ? mend : null };
}
