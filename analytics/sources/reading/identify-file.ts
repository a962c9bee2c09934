import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { Refusal } from '../../contract/problem.ts';
import type { ExtractFormat } from '../../contract/reading.ts';
import { compoundKind, foreignKind, isBinary } from './file-marks.ts';
import { type FileStamp, stampOf } from './file-stamp.ts';
import { refuseFile } from './refuse-file.ts';
import { statusOf } from './status-of.ts';
import { sniffEncoding } from './text/sniff-encoding.ts';

/** A file of an extract, told by its bytes and not by its name. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: ExtractFormat;
  readonly gzip: boolean;
  /** Taken before anything of it was read. */
  readonly stamp: FileStamp | null;
}

const headBytes = 65_536;

interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Of a compound file, as old and protected workbooks are, the start of its list of contents. */
  readonly folder: Buffer;
}

function folderOffset(head: Buffer): number {
  const isCompound = head.length >= 512 && head.readUInt32LE(0) === 0xe011cfd0;
  return isCompound ? (head.readUInt32LE(48) + 1) * 2 ** (head.readUInt16LE(30) & 15) : 0;
}

function ends(path: string, bytes: number): Ends {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(headBytes, bytes));
    const tail = Buffer.alloc(Math.min(8, bytes));
    const read = readSync(handle, head, 0, head.length, 0);
    readSync(handle, tail, 0, tail.length, bytes - tail.length);
    const folder = Buffer.alloc(4096);
    const offset = folderOffset(head);
    if (offset > 0) readSync(handle, folder, 0, folder.length, offset);
    return { head: head.subarray(0, read), tail, folder };
  } finally {
    closeSync(handle);
  }
}

function readEnds(path: string, name: string, bytes: number) {
  try {
    return ends(path, bytes);
  } catch {
    return refuseFile(name, `${name} could not be opened.`, 'Check that it may be read.');
  }
}

function sizeOf(path: string): number {
  const status = statusOf(path);
  if (status?.isFile() === true) return status.size;
  if (status !== null && status !== undefined) {
    const name = basename(path);
    return refuseFile(name, `${name} is neither a file nor a folder.`, 'Save it as a file.');
  }
  throw new Refusal({
    code: 'file-not-found',
    reason: `${basename(path)} was not found.`,
    hint: 'Check the path to the extract.',
  });
}

const arrowMark = 'ARROW1';

/** A stream of Arrow messages: a mark or none, the length of the first message, and its table. */
function isArrowStream(head: Buffer): boolean {
  if (head.length < 16) return false;
  const isMarked = head.readUInt32LE(0) === 0xffffffff;
  const length = head.readInt32LE(isMarked ? 4 : 0);
  const root = isMarked ? head.readUInt32LE(8) : head.readUInt32LE(4);
  const isNew = isMarked && length > 0 && root < Math.max(64, length);
  return isNew || (!isMarked && head[3] === 0 && head[2] === 0 && length > 0 && root === 16);
}

function binaryFormat(head: Buffer): ExtractFormat | null {
  const mark = head.toString('latin1', 0, 8);
  if (mark.startsWith('PAR1')) return 'parquet';
  if (mark.startsWith(arrowMark) || isArrowStream(head)) return 'arrow';
  return mark.startsWith('PK\x03\x04') || mark.startsWith('PK\x05\x06') ? 'xlsx' : null;
}

/** Refuses a Parquet or Arrow file that does not end as such a file does. */
function checkEnd(name: string, head: Buffer, tail: Buffer): void {
  const mark = head.toString('latin1', 0, 6);
  const due = mark.startsWith('PAR1') ? 'PAR1' : mark === arrowMark ? arrowMark : '';
  if (!tail.toString('latin1').endsWith(due) || head.length < due.length * 3) {
    refuseFile(name, `${name} is cut short.`, 'Copy it again, or export the extract again.');
  }
}

/** The first bytes of what a packed file holds; empty where they cannot be unpacked. */
function unpackedHead(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 27 });
  } catch {
    return Buffer.alloc(0);
  }
}

const binaryNames: Readonly<Record<string, string>> = {
  parquet: 'Parquet',
  arrow: 'Arrow',
  feather: 'Feather',
  xlsx: 'a workbook',
};

function refuseNonText(name: string, head: Buffer, folder?: Buffer): void {
  if (head.toString('latin1', 0, 4) === '\xd0\xcf\x11\xe0') {
    const { is, hint } = compoundKind(
      Buffer.concat(folder === undefined ? [head] : [head, folder]),
    );
    refuseFile(name, `${name} ${is}.`, hint);
  }
  const kind = foreignKind(head);
  if (kind !== null) refuseFile(name, `${name} ${kind.is}.`, kind.hint);
  const claimed = binaryNames[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''];
  if (claimed !== undefined) {
    refuseFile(
      name,
      `${name} is not ${claimed}, whatever its name says.`,
      'Rename it if it is CSV, or export the extract again.',
    );
  }
  if (!sniffEncoding(head).encoding.startsWith('utf-16') && isBinary(head)) {
    refuseFile(
      name,
      `${name} is no text and no kind of file that is read.`,
      'Save it as CSV UTF-8.',
    );
  }
}

/** Looks at a file's first and last bytes and says what it is; anything that is not read is refused. */
export function identifyFile(path: string): SourceFile {
  const name = basename(path);
  const stamp = stampOf(path);
  const bytes = sizeOf(path);
  if (bytes === 0) refuseFile(name, 'The file is empty.', 'Export the extract again.');
  const { head, tail, folder } = readEnds(path, name, bytes);
  const format = binaryFormat(head);
  if (format !== null) {
    checkEnd(name, head, tail);
    return { path, name, bytes, format, gzip: false, stamp };
  }
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  if (!gzip) refuseNonText(name, head, folder);
  else {
    const inner = unpackedHead(head);
    if (binaryFormat(inner) !== null) {
      refuseFile(
        name,
        `${name} is packed with gzip.`,
        'Unpack it first: only text is read packed.',
      );
    }
    refuseNonText(name.replace(/\.\w+$/, ''), inner);
  }
  return { path, name, bytes, format: 'csv', gzip, stamp };
}
