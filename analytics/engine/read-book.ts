import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { isLockName, policyFiles } from '../contract/policy-files.ts';
import { Refusal } from '../contract/problem.ts';
import {
  type PolicyBook,
  type PolicyText,
  policyBook,
  unreadableBook,
} from '../disclosure/policy-book.ts';

/** Longest file that is read, in bytes, and the most files. */
const most = { bytes: 65_536, files: 100 } as const;

const cannotBe = (file: string, reason: string) =>
  new Refusal({ code: 'disclosure-refused', reason: `${file}: ${reason}`, where: { file } });

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code;

function bytesOf(descriptor: number, name: string): Buffer {
  if (!fstatSync(descriptor).isFile()) throw cannotBe(name, 'it is no regular file.');
  const bytes = Buffer.alloc(most.bytes + 1);
  let held = 0;
  for (;;) {
    const read = readSync(descriptor, bytes, held, bytes.length - held, null);
    held += read;
    if (read === 0 || held === bytes.length) break;
  }
  if (held > most.bytes) throw cannotBe(name, 'it is too long for a policy.');
  return bytes.subarray(0, held);
}

/** The text of a regular file: links are not followed, and pipes not waited for. */
function textOf(path: string): PolicyText {
  const name = basename(path);
  if (!lstatSync(path).isFile()) throw cannotBe(name, 'it is no regular file.');
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    return {
      name,
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(descriptor, name)),
    };
  } finally {
    closeSync(descriptor);
  }
}

/** What reads a file or a folder; whatever fails is refused, naming it. */
function reading<T>(path: string, read: (path: string) => T): T {
  try {
    return read(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw cannotBe(basename(path), 'it cannot be read.');
  }
}

function lockIn(folder: string, names: readonly string[]): PolicyText | null {
  const strange = names.find((name) => isLockName(name) && name !== policyFiles.lock);
  if (strange !== undefined) {
    throw cannotBe(strange, `a lock is called ${policyFiles.lock}: rename it, or take it away.`);
  }
  return names.includes(policyFiles.lock) ? reading(join(folder, policyFiles.lock), textOf) : null;
}

function namesOrNone(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function addedIn(folder: string): readonly PolicyText[] {
  const all = reading(join(folder, policyFiles.folder), namesOrNone);
  const names = all.filter((name) => name.endsWith('.yaml') && !name.startsWith('.'));
  if (names.length > most.files) {
    throw cannotBe(policyFiles.folder, `it holds more than ${most.files} policies.`);
  }
  return names.map((name) => reading(join(folder, policyFiles.folder, name), textOf));
}

/**
 * The policies of the program whose folder for them this is. Where any file of it cannot be read or
 * used, a book that knows none and says why, so that nothing is let out.
 */
export function readBook(folder: string): PolicyBook {
  try {
    const lock = lockIn(
      folder,
      reading(folder, (path) => readdirSync(path)),
    );
    return policyBook({ added: addedIn(folder), lock });
  } catch (error) {
    if (error instanceof Refusal) return unreadableBook(error);
    throw error;
  }
}
