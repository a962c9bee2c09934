import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Problem, Refusal } from '../analytics/contract/problem.ts';
import { longestPassphrase } from './seal/seal-key.ts';

const longestFile = 2 ** 16;

/** A passphrase, and what is to be said about the file that holds it. */
export interface GivenPassphrase {
  readonly passphrase: string;
  /** A sentence where others may read the file; null where they may not, or nobody can tell. */
  readonly warning: string | null;
}

function refuse(path: string, code: Problem['code'], reason: string, hint: string): never {
  throw new Refusal({ code, reason, hint, where: { file: basename(path) } });
}

function readText(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    refuse(
      path,
      'file-not-found',
      'There is no such passphrase file.',
      'Check its name and folder.',
    );
  }
  if (found.isDirectory() || found.size > longestFile) {
    refuse(path, 'file-unreadable', 'This is no passphrase file.', 'Name a small text file.');
  }
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return refuse(path, 'file-unreadable', 'The file cannot be read.', 'Check its permissions.');
  }
}

/**
 * The first line of a file. It comes by a file so that neither the list of processes nor the
 * history of a terminal holds it. Throws a `Refusal`.
 */
export function readPassphraseFile(path: string): GivenPassphrase {
  const [line = ''] = readText(path)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  if (line === '') {
    const hint = 'Write the passphrase on its first line.';
    refuse(path, 'file-unreadable', 'The first line of the passphrase file is empty.', hint);
  }
  if (line.length > longestPassphrase) {
    const reason = `The passphrase is longer than ${longestPassphrase} characters.`;
    refuse(path, 'file-unreadable', reason, 'Choose a shorter one.');
  }
  const found = statSync(path);
  const isOpen = process.platform !== 'win32' && found.isFile() && (found.mode & 0o077) !== 0;
  const warning = isOpen
    ? `${basename(path)} can be read by others on this computer: chmod 600 would end that.`
    : null;
  return { passphrase: line, warning };
}

/**
 * The passphrase of a window program, from the file that its options name; `warn` hears where
 * others may read that. Throws a `Refusal`.
 */
export function givenPassphrase(
  { passphraseFile }: { readonly passphraseFile: string | null },
  warn: (line: string) => void,
): string | undefined {
  if (passphraseFile === null) return undefined;
  const { passphrase, warning } = readPassphraseFile(passphraseFile);
  if (warning !== null) warn(warning);
  return passphrase;
}
