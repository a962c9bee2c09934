import type { Mapping } from '../../analytics/contract/extract.ts';
import { readMappingYaml } from '../mapping-yaml.ts';
import { aboutFile, readText } from './read-yaml.ts';

/** The mapping that a file holds; every problem names the file. */
export function mappingFrom(path: string): Mapping {
  return aboutFile(path, () => readMappingYaml(readText(path)));
}
