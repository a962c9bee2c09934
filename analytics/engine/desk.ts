import { existsSync } from 'node:fs';
import { Refusal } from '../contract/problem.ts';
import type { PolicyBook } from '../disclosure/policy-book.ts';
import { sql } from '../sql/sql.ts';
import { hashOfPeople, writeCodes } from './counting/codes.ts';
import { type Counting, makeCounting } from './counting/counting.ts';
import { makeRegister, type Register } from './register/register.ts';
import { countedSchema } from './workspace/counted-schema.ts';
import { hasWal } from './workspace/file-names.ts';
import { workspaceRow } from './workspace/layout.ts';
import { openWorkspace } from './workspace/open-workspace.ts';
import { putInPlace } from './workspace/rewrite.ts';
import { describeWorkspace, type Workspace } from './workspace/workspace.ts';
import { requireWritable, whyNotWritten } from './workspace/write-failure.ts';

/** What a change to a workspace has come to. */
export interface Changed {
  /** What is to be said of it, a sentence each. */
  readonly notices?: readonly string[];
  /** Path of a file, written whole, that is to take the workspace's place. */
  readonly anew?: string;
  /** Whether the database can be used no more, although what was asked for is done. */
  readonly mustReopen?: boolean;
  /** Id of the extract in hand, where the file cannot be told. */
  readonly instead?: string;
}

/** What an engine has before it: one workspace at a time, and what is counted of its extract. */
export interface Desk {
  /** The open workspace; throws a {@link Refusal} where none has been opened, or kept open. */
  workspace(): Workspace;
  /** `isSealed`: only a change may be written into it, and no more than that. */
  open(path: string | null, isSealed?: boolean): Promise<Workspace>;
  /**
   * Changes what the workspace holds and reads it again. Where that fails the workspace is opened
   * anew, as it was before, and the failure is thrown with what stands in the way.
   */
  change(work: (workspace: Workspace) => Promise<Changed>): Promise<Workspace>;
  /**
   * Writes something down that changes no extract, so that all that has been counted stays. `false` says
   * that the database can be used no more. Fails as {@link Desk.change} does.
   */
  writeDown(work: (workspace: Workspace) => Promise<boolean>): Promise<void>;
  /**
   * The open workspace, in whose file the codes of its extract are kept where it can be written to:
   * they are worked out the first time. Throws as {@link Desk.workspace} does.
   */
  counted(): Promise<Workspace>;
  /** Writes what has been counted into the workspace, where it can be written to. */
  keep(): Promise<void>;
  /** Writes everything to the file and shuts it. */
  shut(): Promise<void>;
  readonly counting: Counting;
  /** The policies that may be asked for. */
  readonly book: PolicyBook;
  /** What has left the open workspace. */
  readonly register: Register;
  /** Stops whatever the workspace's database is doing. */
  interrupt(): void;
  close(): void;
}

const notWritten = new Refusal({
  code: 'output-unwritable',
  reason:
    'The workspace could not be written out whole: part of it lies beside it, ending in .wal.',
  hint: 'Free some space on its disk, open it again and close it.',
});

/** Writes the log of a workspace into its file; throws a {@link Refusal} where part stays outside. */
async function writeOut({ path, database, isReadOnly }: Workspace): Promise<void> {
  if (path === null || isReadOnly) return;
  await database.run(sql`CHECKPOINT`);
  if (existsSync(path) && hasWal(path)) throw notWritten;
}

/** Bytes that the codes of a person take, and those that any table does. */
const codeBytes = { person: 16, table: 2 ** 21 };

/** Whether codes of the extract in hand can be written into the workspace's file. */
function keepsCodes({ path, isReadOnly, chosen, extract }: Workspace): boolean {
  return path !== null && !isReadOnly && chosen !== null && extract !== null;
}

