import type { CheckGroup, QualityCheck, SafeCount } from '../../contract/quality.ts';
import { digits } from '../counted.ts';

/** What a check looks for, whether or not it finds anything. */
export interface Looking {
  readonly id: string;
  readonly group: CheckGroup;
  readonly title: string;
  readonly column?: string | undefined;
}

function check(
  { id, group, title, column }: Looking,
  verdict: QualityCheck['verdict'],
  count: SafeCount | null,
  detail: string,
): QualityCheck {
  return { id, group, title, verdict, count, detail, column: column ?? null };
}

/** A check that found nothing. */
export function passed(looking: Looking, detail: string, count: SafeCount | null = { shown: 0 }) {
  return check(looking, 'passed', count, detail);
}

export function notChecked(looking: Looking, why: string): QualityCheck {
  return check(looking, 'not-checked', null, why);
}

/** A check that found something: `look` where it may be right, `wrong` where it cannot be. */
export function found(
  looking: Looking,
  verdict: 'look' | 'wrong',
  count: SafeCount | null,
  detail: string,
): QualityCheck {
  return check(looking, verdict, count, detail);
}

/** Passed where the count is shown and nobody's, else found. */
export function judge(
  looking: Looking,
  count: SafeCount,
  say: { readonly verdict: 'look' | 'wrong'; readonly passed: string; readonly found: string },
): QualityCheck {
  return 'shown' in count && count.shown === 0
    ? passed(looking, say.passed)
    : found(looking, say.verdict, count, say.found);
}

/** A protected count in words, to begin a sentence with: `1,230 people`, `Some people`. */
export function peopleInWords(count: SafeCount): string {
  return 'shown' in count ? `${digits(count.shown)} people` : 'Some people';
}
