import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOptions, Client } from '../analytics/contract/client.ts';
import type { Inspection, StageAsk } from '../analytics/contract/extract.ts';
import type { ImportAnswer } from '../analytics/contract/host.ts';
import { type Problem, Refusal } from '../analytics/contract/problem.ts';
import type { Launch } from './engine-channel.ts';
import { startEngine } from './engine-process.ts';

export interface ImportingOptions extends CallOptions {
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
}

/** Free space that an import wants, in multiples of what its files take. */
const spaceFactor = 3;

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

function checkSpace(files: readonly string[], folder: string) {
  const wanted = files.reduce((sum, file) => sum + fileBytes(file), 0) * spaceFactor;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= wanted) return;
  throw new Refusal({
    code: 'output-unwritable',
    reason: `The import wants ${Math.ceil(wanted / 2 ** 20)} MB of free disk, and ${Math.floor((bavail * bsize) / 2 ** 20)} MB are free.`,
    hint: 'Free some space, or set QUINTILE_HOME to a folder on another disk.',
  });
}

function fileBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
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

/** Looks into files without keeping anything of them, in a process of its own. */
export function inspectFiles(
  launch: Launch,
  files: readonly string[],
  options: ImportingOptions,
): Promise<Inspection> {
  return withReader(launch, options.privateFolder, (client) =>
    client.call('extract.inspect', { files }, part(options, 0, 1)),
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
  options: ImportingOptions,
): Promise<ImportAnswer> {
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
