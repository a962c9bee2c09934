import type { Loaded } from './loaded.ts';

/**
 * Refuses files that are not those that were opened any more: changed, cut short, moved or removed.
 * To be called after each whole reading, and before any failure of one is told: it may be why.
 */
export function requireUnchanged(files: readonly Pick<Loaded, 'unchanged'>[]): void {
  for (const file of files) file.unchanged();
}

/** Does some work on opened files; whether it succeeds or fails, a file that changed meanwhile is told first. */
export async function whileUnchanged<Result>(
  files: readonly Pick<Loaded, 'unchanged'>[],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } finally {
    requireUnchanged(files);
  }
}
