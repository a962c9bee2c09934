import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';

/** A request whose body is larger than its path allows. */
export class TooLarge extends Refusal {}

/** A request whose body did not arrive in time. */
export class TooSlow extends Refusal {}

const tooLarge: Problem = {
  code: 'usage',
  reason: 'What was sent is larger than is taken here.',
  hint: 'Import the file from the command line: quintile import FILE --workspace W.',
};

const tooSlow: Problem = {
  code: 'usage',
  reason: 'What was sent did not arrive in time.',
  hint: 'Try again; if it happens again, start Quintile again.',
};

function capped(limit: number): Transform {
  let taken = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      if (taken > limit) done(new TooLarge(tooLarge));
      else done(null, chunk);
    },
  });
}

function checkLength(request: IncomingMessage, limit: number) {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge(tooLarge);
}

async function readBody(request: IncomingMessage, limit: number, patience: number) {
  const chunks: Buffer[] = [];
  const signal = AbortSignal.timeout(patience);
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  try {
    await pipeline(request, capped(limit), collect, { signal });
  } catch (error) {
    throw signal.aborted ? new TooSlow(tooSlow) : error;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * A JSON body as plain fields, of at most `limit` bytes, which have to arrive within `patience`
 * milliseconds. Throws a `Refusal`.
 */
export async function readFields(
  request: IncomingMessage,
  limit: number,
  patience: number,
): Promise<Readonly<Record<string, unknown>>> {
  checkLength(request, limit);
  const text = await readBody(request, limit, patience);
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return { ...body };
  } catch {
    // Falls through to the refusal below, which quotes nothing of the body.
  }
  throw new Refusal({ code: 'usage', reason: 'The window sent something that is not JSON.' });
}

/** The name that a file is shown by: its last part, without characters that print nothing. */
export function shownName(encoded: string): string {
  let name = encoded;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    // A name that is not encoded is taken as it came.
  }
  const last = (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim().slice(-120);
  return last === '' ? 'file' : last;
}

/** What Windows takes for a device, whatever its ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Bytes that a stored name may have before its ending: file systems take 255 in all. */
const stemBytes = 120;

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  const fits = [...text].filter((character) => {
    bytes += Buffer.byteLength(character);
    return bytes <= limit;
  });
  return fits.join('');
}

/**
 * A name to store a file under, with nothing in it that a file system or a reader of files could
 * take for more, and short enough for every file system, ending included. The engine names a file
 * so in what it says of it.
 */
export function plainName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N} ._()-]/gu, '_').replace(/^\.+/, '');
  const ending = /\.[A-Za-z0-9]{1,12}$/.exec(plain)?.[0] ?? '';
  const stem = cutToBytes(plain.slice(0, plain.length - ending.length), stemBytes);
  const whole = `${stem}${ending}`.replace(/[ .]+$/, '');
  if (whole === '') return 'file';
  return device.test(whole) ? `_${whole}` : whole;
}

/** Writes a body to a new file below `folder` under the given name; returns its absolute path. */
export async function receiveFile(
  request: IncomingMessage,
  folder: string,
  name: string,
  limit: number,
): Promise<string> {
  checkLength(request, limit);
  const own = join(folder, randomUUID());
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const path = join(own, name);
  try {
    await pipeline(request, capped(limit), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    return path;
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new Refusal({
      code: 'output-unwritable',
      reason: 'The disk is full.',
      hint: 'Free some space, or set QUINTILE_HOME to a folder on another disk.',
    });
  }
}

/** Deletes a file that was received, with the folder that was made for it. */
export function removeReceived(path: string): void {
  rmSync(dirname(path), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