/** Writes the codes into the file itself; see `writeOut` of an import for what a failure leaves. */
async function addCodes(workspace: Workspace): Promise<Changed> {
  const { database, chosen, extract } = workspace;
  if (chosen === null || extract === null) return {};
  requireWritable(workspace, extract.people * codeBytes.person + codeBytes.table);
  const place = { schema: countedSchema(chosen) };
  await writeCodes(database, place, extract, hashOfPeople(workspace));
  const isWritten = await database.run(sql`CHECKPOINT`).then(
    () => true,
    () => false,
  );
  return { mustReopen: !isWritten };
}

/** Codes that cannot be written are worked out for this run only. */
function unlessCancelled(error: unknown): void {
  if (error instanceof Refusal && error.problems[0]?.code === 'cancelled') throw error;
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal({ code: 'internal', reason: 'The workspace could not be opened again.' });
}

/** `now` is the clock that releases are recorded by. */
export function makeDesk(privateFolder: string, book: PolicyBook, now: () => Date): Desk {
  const none = new Refusal({ code: 'no-extract', reason: 'No workspace is open.' });
  let open: Workspace | null = null;
  let why: Refusal = none;
  const counting = makeCounting();
  const register = makeRegister(now);
  let isTried = false;
  let isOnlyForChanges = false;
  const workspace = () => {
    if (open !== null) return open;
    throw why;
  };
  const close = () => {
    open?.database.close();
    open = null;
    why = none;
    isTried = false;
    void counting.forget(null);
  };
  async function openAt(path: string | null, isSealed = false) {
    close();
    isOnlyForChanges = isSealed;
    open = await openWorkspace(path, privateFolder);
    register.sweep(open);
    return open;
  }
  /** Opens a workspace again, with what has been said of it so far. */
  async function openAgain({ path, notices }: Workspace, put?: () => Promise<void>) {
    close();
    await put?.();
    const opened = await openWorkspace(path, privateFolder, true);
    open = { ...opened, notices: [...notices, ...opened.notices] };
    return open;
  }
  async function apply(before: Workspace, done: Changed) {
    const { anew, instead, mustReopen = false, notices = [] } = done;
    const said = { ...before, notices: [...before.notices, ...notices] };
    const { path } = before;
    if (path !== null && anew !== undefined) {
      const { next } = await workspaceRow(before.database);
      return openAgain(said, () => putInPlace(anew, path, { next, temporary: privateFolder }));
    }
    if (path !== null && mustReopen) return openAgain(said);
    open = await describeWorkspace(said, before.database, said.notices, instead);
    return open;
  }
  /** After a failure: the last good state, or why there is none. */
  async function recover(before: Workspace) {
    if (before.path === null) return;
    await openAgain(before).catch((error) => {
      why = asRefusal(error);
    });
  }
  /** Throws why work on a workspace failed, once it is open again as it was. */
  async function fail(before: Workspace, error: unknown): Promise<never> {
    const isAsked = error instanceof Refusal && error.problems[0]?.code === 'usage';
    const reason = whyNotWritten(before, error);
    if (!isAsked) await recover(before);
    throw reason;
  }
  async function change(work: (workspace: Workspace) => Promise<Changed>) {
    const before = workspace();
    isTried = false;
    await counting.forget(before);
    try {
      return await apply(before, await work(before));
    } catch (error) {
      return fail(before, error);
    }
  }
  async function writeDown(work: (workspace: Workspace) => Promise<boolean>) {
    const before = workspace();
    try {
      if (!(await work(before))) await openAgain(before);
    } catch (error) {
      await fail(before, error);
    }
  }
  async function keep() {
    if (open === null || isOnlyForChanges) return;
    await counting.keep(open).catch(() => undefined);
  }
  return {
    workspace,
    open: openAt,
    change,
    writeDown,
    async counted() {
      const held = workspace();
      if (isTried || isOnlyForChanges) return held;
      const isKept = !keepsCodes(held) || (await counting.readKept(held));
      if (!isKept) await change(addCodes).catch(unlessCancelled);
      isTried = true;
      return workspace();
    },
    keep,
    async shut() {
      const held = workspace();
      await keep();
      await writeOut(held).catch((error) => {
        throw whyNotWritten(held, error);
      });
      close();
    },
    counting,
    book,
    register,
    interrupt: () => open?.database.interrupt(),
    close,
  };
}
