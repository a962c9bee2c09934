import { Refusal } from '../../contract/problem.ts';
import type { ReleasedTable } from '../../contract/released.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import { stopIfAborted } from '../../sources/stop-if-aborted.ts';
import { sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { inTransaction } from '../workspace/layout.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { requireWritable } from '../workspace/write-failure.ts';
import { type CheckContext, checkRelease } from './check-release.ts';
import { readRegister } from './read-register.ts';
import { addToRegister } from './register-table.ts';

/** A record that has no time yet. */
export type FreshRecord = Omit<ReleaseRecord, 'when'>;

/** The register of releases of whichever workspace is open. */
export interface Register {
  /** Records that are kept, in order. Throws a {@link Refusal} where they are damaged. */
  list(workspace: Workspace): Promise<readonly ReleaseRecord[]>;
  /**
   * Checks a table against all that has left and all that is pending, and holds it as pending: itself,
   * or with further counts hidden. Throws a {@link Refusal} where the check keeps it in, or the
   * workspace could not record it.
   */
  add(workspace: Workspace, fresh: FreshRecord, check: CheckContext): Promise<ReleasedTable>;
  /** Refuses (usage) a release of which nothing is pending for this workspace. */
  requirePending(workspace: Workspace, release: string): void;
  /**
   * Writes the pending records of a release, under the time that it is now. False says that they are
   * kept, but the database can be used no more. Throws where they are not kept.
   */
  keep(workspace: Workspace, release: string): Promise<{ when: string; isWritten: boolean }>;
  drop(release: string): void;
  /** Forgets what is pending for any workspace but this one: memory that is opened anew is another. */
  sweep(workspace: Workspace): void;
}

/** Records that are pending, and the workspace that they are of. */
interface Pending {
  readonly path: string | null;
  readonly records: readonly ReleaseRecord[];
}

/** Bytes beyond its own that the record of a release may take in the file. */
const roomBeside = 2 ** 20;

const unknownRelease = () =>
  new Refusal({
    code: 'usage',
    reason: 'Nothing of such a release is pending, so nothing of it may be handed over.',
    hint: 'Ask for its tables again.',
  });

const usedRelease = () =>
  new Refusal({
    code: 'usage',
    reason: 'A release of this id has been let out already, and nothing is added to it.',
    hint: 'Begin a new release.',
  });

async function writeOut({ database, path }: Workspace): Promise<boolean> {
  if (path === null) return true;
  return database.run(sql`CHECKPOINT`).then(
    () => true,
    () => false,
  );
}

/** The records of a database that have been read, so that each is read once. */
function makeReader() {
  let known: { readonly of: Database; readonly records: readonly ReleaseRecord[] } | null = null;
  return {
    async read({ database }: Workspace) {
      if (known?.of === database) return known.records;
      const records = await readRegister(database);
      known = { of: database, records };
      return records;
    },
    forget() {
      known = null;
    },
  };
}

/** A register that keeps what is pending in memory: a program that is killed leaves none of it. */
export function makeRegister(now: () => Date): Register {
  const reader = makeReader();
  const pending = new Map<string, Pending>();
  const pendingOf = ({ path }: Workspace, release: string) => {
    const found = pending.get(release);
    if (found?.path === path) return found.records;
    throw unknownRelease();
  };
  return {
    list: reader.read,
    async add(workspace, fresh, check) {
      requireWritable(workspace, roomBeside);
      const kept = await reader.read(workspace);
      if (kept.some(({ release }) => release === fresh.release)) throw usedRelease();
      const waiting = [...pending.values()].flatMap(({ records }) => records);
      const dated = { ...fresh, when: now().toISOString() };
      const table = await checkRelease([...kept, ...waiting], dated, check);
      stopIfAborted(check.signal);
      const { records = [] } = pending.get(fresh.release) ?? {};
      const record = { ...dated, table };
      pending.set(fresh.release, { path: workspace.path, records: [...records, record] });
      return table;
    },
    requirePending: (workspace, release) => void pendingOf(workspace, release),
    async keep(workspace, release) {
      const when = now().toISOString();
      const records = pendingOf(workspace, release).map((record) => ({ ...record, when }));
      requireWritable(workspace, roomBeside);
      const before = await reader.read(workspace);
      const { database } = workspace;
      reader.forget();
      await inTransaction(database, async () => {
        await addToRegister(database, records, before.length);
        workspace.keep?.noteRecords([...before, ...records]);
      });
      const isWritten = await writeOut(workspace);
      pending.delete(release);
      return { when, isWritten };
    },
    drop: (release) => void pending.delete(release),
    sweep({ path }) {
      for (const [release, { path: of }] of pending) {
        if (path === null || of !== path) pending.delete(release);
      }
    },
  };
}
