import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord, storeRecord } from '../../disclosure/register/record-bytes.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';

/** An extract that was read into memory: the number of its id, and the hash of its people as imported. */
interface Adopted {
  readonly number: number;
  readonly hash: string;
}

/** What outlives the engine of a workspace in memory: only what has left, and of which extract. */
interface Kept {
  /** The engine whose workspace it is of; empty where that has been shut for another one. */
  readonly owner: string;
  readonly adopted: readonly Adopted[];
  /** Heads and bodies (base64) of the register's records. */
  readonly records: readonly { readonly head: string; readonly body: string }[];
}

/**
 * The register of a workspace in memory, in this run's own folder: an engine that dies is followed by one
 * that is given the same files again, and must know what has left.
 */
export interface MemoryKeep {
  /** What an engine before this one let out. */
  readonly records: readonly ReleaseRecord[];
  /** The number that an extract of these people had; null where there was none, or it is in use. */
  numberOf(hash: string, used: readonly number[]): number | null;
  /** The number that no extract has had. */
  readonly next: number;
  noteExtract(number: number, hash: string): void;
  /** Throws what the file system says where it cannot be kept. */
  noteRecords(records: readonly ReleaseRecord[]): void;
}

/** This process, whatever others had its number. */
const self = randomUUID();

const empty: Kept = { owner: self, adopted: [], records: [] };

const fileIn = (privateFolder: string) => join(privateFolder, 'register-in-memory.json');

function write(path: string, kept: Kept): void {
  writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function read(path: string): Kept {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : empty;
}

/**
 * The register of a workspace in memory that is opened now: that of the engine before this one, or of the
 * same workspace that was shut for another which could not be opened. Throws where it cannot be read.
 */
export function keepInMemory(privateFolder: string): MemoryKeep {
  const path = fileIn(privateFolder);
  const found = read(path);
  const isAnother = found.owner === self;
  if (isAnother) rmSync(path, { force: true });
  let kept: Kept = isAnother ? empty : { ...found, owner: self };
  if (!isAnother) write(path, kept);
  const change = (by: Partial<Kept>) => {
    kept = { ...kept, ...by };
    write(path, kept);
  };
  return {
    records: kept.records.map(({ head, body }) =>
      readRecord({ head, body: Buffer.from(body, 'base64') }),
    ),
    next: Math.max(0, ...kept.adopted.map(({ number }) => number)) + 1,
    numberOf: (hash, used) =>
      kept.adopted.find((one) => one.hash === hash && !used.includes(one.number))?.number ?? null,
    noteExtract(number, hash) {
      const others = kept.adopted.filter((one) => one.number !== number);
      change({ adopted: [...others, { number, hash }] });
    },
    noteRecords(records) {
      const stored = records.map(storeRecord);
      change({
        records: stored.map(({ head, body }) => ({
          head,
          body: Buffer.from(body).toString('base64'),
        })),
      });
    },
  };
}

/** Says that a workspace in memory was shut for another, which may yet fail to open. */
export function leaveMemory(privateFolder: string): void {
  const path = fileIn(privateFolder);
  if (existsSync(path)) write(path, { ...read(path), owner: '' });
}

/** Forgets a workspace in memory: another one is open. */
export function forgetMemory(privateFolder: string): void {
  rmSync(fileIn(privateFolder), { force: true });
}
