import { randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CallOptions, Client } from '../analytics/contract/client.ts';
import type { Inspection, Mapping, StageAsk } from '../analytics/contract/extract.ts';
import type { ImportAnswer } from '../analytics/contract/host.ts';
import { type Problem, Refusal } from '../analytics/contract/problem.ts';
import type { Launch } from './engine-channel.ts';
import { startEngine } from './engine-process.ts';
import { withTimeLeft } from './time-left.ts';

export interface ImportingOptions extends CallOptions {
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
}

/** Free space that an import wants, in multiples of what its files take. */
const spaceFactor = 3;

/** The same for files that are packed: text shrinks to a quarter or less. */
const packedFactor = 4 * spaceFactor;

/** How much of an import's progress is the reading; the rest is taking it over. */
const readingShare = 0.85;

const readerLost: Problem = {
  code: 'file-unreadable',
  reason: 'The files could not be read: one of them is damaged, or there is too little memory.',
  hint: 'Save them again from the program that made them, or close other programs and try again.',
};

async function withReader<T>(
  launch: Launch,
  privateFolder: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const reader = startEngine({ launch, privateFolder, role: 'reader' });
  try {
    return await work(reader.client);
  } catch (error) {
    const isLost = error instanceof Refusal && error.problems[0]?.code === 'engine-lost';
    throw isLost ? new Refusal(readerLost) : error;
  } finally {
    await reader.close();
  }
}

/** Whether a file is packed as gzip or zip, which a workbook is too: by its first bytes. */
function isPacked(path: string): boolean {
  const first = Buffer.alloc(2);
  const file = openSync(path, 'r');
  try {
    readSync(file, first);
  } finally {
    closeSync(file);
  }
  return first.equals(Buffer.from([0x1f, 0x8b])) || first.toString('latin1') === 'PK';
}

/** Bytes that an import of a file, or of a folder's files, wants. What cannot be read wants none. */
function wantedBytes(path: string): number {
  try {
    const found = statSync(path);
    if (found.isDirectory()) {
      return readdirSync(path).reduce((sum, name) => sum + wantedBytes(join(path, name)), 0);
    }
    return found.isFile() ? found.size * (isPacked(path) ? packedFactor : spaceFactor) : 0;
  } catch {
    return 0;
  }
}

function checkSpace(files: readonly string[], folder: string) {
  const wanted = files.reduce((sum, file) => sum + wantedBytes(file), 0);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= wanted) return;
  throw new Refusal({
    code: 'output-unwritable',
    reason: `The import wants ${Math.ceil(wanted / 2 ** 20)} MB of free disk, and ${Math.floor((bavail * bsize) / 2 ** 20)} MB are free.`,
    hint: 'Free some space, or set QUINTILE_HOME to a folder on another disk.',
  });
}

/** The part of an import's whole progress from `from` to `to`. */
function part({ signal, progress }: CallOptions, from: number, to: number): CallOptions {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(progress === undefined
      ? {}
      : {
          progress: ({ share, phrase }) =>
            progress({ share: share === null ? null : from + share * (to - from), phrase }),
        }),
  };
}

/** The same options with the time left in every phrase. */
function timed<O extends CallOptions>(options: O): O {
  const { progress } = options;
  return progress === undefined ? options : { ...options, progress: withTimeLeft(progress) };
}

/** Looks into files without keeping anything of them, in a process of its own. */
export function inspectFiles(
  launch: Launch,
  files: readonly string[],
  options: ImportingOptions,
  mapping?: Mapping,
): Promise<Inspection> {
  const ask = { files, ...(mapping === undefined ? {} : { mapping }) };
  return withReader(launch, options.privateFolder, (client) =>
    client.call('extract.inspect', ask, part(timed(options), 0, 1)),
  );
}

/**
 * Reads files into a staging database in a process of its own, and has the engine take it over.
 * Whatever comes of it, the staging database is deleted. Throws a `Refusal`.
 */
export async function importExtract(
  engine: { readonly client: Client },
  launch: Launch,
  ask: Omit<StageAsk, 'staging'>,
  given: ImportingOptions,
): Promise<ImportAnswer> {
  const options = timed(given);
  const folder = join(options.privateFolder, 'staging', randomUUID());
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    checkSpace(ask.files, folder);
    const staging = join(folder, 'staged.duckdb');
    const receipt = await withReader(launch, options.privateFolder, (client) =>
      client.call('extract.stage', { ...ask, staging }, part(options, 0, readingShare)),
    );
    const workspace = await engine.client.call(
      'extract.adopt',
      { staging },
      part(options, readingShare, 1),
    );
    return { receipt, workspace };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
