import { useState } from 'react';
import type {
  DefinitionChange,
  DefinitionRef,
  ExplainedDefinition,
} from '../../../../analytics/contract/methods.ts';
import type { Problem } from '../../../../analytics/contract/problem.ts';
import type { ReleasedTable } from '../../../../analytics/contract/released.ts';
import { type Asked, useAnswer } from '../../../client/use-answer.ts';
import { useRunAsk } from '../../../components/use-people.ts';
import { type Draft, draftRef, isChanged, isSame } from '../../../state/draft.ts';

/** What is known of a draft: of its text now, and of the last text that was sound. */
export interface DraftAnswers {
  readonly checked: Asked<ExplainedDefinition>;
  /** What the draft began as. */
  readonly origin: Asked<ExplainedDefinition>;
  /** What is wrong with the text now; empty while that is looked at. */
  readonly problems: readonly Problem[];
  /** Whether everything else is about an earlier text, as the one now is not sound. */
  readonly isLate: boolean;
  readonly changes: Asked<readonly DefinitionChange[]>;
  readonly before: Asked<ReleasedTable>;
  readonly after: Asked<ReleasedTable>;
  readonly movers: Asked<ReleasedTable>;
}

/** The last text of a draft that was sound: what can be counted while a later one is not. */
function useSound(ref: DefinitionRef | null, isSound: boolean): DefinitionRef | null {
  const [sound, setSound] = useState<DefinitionRef | null>(null);
  if (ref !== null && isSound && (sound === null || !isSame(sound, ref))) {
    setSound(ref);
    return ref;
  }
  return sound;
}

/** What is compared: what the draft began as, and its last sound text if that is another. */
function pairOf(draft: Draft | null, after: DefinitionRef | null) {
  if (draft === null || !isChanged(draft) || after === null) return null;
  const unchanged = draftRef({ ...draft, text: draft.originText });
  return isSame(after, unchanged) ? null : { before: draft.origin, after };
}

const none: readonly Problem[] = [];

/** What is wrong with a text, or keeps the extract from being sorted by it; empty while it is looked at. */
function problemsIn(checked: Asked<ExplainedDefinition>): readonly Problem[] {
  if (checked.status === 'problem') return checked.problems;
  return checked.status === 'answer' ? checked.answer.problems : none;
}

/** Asks what a draft says and does; each question cancels the one before. */
export function useDraftAnswers(draft: Draft | null): DraftAnswers {
  const ref = draft === null ? null : draftRef(draft);
  const checked = useAnswer('definition.explain', ref === null ? null : { definition: ref });
  const problems = problemsIn(checked);
  const after = useSound(ref, checked.status === 'answer' && problems.length === 0);
  const pair = pairOf(draft, after);
  const run = useRunAsk();
  const asks = pair !== null && run !== null;
  const { definition: _, ...common } = run ?? { definition: null, policy: '' };
  return {
    checked,
    origin: useAnswer('definition.explain', draft === null ? null : { definition: draft.origin }),
    problems,
    isLate: checked.status === 'asking' || problems.length > 0,
    changes: useAnswer('definition.compare', pair),
    before: useAnswer('segments.run', asks ? { ...run, definition: pair.before } : null),
    after: useAnswer('segments.run', asks ? { ...run, definition: pair.after } : null),
    movers: useAnswer('segments.movers', asks ? { ...common, ...pair } : null),
  };
}
