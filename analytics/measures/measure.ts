import { type Dimension, dimensions, isDimension } from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import { type Condition, conditions, findCondition } from '../dictionary/dictionary.ts';
import { nearest } from '../dictionary/nearest.ts';

/** What a table measures, as `--measure` spells it: `people`, `share:segment`, `prevalence:copd`. */
export type Measure =
  | { readonly kind: 'people' }
  | { readonly kind: 'share'; readonly of: Dimension }
  | { readonly kind: 'prevalence'; readonly condition: Condition };

function refuse(text: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason: `There is no measure "${text}".`, hint });
}

function didYouMean(word: string, known: readonly string[], prefix: string): string {
  const near = nearest(word, known);
  return near === undefined
    ? `Known: ${known.map((entry) => prefix + entry).join(', ')}.`
    : `Perhaps ${prefix}${near}?`;
}

/** Reads a measure; throws a {@link Refusal} (usage) that names the nearest one. */
export function parseMeasure(text: string): Measure {
  if (text === 'people') return { kind: 'people' };
  const [kind, word = ''] = text.split(':', 2);
  if (kind === 'share') {
    if (isDimension(word)) return { kind: 'share', of: word };
    return refuse(text, didYouMean(word, dimensions, 'share:'));
  }
  const condition = findCondition(word);
  if (kind === 'prevalence' && condition !== undefined) return { kind: 'prevalence', condition };
  if (kind === 'prevalence') {
    return refuse(
      text,
      didYouMean(
        word,
        conditions.map(({ id }) => id),
        'prevalence:',
      ),
    );
  }
  return refuse(text, 'A measure is people, share:<dimension> or prevalence:<condition>.');
}
