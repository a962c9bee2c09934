import { useState } from 'react';
import type { ChartSpec, FileFormat } from '../../../analytics/contract/host.ts';
import type { Problem } from '../../../analytics/contract/problem.ts';
import { useEngine } from '../../client/engine.tsx';
import { problemsOf } from '../../client/use-answer.ts';

export type SaveOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving'; readonly format: FileFormat }
  | { readonly kind: 'saved'; readonly name: string; readonly hidFurther: boolean }
  /** Recorded, and then not wanted as a file. */
  | { readonly kind: 'unwanted' }
  | {
      readonly kind: 'problem';
      readonly format: FileFormat;
      readonly problems: readonly Problem[];
    };

export interface Saving {
  /** What came of saving this very figure; none for one that has changed since. */
  readonly outcome: SaveOutcome;
  readonly save: (format: FileFormat, hideFurther?: boolean) => Promise<void>;
}

/** Hands the specification over, never a picture: the host draws the file from released numbers. */
export function useSaving(spec: ChartSpec | null): Saving {
  const { host, forget } = useEngine();
  const [held, setHeld] = useState<{ key: string; outcome: SaveOutcome } | null>(null);
  const key = JSON.stringify(spec);
  const settle = (outcome: SaveOutcome) => setHeld({ key, outcome });

  const save = async (format: FileFormat, hideFurther = false) => {
    if (spec === null) return;
    settle({ kind: 'saving', format });
    try {
      const reply = await host.save(spec, format, hideFurther);
      if (!reply.ok) settle({ kind: 'problem', format, problems: reply.problems });
      else if (reply.answer === null) settle({ kind: 'unwanted' });
      else settle({ kind: 'saved', name: reply.answer.name, hidFurther: hideFurther });
    } catch (failure) {
      settle({ kind: 'problem', format, problems: problemsOf(failure) });
    }
    forget('release.list');
  };
  return { outcome: held?.key === key ? held.outcome : { kind: 'none' }, save };
}
