import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of open data and reference answers that stands beside a checkout, where it does. */
export const sharedFolder = resolve(import.meta.dirname, '../../shared');

/** The absolute path of a shared file, or null where it is absent. */
export function sharedFile(name: string): string | null {
  const path = resolve(sharedFolder, name);
  return existsSync(path) ? path : null;
}
