import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The logs of a database, and those that the engine put aside because they could not be read. */
const log = '\\.wal(\\.checkpoint|\\.recovery)?(\\.set-aside-\\d+)?';
const logEnding = new RegExp(`^${log}$`);

/** What is left of a workspace that was being written anew (analytics/engine/workspace). */
const rewritingEnding = new RegExp(`^\\.(rewriting|making-\\d+)(${log})?$`);

/** The files beside a plain workspace that hold people of it, there because a program was killed. */
export function filesBeside(workspace: string): string[] {
  const folder = dirname(workspace);
  const name = basename(workspace);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(
      (found) =>
        (found.startsWith(name) && logEnding.test(found.slice(name.length))) ||
        (found.startsWith(`.${name}`) && rewritingEnding.test(found.slice(name.length + 1))),
    )
    .map((found) => join(folder, found));
}
