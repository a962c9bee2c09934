import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLockName } from '../analytics/contract/policy-files.ts';

/** Whether a folder holds a lock; one that cannot be looked into may. */
function mayHoldLock(folder: string): boolean {
  try {
    return readdirSync(folder).some(isLockName);
  } catch {
    return true;
  }
}

/**
 * Absolute path of the folder whose policies count: the one beside the program, or the one that
 * `QUINTILE_POLICIES` names where nothing beside the program locks it.
 */
export function policyFolder(
  beside: string,
  { QUINTILE_POLICIES: named = '' }: NodeJS.ProcessEnv,
): string {
  return resolve(named === '' || mayHoldLock(beside) ? beside : named);
}
