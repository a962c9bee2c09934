import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, draftName, isChanged, isInForce } from '../../../state/draft.ts';
import { useSession } from '../../../state/session.tsx';

/** How long typing must rest before a text is looked at. */
const restMilliseconds = 250;

export interface Editing {
  /** The text in hand: the draft, or the definition in force as a draft that nobody has changed. */
  readonly draft: Draft | null;
  /** Changes whenever the editor must begin again with another text. */
  readonly key: string;
  /** Whether another definition is in force than the draft, or what it began as. */
  readonly isApart: boolean;
  /** Tells what was typed; it is taken once typing rests. */
  readonly type: (text: string) => void;
  readonly apply: () => void;
  readonly discard: () => void;
}

/** The definition in force as a draft without a change; null until it has been read. */
function useUnchanged(): Draft | null {
  const { definition, explained } = useSession();
  if (definition === null || explained.status !== 'answer') return null;
  const { text, title } = explained.answer;
  const name = draftName(definition);
  return { origin: definition, title, originText: text, name, text, applied: null, saved: null };
}

/** Whether a draft is more than the definition that it began as. */
function isHeld(draft: Draft | null): draft is Draft {
  return draft !== null && (isChanged(draft) || draft.applied !== null);
}

/** The document that is being edited, and what can be done with it. */
export function useDraft(): Editing {
  const { state, change, definition } = useSession();
  const unchanged = useUnchanged();
  const draft = isHeld(state.draft) ? state.draft : unchanged;
  const origin = JSON.stringify(draft?.origin ?? null);
  const [discards, setDiscards] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const typed = useRef<{ readonly text: string; readonly origin: string } | null>(null);
  const latest = useRef({ draft, origin });
  latest.current = { draft, origin };

  const take = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const { current } = typed;
    const { draft: held, origin: own } = latest.current;
    typed.current = null;
    if (current === null || held === null || current.origin !== own) return;
    if (current.text !== held.text)
      change({ kind: 'draft', draft: { ...held, text: current.text } });
  }, [change]);
  useEffect(() => take, [take]);

  return {
    draft,
    key: `${discards} ${draft?.name ?? ''} ${origin}`,
    isApart:
      draft !== null && !isInForce(draft, definition) && JSON.stringify(definition) !== origin,
    type: (text) => {
      typed.current = { text, origin };
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(take, restMilliseconds);
    },
    apply: () => {
      if (draft !== null) change({ kind: 'apply', text: draft.text });
    },
    discard: () => {
      if (timer.current !== null) clearTimeout(timer.current);
      typed.current = null;
      setDiscards((before) => before + 1);
      change({ kind: 'discard' });
    },
  };
}
