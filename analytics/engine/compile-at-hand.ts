import { refuseMissingInputs } from '../definition/refuse-missing-inputs.ts';
import { type CompiledSegments, compileSegments } from '../sql/compile-segments.ts';
import type { DefinitionAtHand } from './definition-at-hand.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

/**
 * A definition compiled for the extract that is open. Throws a `Refusal` where there is none, or it lacks
 * what a score of the definition is made of.
 */
export function compileAtHand(
  workspace: Workspace,
  { document }: DefinitionAtHand,
): CompiledSegments {
  const catalogue = catalogueOf(extractOf(workspace));
  refuseMissingInputs(document, catalogue);
  return compileSegments(document, catalogue);
}
