import type { SafeCount } from '../../contract/quality.ts';
import { counted } from '../counted.ts';

/** What a disclosure policy makes of counts of people. */
export interface Protection {
  /** A count as it may leave: rounded, or hidden. Deterministic; nobody is shown as 0. */
  readonly protect: (count: number) => SafeCount;
  /** The policy in a sentence. */
  readonly policy: string;
}

/** The whole numbers that something may be, both ends included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

const isHidden = (count: SafeCount) => 'hidden' in count;

const leftOver = 'too few people are left over to be shown';

/** Said of a count that is hidden only so that another one cannot be worked out. */
export const hiddenSecond: { readonly hidden: string } = {
  hidden: 'it would give a hidden count away',
};

/**
 * A part of a whole that is known: hidden also where the policy hides what is left over, which the
 * whole would give away. Nobody is still shown as 0.
 */
export function protectPart(part: number, whole: number, { protect }: Protection): SafeCount {
  const seen = protect(part);
  if (isHidden(seen)) return seen;
  const rest = whole - part;
  return part > 0 && rest > 0 && isHidden(protect(rest)) ? { hidden: leftOver } : seen;
}

/** Counts from 1 up to this one are hidden; 0 where none is. */
export function thresholdOf({ protect }: Protection): number {
  let threshold = 0;
  while (threshold < 1000 && isHidden(protect(threshold + 1))) threshold += 1;
  return threshold;
}

/** The counts that are shown as this one is. */
export function rangeOf(shown: number, { protect }: Protection): Range {
  const isSame = (count: number) => {
    const seen = protect(count);
    return 'shown' in seen && seen.shown === shown;
  };
  const end = (step: 1 | -1) => {
    let at = shown;
    while (at + step >= 0 && isSame(at + step)) at += step;
    return at;
  };
  return { low: end(-1), high: end(1) };
}

/**
 * A protected count of cells in words, to begin a sentence with; said to be about so many where the
 * policy rounds, as the remarks of an import count them one by one.
 */
export function cellsInWords(count: SafeCount, protection: Protection): string {
  if ('hidden' in count) return 'Some cells';
  const { low, high } = rangeOf(count.shown, protection);
  return `${low < high ? 'About ' : ''}${counted(count.shown, 'cell')}`;
}

/** What an outsider knows of a count of at most so many people, by how it is shown or hidden. */
export function knownOf(seen: SafeCount, whole: Range, protection: Protection): Range {
  if ('shown' in seen) return rangeOf(seen.shown, protection);
  if (seen.hidden === hiddenSecond.hidden) return { low: 0, high: whole.high };
  const few = thresholdOf(protection);
  if (seen.hidden === leftOver) {
    return { low: Math.max(0, whole.low - few), high: whole.high - 1 };
  }
  return { low: isHidden(protection.protect(0)) ? 0 : 1, high: few };
}

/** Percent from two counts as they are shown; null where either is hidden or nobody is asked of. */
export function safePercent(part: SafeCount, whole: SafeCount): number | null {
  if ('hidden' in part || 'hidden' in whole || whole.shown === 0) return null;
  return Math.min(100, (part.shown / whole.shown) * 100);
}
