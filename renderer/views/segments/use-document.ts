import { useState } from 'react';
import type { DefinitionRef } from '../../../analytics/contract/methods.ts';
import type { Problem } from '../../../analytics/contract/problem.ts';
import { useEngine } from '../../client/engine.tsx';
import { problemsOf } from '../../client/use-answer.ts';
import { useSession } from '../../state/session.tsx';

/** A document from disk that was not taken, and why. */
export interface RefusedDocument {
  readonly name: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Puts definitions in force: one that is shipped, or a document once the engine has checked it. */
export function useDocument() {
  const { change } = useSession();
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
      await client.call('definition.explain', { definition: document });
      define(document);
    } catch (failure) {
      setRefused({ ...document, problems: problemsOf(failure) });
    }
  };
  return { refused, define, open };
}
