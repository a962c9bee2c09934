import { Refusal } from '../contract/problem.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { readCriterionAt } from '../criteria/read-criterion.ts';
import { problemsFound, type Reading, startReading } from '../criteria/reading.ts';
import type { Written } from '../criteria/written.ts';
import { readSegmentation } from './read-segmentation.ts';
import { readYaml } from './read-yaml.ts';
import type { Segmentation } from './segmentation.ts';

function parse<T>(
  text: string,
  fileName: string,
  read: (written: Written, reading: Reading) => T | undefined,
): T {
  const reading = startReading();
  const written = readYaml(text, fileName, reading);
  const value = written && read(written, reading);
  if (value !== undefined && reading.problems.length === 0) return value;
  if (reading.problems.length > 0) throw new Refusal(...problemsFound(reading));
  const reason = 'The document is empty.';
  throw new Refusal({ code: 'definition-invalid', reason, where: { file: fileName } });
}

/**
 * A segmentation document from its YAML (or JSON) text. Throws one {@link Refusal} with every
 * problem found (`definition-invalid`), each with line, column and, where a name is near, a hint.
 */
export function parseDefinition(text: string, fileName: string): Segmentation {
  return parse(text, fileName, readSegmentation);
}

/** A lone criterion from its YAML text, as `--where` takes it; problems as above. */
export function parseCriterion(text: string, fileName: string): Criterion {
  return parse(text, fileName, (written, reading) => readCriterionAt(written, reading));
}
