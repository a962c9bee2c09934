import type { CallOptions, Client } from '../analytics/contract/client.ts';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import type { ImportAnswer } from '../analytics/contract/host.ts';
import type { Method } from '../analytics/contract/methods.ts';
import type { Launch } from './engine-channel.ts';
import { importExtract } from './importing.ts';
import type { SampleAsk } from './sample.ts';

/**
 * What was done to a workspace in memory since it was opened, so that it can be done again: memory
 * ends with its engine. What was deleted is not brought back.
 */
export interface ImportJournal {
  /** Imports, by a process of its own into the engine, and notes it. */
  read(client: Client, ask: SampleAsk, watch: CallOptions): Promise<ImportAnswer>;
  /** Notes a question that changed the workspace, once it is answered. */
  note(method: Method, ask: unknown, summary: WorkspaceSummary): void;
  /** Absolute paths of all that doing it again would read. */
  files(): readonly string[];
  clear(): void;
  /** Does everything again; `failed` hears what cannot be, and may throw to stop. */
  replay(client: Client, watch: CallOptions, failed: (error: unknown) => void): Promise<void>;
}

interface Entry {
  readonly id: string;
  readonly ask: SampleAsk;
  readonly deleted: readonly string[];
}

const openId = ({ extracts }: WorkspaceSummary) => extracts.find(({ isOpen }) => isOpen)?.id ?? '';

export function makeImportJournal(launch: Launch, privateFolder: string): ImportJournal {
  let entries: readonly Entry[] = [];
  let chosen = '';

  async function bringIn(client: Client, ask: SampleAsk, watch: CallOptions) {
    const answer = await importExtract({ client }, launch, ask, { privateFolder, ...watch });
    chosen = openId(answer.workspace);
    return answer;
  }

  /** Imports an extract again; where what was deleted from it cannot be, it goes as a whole. */
  async function again(client: Client, entry: Entry, watch: CallOptions): Promise<Entry> {
    const id = openId((await bringIn(client, entry.ask, watch)).workspace);
    try {
      for (const column of entry.deleted) {
        await client.call('extract.delete-column', { id, column });
      }
    } catch (error) {
      await client.call('extract.delete', { id });
      throw error;
    }
    return { ...entry, id };
  }

  return {
    async read(client, ask, watch) {
      const answer = await bringIn(client, ask, watch);
      entries = [...entries, { id: chosen, ask, deleted: [] }];
      return answer;
    },
    note(method, ask, summary) {
      const { id, column = '' } = ask as { readonly id?: string; readonly column?: string };
      chosen = openId(summary);
      if (method === 'extract.delete') entries = entries.filter((entry) => entry.id !== id);
      if (method !== 'extract.delete-column') return;
      entries = entries.map((entry) =>
        entry.id === id ? { ...entry, deleted: [...entry.deleted, column] } : entry,
      );
    },
    files: () => entries.flatMap(({ ask }) => [...ask.files, ...ask.places]),
    clear() {
      entries = [];
      chosen = '';
    },
    async replay(client, watch, failed) {
      const wasChosen = entries.findIndex(({ id }) => id === chosen);
      const done: (Entry | null)[] = [];
      for (const entry of entries) {
        done.push(
          await again(client, entry, watch).catch((error) => {
            failed(error);
            return null;
          }),
        );
      }
      const id = done[wasChosen]?.id;
      entries = done.filter((entry) => entry !== null);
      if (id !== undefined && id !== '' && id !== chosen) {
        await client.call('extract.choose', { id });
        chosen = id;
      }
    },
  };
}
