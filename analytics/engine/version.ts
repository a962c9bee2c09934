import { version as duckdb } from '@duckdb/node-api';
import manifest from '../../package.json' with { type: 'json' };

/** The version that everything drawn by the program carries. */
export const version: string = manifest.version;

/** The version of DuckDB that the engine runs on. */
export function duckdbVersion(): string {
  return duckdb();
}
