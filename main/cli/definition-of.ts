import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import { readText } from './read-yaml.ts';

/**
 * A definition as written: a YAML file where it has such a name or there is one, looked for from
 * `folder`, else the id of a shipped one.
 */
export function definitionOf(written: string, folder = '.'): DefinitionRef {
  const path = resolve(folder, written);
  if (/\.(ya?ml|json)$/i.test(written) || existsSync(path)) {
    return { text: readText(path), name: basename(path) };
  }
  return { id: written };
}

/** A chart's description with its `definition`, an id or a file's name, turned into a reference. */
export function withDefinitionFile(written: unknown, folder: string): unknown {
  if (typeof written !== 'object' || written === null || !('definition' in written)) return written;
  const { definition } = written;
  if (typeof definition !== 'string') return written;
  return { ...written, definition: definitionOf(definition, folder) };
}
