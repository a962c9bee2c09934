import { basename, sep } from 'node:path';
import type { CallOptions, Client } from '../analytics/contract/client.ts';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import type { ImportAnswer } from '../analytics/contract/host.ts';
import type { Method } from '../analytics/contract/methods.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import type { Launch } from './engine-channel.ts';
import { importExtract } from './importing.ts';
import type { SampleAsk } from './sample.ts';

/**
 * What was done to a workspace in memory since it was opened, so that it can be done again: memory
 * ends with its engine. What was deleted is not brought back: where a column goes from an extract of
 * which there are copies, these are needed no more, and the extract cannot be read again.
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
  readonly name: string;
  /** Null where its files are no longer to be read. */
  readonly ask: SampleAsk | null;
  readonly deleted: readonly string[];
}

const openId = ({ extracts }: WorkspaceSummary) => extracts.find(({ isOpen }) => isOpen)?.id ?? '';

const filesOf = ({ files, places }: SampleAsk) => [...files, ...places];

const gone = (name: string) =>
  new Refusal({
    code: 'file-not-found',
    reason: `${name} was in memory and is lost: a column was deleted from it, and the copies of its files with it.`,
    hint: 'Choose its files again, and keep the column out.',
  });

export function makeImportJournal(launch: Launch, privateFolder: string): ImportJournal {
  let entries: readonly Entry[] = [];
  let chosen = '';

  const isCopied = (ask: SampleAsk) =>
    filesOf(ask).some((path) => path.startsWith(`${privateFolder}${sep}`));

  /** Notes that a column went. Nothing that holds it may stay: a user's own file is not ours. */
  function without(entry: Entry, column: string, name: string): Entry {
    const ask = entry.ask === null || isCopied(entry.ask) ? null : entry.ask;
    return { ...entry, name, ask, deleted: [...entry.deleted, column] };
  }

  async function bringIn(client: Client, ask: SampleAsk, watch: CallOptions) {
    const answer = await importExtract({ client }, launch, ask, { privateFolder, ...watch });
    chosen = openId(answer.workspace);
    return answer;
  }

  /** Imports an extract again; where what was deleted from it cannot be, it goes as a whole. */
  async function again(client: Client, entry: Entry, watch: CallOptions): Promise<Entry> {
    if (entry.ask === null) throw gone(entry.name);
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
      const name = ask.name ?? basename(ask.files[0] ?? '');
      entries = [...entries, { id: chosen, name, ask, deleted: [] }];
      return answer;
    },
    note(method, ask, summary) {
      const { id, column = '' } = ask as { readonly id?: string; readonly column?: string };
      chosen = openId(summary);
      if (method === 'extract.delete') entries = entries.filter((entry) => entry.id !== id);
      if (method !== 'extract.delete-column') return;
      const name = summary.extracts.find((extract) => extract.id === id)?.name;
      entries = entries.map((entry) =>
        entry.id === id ? without(entry, column, name ?? entry.name) : entry,
      );
    },
    files: () => entries.flatMap(({ ask }) => (ask === null ? [] : filesOf(ask))),
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
