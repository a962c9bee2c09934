import { useState } from 'react';
import type { Client } from '../../../analytics/contract/client.ts';
import type { ChartSpec, FileFormat } from '../../../analytics/contract/host.ts';
import type { Problem } from '../../../analytics/contract/problem.ts';
import { useEngine } from '../../client/engine.tsx';
import { problemsOf } from '../../client/use-answer.ts';

export type SaveOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving'; readonly format: FileFormat }
  | {
      readonly kind: 'saved';
      readonly name: string;
      /** How many counts were hidden for the sake of earlier releases; null where none had to be. */
      readonly further: number | null;
      /** Hidden cells of what left; null where the register cannot be read. */
      readonly hidden: number | null;
    }
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
  /** With a number of counts, those that a refusal has named are hidden. */
  readonly save: (format: FileFormat, further?: number) => Promise<void>;
}

/** How many cells the newest release hides. */
async function hiddenInNewest(client: Client): Promise<number | null> {
  const releases = await client.call('release.list', {}).catch(() => []);
  return releases.at(-1)?.tables[0]?.cells.hidden ?? null;
}

/** Hands the specification over, never a picture: the host draws the file from released numbers. */
export function useSaving(spec: ChartSpec | null): Saving {
  const { host, client, forget } = useEngine();
  const [held, setHeld] = useState<{ key: string; outcome: SaveOutcome } | null>(null);
  const key = JSON.stringify(spec);
  const settle = (outcome: SaveOutcome) => setHeld({ key, outcome });

  const save = async (format: FileFormat, further?: number) => {
    if (spec === null) return;
    settle({ kind: 'saving', format });
    try {
      const reply = await host.save(spec, format, further !== undefined);
      if (!reply.ok) settle({ kind: 'problem', format, problems: reply.problems });
      else if (reply.answer === null) settle({ kind: 'unwanted' });
      else {
        const hidden = await hiddenInNewest(client);
        settle({ kind: 'saved', name: reply.answer.name, further: further ?? null, hidden });
      }
    } catch (failure) {
      settle({ kind: 'problem', format, problems: problemsOf(failure) });
    }
    forget('release.list');
  };
  return { outcome: held?.key === key ? held.outcome : { kind: 'none' }, save };
}
