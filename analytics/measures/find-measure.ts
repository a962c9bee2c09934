import { dimensions, isDimension } from '../contract/dimensions.ts';
import type { MeasureRef } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { conditions } from '../dictionary/dictionary.ts';
import { nearest } from '../dictionary/nearest.ts';
import { conditionOf } from './condition-measure.ts';
import { findMeasure, findPrevalence, measureIds } from './library.ts';
import type { Measure } from './measure.ts';
import { parseMeasureDocument } from './parse-measure.ts';

function refuse(text: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason: `There is no measure "${text}".`, hint });
}

function didYouMean(word: string, known: readonly string[], prefix: string): string {
  const near = nearest(word, known);
  return near === undefined
    ? `Known: ${known.map((entry) => prefix + entry).join(', ')}.`
    : `Perhaps ${prefix}${near}?`;
}

function named(text: string): Measure {
  if (text === 'people') return { kind: 'people' };
  const share = text.startsWith('share:') ? text.slice('share:'.length) : undefined;
  if (share !== undefined) {
    if (isDimension(share)) return { kind: 'share', of: share };
    return refuse(text, didYouMean(share, dimensions, 'share:'));
  }
  const condition = conditionOf(text);
  const ids = conditions.map(({ id }) => id);
  if (condition !== undefined) {
    return findPrevalence(condition) ?? refuse(text, didYouMean(condition, ids, 'prevalence:'));
  }
  const found = findMeasure(text);
  if (found !== undefined) return found;
  if (ids.includes(text)) return refuse(text, `Perhaps prevalence:${text}?`);
  const near = nearest(text, measureIds);
  const hint = `A measure is people, share:<dimension>, prevalence:<condition>, a YAML document, or one of ${measureIds.join(', ')}.`;
  return refuse(text, near === undefined ? hint : `Perhaps ${near}?`);
}

/**
 * The measure of an id or a document. Throws a {@link Refusal}: usage, with the nearest id, or
 * definition-invalid.
 */
export function measureAt(reference: MeasureRef): Measure {
  if (typeof reference === 'string') return named(reference);
  return parseMeasureDocument(reference.text, reference.name, measureIds);
}
