import type { Dimension } from '../../contract/dimensions.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import type { CountColumn } from '../../cube/count-columns.ts';
import type { DefinitionAtHand } from '../definition-at-hand.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Whom a question is about: the people of an extract, sorted by a definition. */
export interface PeopleAsk {
  readonly workspace: Workspace;
  readonly definition: DefinitionAtHand;
  /** A further criterion that narrows them; null for everybody. */
  readonly where: Criterion | null;
}

/** Whether people are counted by their codes in memory, or one by one in SQL. */
export type CountingWay = 'codes' | 'rows';

/** The cube that answers a question. */
export interface CubeAsk extends PeopleAsk {
  /** What it must tell apart; it may tell more. */
  readonly dimensions: readonly Dimension[];
  /** Conditions whose combinations it must tell apart. */
  readonly combination: readonly string[];
  /** What it must count besides people. */
  readonly counts: readonly CountColumn[];
}

/** The same for questions about the same people. */
export function keyOf({ definition, where }: PeopleAsk): string {
  return `${definition.hash} ${JSON.stringify(where)}`;
}
