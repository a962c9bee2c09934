import { basename } from 'node:path';
import type { MeasureRef } from '../../analytics/contract/methods.ts';
import { readText } from './read-yaml.ts';

/**
 * A measure as written: the document of a YAML file where it has such a name, else an id. Throws a
 * {@link Refusal} (file-not-found) where there is no such file.
 */
export function measureOf(written: string): MeasureRef {
  if (!/\.ya?ml$/i.test(written)) return written;
  return { text: readText(written), name: basename(written) };
}
