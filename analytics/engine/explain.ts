import type { DefinitionRef, ExplainedDefinition } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { describe } from '../definition/describe.ts';
import { findingsOf } from '../definition/findings/findings-of.ts';
import { compileAtHand } from './compile-at-hand.ts';
import { type DefinitionAtHand, definitionAtHand } from './definition-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

type Compiled = Pick<ExplainedDefinition, 'sql' | 'warnings' | 'problems'>;

/** The definition as SQL over the extract in hand, if there is one; or why it cannot be. */
function compiled(workspace: Workspace, atHand: DefinitionAtHand): Compiled {
  if (workspace.extract === null) return { sql: '', warnings: [], problems: [] };
  try {
    const { statement, warnings } = compileAtHand(workspace, atHand);
    return { sql: statement.text, warnings, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { sql: '', warnings: [], problems: error.problems };
  }
}

/** A definition read back: in English, as SQL, with its doubts and what can be told of its rules. */
export function explain(workspace: Workspace, reference: DefinitionRef): ExplainedDefinition {
  const atHand = definitionAtHand(reference);
  const { id, source, doubts } = atHand.document;
  const { title, hash, text } = atHand;
  return {
    ...{ id, title, source, doubts, hash, text },
    english: describe(atHand.document),
    findings: findingsOf(atHand.document),
    ...compiled(workspace, atHand),
  };
}
