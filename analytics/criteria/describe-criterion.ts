import { joinedPhrases } from './all-any-not.ts';
import type { Criterion } from './criterion.ts';
import type { Phrase } from './kind.ts';
import { kindOf } from './kinds.ts';

/** A criterion as what is said of one person, and its denial. */
export function phraseOf(criterion: Criterion): Phrase {
  return kindOf(criterion).phrase(criterion, phraseOf);
}

/** A group at the head of a sentence: commas tell its parts from the groups inside them. */
function sayAtLength(criterion: Criterion): string {
  if (criterion.kind !== 'all' && criterion.kind !== 'any') return phraseOf(criterion).says;
  const [only] = criterion.of;
  if (only !== undefined && criterion.of.length === 1) return sayAtLength(only);
  return joinedPhrases(criterion.of.map(phraseOf), criterion.kind === 'all' ? ', and ' : ', or ');
}

/** A criterion as a sentence without its full stop: `Aged 65 and over, and has dementia`. */
export function describeCriterion(criterion: Criterion): string {
  const words = sayAtLength(criterion).replace(/^is aged /, 'aged ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
