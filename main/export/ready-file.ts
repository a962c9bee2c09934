import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Ready } from './let-out.ts';

/** Zeros that are written at a time, bytes. */
const zeros = new Uint8Array(2 ** 20);

/** Makes a file of as many bytes as another is to have, none of them from it, and has it on the disk. */
export function reserveFile(path: string, length: number): void {
  const file = openSync(path, 'wx');
  try {
    for (let written = 0; written < length; ) {
      written += writeSync(file, zeros, 0, Math.min(zeros.length, length - written));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes bytes over those that were reserved for them. */
export function fillFile(path: string, given: Uint8Array | string): void {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  const file = openSync(path, 'r+');
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    ftruncateSync(file, bytes.length);
  } finally {
    closeSync(file);
  }
}

/** Throws what the file system would where nothing can be renamed to a place. */
function requireReplaceable(target: string): void {
  const found = statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    throw Object.assign(new Error('A folder is there.'), { code: 'EISDIR' });
  }
  // Windows replaces no file that another program has open.
  if (found !== undefined && process.platform === 'win32') closeSync(openSync(target, 'r+'));
}

/**
 * Takes the room that a file needs where it is to be, under another name and with nothing of the file in
 * it: whether it can be written is so known before it is recorded. Throws what the file system says.
 */
export function readyFile(path: string, bytes: Uint8Array): Ready {
  const target = resolve(path);
  requireReplaceable(target);
  mkdirSync(dirname(target), { recursive: true });
  const partial = join(dirname(target), `.${basename(target)}.${randomUUID()}.partial`);
  const giveUp = () => rmSync(partial, { force: true });
  try {
    reserveFile(partial, bytes.length);
  } catch (error) {
    giveUp();
    throw error;
  }
  return {
    giveUp,
    fill() {
      fillFile(partial, bytes);
      renameSync(partial, target);
    },
  };
}
