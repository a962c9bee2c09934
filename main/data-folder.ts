import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where the program keeps what outlives a run: named workspaces, the recent list, remembered
 * mappings. `QUINTILE_HOME`, or the user's place for data (not that for caches, which are emptied).
 */
export function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { QUINTILE_HOME, XDG_DATA_HOME, LOCALAPPDATA } = environment;
  if (QUINTILE_HOME !== undefined && QUINTILE_HOME !== '') return resolve(QUINTILE_HOME);
  if (platform === 'win32') {
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Quintile');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Quintile');
  return join(
    XDG_DATA_HOME?.startsWith('/') ? XDG_DATA_HOME : join(homedir(), '.local', 'share'),
    'quintile',
  );
}
