import { existsSync, linkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../contract/problem.ts';
import { sql } from '../../sql/sql.ts';
import { type Database, openDatabase } from '../duckdb/database.ts';
import { damageHint, damageWords, findRegister } from '../register/read-register.ts';
import { addToRegister, requireEnd } from '../register/register-table.ts';
import { checkExtracts, renewManifests } from './check-extracts.ts';
import {
  hasWal,
  makingFile,
  makingFiles,
  removeDatabase,
  rewritingFile,
  walFiles,
} from './file-names.ts';
import {
  inTransaction,
  layOut,
  layout,
  readableLayout,
  upgradeLayout,
  workspaceRow,
} from './layout.ts';
import { type Look, lookAt } from './look.ts';
import { forgetMemory, keepInMemory, leaveMemory } from './memory-keep.ts';
import { usableFile } from './usable-file.ts';
import { describeWorkspace, type Workspace, type WorkspacePlace } from './workspace.ts';

/** What is the same however a workspace is opened. */
interface Opening {
  readonly path: string;
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
  /** Whether somebody has been told already that an import did not come to its end. */
  readonly isToldOfPending: boolean;
}

/** Bytes of memory that a workspace in a file may take, however large: what does not fit is read again. */
const mostMemory = 1.5 * 2 ** 30;

function open({ path, privateFolder }: Opening, isReadOnly: boolean): Promise<Database> {
  const anew = rewritingFile(path);
  return openDatabase({
    path,
    isReadOnly,
    mostMemory,
    files: [anew, ...walFiles(anew)],
    folders: [join(privateFolder, 'staging')],
    temporary: privateFolder,
  });
}

function requireOurs(found: number, path: string, isReadOnly: boolean): void {
  const refuse = (reason: string, hint: string) => {
    throw new Refusal({
      code: 'workspace-unreadable',
      reason,
      hint,
      where: { file: basename(path) },
    });
  };
  if (found === 0) {
    const hint = 'Choose another file, or a new name for a new workspace.';
    refuse('The file is a DuckDB database, and not a Quintile workspace.', hint);
  }
  if (found > layout) {
    const hint = 'Open it with that version, or import the extract again into a new workspace.';
    refuse('The workspace was made by a later version of Quintile.', hint);
  }
  if (found < readableLayout && isReadOnly) {
    const hint = 'Copy it to a folder of your own and open it there.';
    refuse('An earlier version made the workspace, and it may not be changed to this one.', hint);
  }
}

/** Brings what lay beside the file into it; what is then left of a log could never be read back. */
async function settle(database: Database, path: string, wasUnclean: boolean): Promise<void> {
  if (wasUnclean) {
    await database.run(sql`CHECKPOINT`);
    for (const file of walFiles(path)) rmSync(file, { force: true });
  }
  for (const file of [rewritingFile(path), ...makingFiles(path)]) removeDatabase(file);
}

/** Says that an import did not come to its end, and says it once. */
async function takePending(database: Database, isReadOnly: boolean): Promise<string[]> {
  const { pending } = await workspaceRow(database);
  if (pending === null) return [];
  if (!isReadOnly) {
    await database.run(sql`UPDATE quintile SET pending = NULL`).catch(() => undefined);
    await database.run(sql`CHECKPOINT`).catch(() => undefined);
  }
  return [
    `The import of ${pending} did not come to its end, and nothing of it was kept: the workspace is as it was before. Import it again.`,
  ];
}

/** Reads the register through, so that damage to it is told before anything is asked of it. */
async function checkRegister(database: Database, isTold: boolean): Promise<string[]> {
  const words = damageWords(await findRegister(database));
  return words === null || isTold ? [] : [`${words} ${damageHint}`];
}

/** Writes down what opening has found: hashes by this DuckDB, and a whole extract in hand. */
async function keepUp(database: Database, sound: string | null): Promise<void> {
  await renewManifests(database);
  if (sound !== null) await database.run(sql`UPDATE quintile SET chosen = ${sound}`);
}

async function prepare(opening: Opening, look: Look, isReadOnly: boolean): Promise<Workspace> {
  const { path } = opening;
  const wasUnclean = hasWal(path);
  const database = await open(opening, isReadOnly);
  try {
    if (!isReadOnly) {
      await settle(database, path, wasUnclean);
      if (look.layout < layout) {
        await upgradeLayout(database, look.layout);
        await database.run(sql`CHECKPOINT`);
      }
      await requireEnd(database);
    }
    const interrupted = await takePending(database, isReadOnly);
    const unclean = wasUnclean || look.isShort || interrupted.length > 0 || look.notices.length > 0;
    const { sound, notices } = await checkExtracts(database, unclean);
    if (!isReadOnly) await keepUp(database, sound);
    const place: WorkspacePlace = { path, file: basename(path), isReadOnly };
    const isTold = opening.isToldOfPending;
    const register = await checkRegister(database, isTold);
    const said = [...look.notices, ...(isTold ? [] : interrupted), ...notices, ...register];
    if (wasUnclean && said.length === 0 && !isTold) said.push(takenIn);
    return await describeWorkspace(place, database, said, sound);
  } catch (error) {
    database.close();
    throw error;
  }
}

const takenIn =
  'The workspace was not closed when the program last ended; all that had been kept is in it.';

const onlyRead =
  'The workspace may only be read, because its file or folder is protected: nothing can be imported or deleted, and nothing saved of it, as a release could not be recorded.';

const noRoom =
  'The disk is full, so the workspace is open to be read only. Free some space and open it again.';

/** Gives a new file its name, unless another program has made one of that name meanwhile. */
function nameFile(made: string, path: string): void {
  try {
    linkSync(made, path);
  } catch {
    if (!existsSync(path)) renameSync(made, path);
  }
  rmSync(made, { force: true });
}

/** Makes a workspace beside its place and moves it there whole. */
async function makeFile(opening: Opening): Promise<void> {
  const anew = makingFile(opening.path);
  removeDatabase(anew);
  const database = await openDatabase({ path: anew, temporary: opening.privateFolder });
  try {
    await inTransaction(database, () => layOut(database));
    await database.run(sql`CHECKPOINT`);
  } catch (error) {
    database.close();
    removeDatabase(anew);
    throw error;
  }
  database.close();
  nameFile(anew, opening.path);
}

async function openFile(opening: Opening): Promise<Workspace> {
  const file = usableFile(opening.path);
  if (file.isNew) {
    await makeFile(opening);
    return prepare(opening, { layout, isShort: false, notices: [] }, false);
  }
  const look = await lookAt(opening.path, opening.privateFolder, file);
  requireOurs(look.layout, opening.path, file.isReadOnly);
  if (file.isReadOnly) {
    return prepare(opening, { ...look, notices: [onlyRead, ...look.notices] }, true);
  }
  try {
    return await prepare(opening, look, false);
  } catch (error) {
    const isFull = error instanceof Refusal && error.problems[0]?.code === 'output-unwritable';
    if (!isFull || look.layout < readableLayout) throw error;
    return prepare(opening, { ...look, notices: [noRoom, ...look.notices] }, true);
  }
}

async function openInMemory(privateFolder: string): Promise<Workspace> {
  const folders = [join(privateFolder, 'staging')];
  const database = await openDatabase({ path: null, folders, temporary: privateFolder });
  try {
    const keep = keepInMemory(privateFolder);
    await layOut(database, keep.next);
    await addToRegister(database, keep.records, 0);
    return await describeWorkspace(
      { path: null, file: null, isReadOnly: false, keep },
      database,
      [],
    );
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a workspace, or makes one where the file does not exist; a null path is memory only. */
export async function openWorkspace(
  path: string | null,
  privateFolder: string,
  isToldOfPending = false,
): Promise<Workspace> {
  if (path === null) return openInMemory(privateFolder);
  try {
    const file = existsSync(path) ? realpathSync(path) : path;
    leaveMemory(privateFolder);
    const opened = await openFile({ path: file, privateFolder, isToldOfPending });
    forgetMemory(privateFolder);
    return opened;
  } catch (error) {
    if (error instanceof Refusal && error.problems[0]?.code !== 'internal') throw error;
    throw new Refusal({
      code: 'workspace-unreadable',
      reason: 'The workspace is damaged: what it holds cannot be read.',
      hint: 'Go back to a copy of it, or import the extract again into a new workspace, which would know nothing of what this one has let out.',
    });
  }
}
