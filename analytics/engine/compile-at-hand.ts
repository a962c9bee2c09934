import { type CompiledSegments, compileSegments } from '../sql/compile-segments.ts';
import type { DefinitionAtHand } from './definition-at-hand.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

/** A definition compiled for the extract that is open. Throws a `Refusal` where there is none. */
export function compileAtHand(
  workspace: Workspace,
  { document }: DefinitionAtHand,
): CompiledSegments {
  return compileSegments(document, catalogueOf(extractOf(workspace)));
}
