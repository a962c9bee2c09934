import {
  type CallOptions,
  type Client,
  makeClient,
  type Transport,
} from '../analytics/contract/client.ts';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import type { ImportAnswer } from '../analytics/contract/host.ts';
import type { Progress } from '../analytics/contract/methods.ts';
import { transportOver } from './changing-calls.ts';
import {
  openFirst,
  type Parts,
  type PresentWorkspace,
  startParts,
  type WorkspaceOptions,
} from './held-parts.ts';
import { makeOneImport } from './one-import.ts';
import type { OpenAsk } from './open-file.ts';
import { makeOpening, type Opening } from './opening.ts';
import type { SampleAsk } from './sample.ts';
import type { WorkspaceFile } from './workspace-file.ts';

/** The workspace of one session, held open over the deaths of its engine; another may take its place. */
export interface HeldWorkspace {
  /** The engine's, but that calls wait while the workspace is opened, sealed or changed for another. */
  readonly transport: Transport;
  readonly client: Client;
  /**
   * Resolves when the workspace is open and the first import is over, however that ended; throws
   * the `Refusal` that keeps it shut. Each call tries again to open one that is shut.
   */
  whenOpen(): Promise<void>;
  /** Imports an extract, one at a time, and seals what is sealed. Throws a `Refusal`. */
  bringIn(ask: SampleAsk, watch: CallOptions): Promise<ImportAnswer>;
  /** Opens another workspace; where that fails, the present one stays. Throws a `Refusal`. */
  switchTo(ask: OpenAsk, watch: CallOptions): Promise<WorkspaceSummary>;
  /** Throws a `Refusal`, and leaves the workspace as it was. */
  sealWith(passphrase: string | null): Promise<void>;
  /** Absolute paths that are read again after a death of the engine; none for a file. */
  sources(): readonly string[];
  /** Null where none could be opened. */
  present(): PresentWorkspace | null;
  /** Seals what has changed, and ends the engine. Throws a `Refusal` where it cannot be sealed. */
  close(): Promise<void>;
}

const sealing: Progress = { share: null, phrase: 'Sealing the workspace' };

type Changes = Pick<HeldWorkspace, 'bringIn' | 'switchTo' | 'sealWith'>;

/** What changes a workspace: one of these at a time. */
function changesOf(parts: Parts, opening: Opening, client: Client): Changes {
  const { engine, open, journal, turns, replay, enter, present, tellOpen } = parts;
  const { requireIdle, alone } = makeOneImport();
  const restore = async (before: WorkspaceFile) => {
    if (before.path === null) await replay(engine.client);
  };
  return {
    async bringIn(ask, watch) {
      await opening.whenOpen();
      return alone(async () => {
        const answer = await journal.read(client, ask, watch);
        if (present()?.path !== null) journal.clear();
        if (present()?.isSealed === true) watch.progress?.(sealing);
        await turns.take(open.keep);
        return answer;
      });
    },
    async switchTo(ask, { signal }) {
      requireIdle();
      await opening.attempt();
      return alone(() =>
        turns.take(async () => {
          const summary = await enter(ask, signal, restore);
          journal.clear();
          opening.done();
          return summary;
        }),
      );
    },
    async sealWith(wanted) {
      await opening.whenOpen();
      await alone(() => turns.take(() => open.sealWith(wanted)));
      tellOpen();
    },
  };
}

/**
 * Starts an engine on a workspace. One that lives in memory only is made again after a death, from
 * the files of its imports; where they are no longer to be read, it is open and empty.
 */
export function holdWorkspace(options: WorkspaceOptions): HeldWorkspace {
  const parts = startParts(options);
  const { engine, open, journal, turns, present } = parts;
  const closing = new AbortController();
  const opening = makeOpening(() => openFirst(parts, options, closing.signal));
  opening.whenOpen().catch(() => undefined);

  async function ready() {
    await opening.whenOpen();
    await turns.quiet();
  }
  const transport = transportOver(ready, engine.transport, async ({ method, ask, summary }) => {
    if (summary !== null) journal.note(method, ask, summary);
    await turns.take(open.keep);
  });
  const client = makeClient(transport);
  async function close() {
    closing.abort();
    try {
      if (present()?.isSealed === true) await turns.take(open.shut);
    } finally {
      await engine.close();
      await turns.quiet();
      open.letGo();
    }
  }
  return {
    transport,
    client,
    whenOpen: opening.whenOpen,
    sources: journal.files,
    present,
    ...changesOf(parts, opening, client),
    close,
  };
}
