import { refuseMissingInputs } from '../definition/refuse-missing-inputs.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { type CompiledSegments, compileSegments } from '../sql/compile-segments.ts';
import type { DefinitionAtHand } from './definition-at-hand.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

interface Compiled {
  readonly extract: ExtractRecord;
  readonly compiled: CompiledSegments;
}

/** What has been compiled of each definition that is at hand, and for which extract. */
const known = new WeakMap<DefinitionAtHand, Compiled>();

/**
 * A definition compiled for the extract that is open. Throws a `Refusal` where there is none, or it
 * lacks what a score of the definition is made of.
 */
export function compileAtHand(
  workspace: Workspace,
  definition: DefinitionAtHand,
): CompiledSegments {
  const extract = extractOf(workspace);
  const last = known.get(definition);
  if (last?.extract === extract) return last.compiled;
  const catalogue = catalogueOf(extract);
  refuseMissingInputs(definition.document, catalogue);
  const compiled = compileSegments(definition.document, catalogue);
  known.set(definition, { extract, compiled });
  return compiled;
}
