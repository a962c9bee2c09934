import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../../analytics/contract/problem.ts';

/** Absolute paths of files that exist; throws a {@link Refusal} for the first that does not. */
export function existingPaths(paths: readonly string[]): string[] {
  return paths.map((path) => {
    if (existsSync(path)) return resolve(path);
    throw new Refusal({
      code: 'file-not-found',
      reason: 'There is no such file or folder.',
      hint: 'Check its name and folder.',
      where: { file: path },
    });
  });
}
