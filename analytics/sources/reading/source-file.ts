import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../contract/problem.ts';

/** The one file of people, told by its first bytes and not by its name. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: 'csv' | 'parquet';
  readonly gzip: boolean;
}

const parquetMark = 'PAR1';

export function refuseFile(name: string, reason: string, hint: string, line?: number): never {
  throw new Refusal({
    code: 'file-unreadable',
    reason,
    hint,
    where: line === undefined ? { file: name } : { file: name, line },
  });
}

function ends(path: string, bytes: number): { readonly head: Buffer; readonly tail: string } {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(4096, bytes));
    readSync(handle, head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(4, bytes));
    readSync(handle, tail, 0, tail.length, bytes - tail.length);
    return { head, tail: tail.toString('latin1') };
  } finally {
    closeSync(handle);
  }
}

function sizeOf(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isFile() === true) return status.size;
  throw new Refusal({
    code: 'file-not-found',
    reason: `${basename(path)} was not found.`,
    hint: 'Check the path to the extract.',
  });
}

function isUtf16(head: Buffer): boolean {
  const mark = head.toString('latin1', 0, 2);
  if (mark === '\xff\xfe' || mark === '\xfe\xff') return true;
  const zeros = head.filter((byte) => byte === 0).length;
  return head.length >= 4 && zeros > head.length / 4;
}

/** Refuses what is neither text nor Parquet, by the marks that other kinds of file begin with. */
function refuseOtherKinds(name: string, head: Buffer): void {
  const mark = head.toString('latin1', 0, 6);
  if (mark.startsWith('PK')) {
    refuseFile(name, `${name} is a workbook or an archive.`, 'Save it as CSV UTF-8 or Parquet.');
  }
  if (mark.startsWith('SQLite') || mark.startsWith('\xd0\xcf\x11\xe0') || mark.startsWith('%PDF')) {
    refuseFile(name, `${name} is neither CSV nor Parquet.`, 'Save it as CSV UTF-8 or Parquet.');
  }
  if (isUtf16(head)) {
    refuseFile(name, `${name} is written in UTF-16.`, 'Save it again as CSV UTF-8.');
  }
}

/** Looks at a file's first and last bytes and says what it is; anything else is refused. */
function identifyFile(path: string): SourceFile {
  const name = basename(path);
  const bytes = sizeOf(path);
  if (bytes === 0) refuseFile(name, `${name} is empty.`, 'Export the extract again.');
  const { head, tail } = ends(path, bytes);
  if (head.toString('latin1', 0, 4) === parquetMark) {
    if (tail !== parquetMark || bytes < 12) {
      refuseFile(name, `${name} is cut short.`, 'Copy it again, or export the extract again.');
    }
    return { path, name, bytes, format: 'parquet', gzip: false };
  }
  if (/\.parquet$/i.test(name)) {
    refuseFile(
      name,
      `${name} is not Parquet, whatever its name says.`,
      'Rename it if it is CSV, or export the extract again.',
    );
  }
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  if (!gzip) refuseOtherKinds(name, head);
  return { path, name, bytes, format: 'csv', gzip };
}

/** The one person file among those given. */
export function onlyFile(files: readonly string[]): SourceFile {
  const [path, ...more] = files;
  if (path === undefined || more.length > 0) {
    throw new Refusal({
      code: 'usage',
      reason: `An import takes one file of people; ${files.length} were given.`,
      hint: 'Join them into one file, and give lookups and boundaries as places.',
    });
  }
  return identifyFile(path);
}
