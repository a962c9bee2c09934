import type { SafeCount } from '../../contract/quality.ts';
import type { PeopleCounts } from './count-people.ts';
import type { Missing } from './missing.ts';
import { protectPart } from './protection.ts';
import type { QualityAsk } from './quality-ask.ts';

/** All that a check may look at: what the import knows, and exact counts that it must protect. */
export interface Assessment {
  readonly ask: QualityAsk;
  readonly counts: PeopleCounts;
  readonly missing: Missing;
}

/** A number of the people in the extract, protected. */
export function safe(count: number, { ask, counts }: Assessment): SafeCount {
  return protectPart(count, counts.people, ask.protection);
}

/** The label of one of the held columns. */
export function labelOf({ counts }: Assessment, id: string): string {
  return counts.columns.find((column) => column.id === id)?.label ?? id;
}

/** Rows of people's file that could not be read: what was rejected and repeats nobody. */
export function unreadRows({ ask }: Assessment): number {
  return ask.rows.rejected - (ask.repeated?.rows ?? 0);
}

/** A number of the rows that could be read, protected as one of people. */
export function safeRows(count: number, assessment: Assessment): SafeCount {
  const { ask } = assessment;
  return protectPart(count, ask.rows.read - unreadRows(assessment), ask.protection);
}
