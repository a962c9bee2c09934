import { Refusal } from '../contract/problem.ts';
import { problemsFound, startReading } from '../criteria/reading.ts';
import { readYaml } from '../definition/read-yaml.ts';
import type { CountedMeasure } from './measure.ts';
import { readMeasure } from './read-measure.ts';

/**
 * A measure from its YAML text. Throws one `Refusal` (definition-invalid) with every problem, each with
 * line and column. `shipped` are the ids of the program's own, which another document may not take.
 */
export function parseMeasureDocument(
  text: string,
  fileName: string,
  shipped: readonly string[] = [],
): CountedMeasure {
  const reading = startReading();
  const written = readYaml(text, fileName, reading);
  const measure = written && readMeasure(written, reading, shipped);
  if (measure !== undefined && reading.problems.length === 0) return measure;
  if (reading.problems.length > 0) throw new Refusal(...problemsFound(reading));
  const reason = 'The document is empty.';
  throw new Refusal({ code: 'definition-invalid', reason, where: { file: fileName } });
}
