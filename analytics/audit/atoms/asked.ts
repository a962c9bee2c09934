import { outsideCode } from '../../contract/dimensions.ts';
import type { Count } from '../count-draft.ts';
import { isMap } from '../manifest-checks.ts';
import type { Test } from './piece.ts';

/** A segment of those of a definition that overlap. */
export interface Layer {
  readonly definition: string;
  readonly code: string;
}

/** Who a count counts, as tests that all have to be passed. */
export interface Asked {
  readonly tests: readonly Test[];
  /** The segment in which people are, of segments that overlap; null for no such. */
  readonly layer: Layer | null;
}

/** Whether segments of a definition overlap. */
export type Overlaps = (definition: string | null) => boolean;

/** What segments are called by their definition: those of two are two dimensions. */
export const segmentOf = (definition: string | null) => `segment of ${definition}`;

/** Criteria that are not of age stand for themselves. */
export const criterionName = (text: string) => `criterion ${text}`;

/** What is known of the dimensions of some tables. */
export interface Kinds {
  readonly overlaps: Overlaps;
  /** Those of which somebody may be in several categories, or in none that has a row. */
  readonly loose: ReadonlySet<string>;
}

function criterionTest(value: unknown, text: string): Test {
  const isOfAge = isMap(value) && Object.keys(value).join() === 'age';
  return isOfAge ? { ages: value['age'] } : { name: criterionName(text), codes: ['yes'] };
}

/** Who a count counts; null where that is more than the codes of its cell, filters and criteria. */
export function askedOf(
  { world, cell, between, places, quantity }: Count,
  { overlaps, loose }: Kinds,
): Asked | null {
  const { rule, definition, criteria } = world;
  const isMade = places.length === 0 && /, (of others|once in each .*)$/.test(quantity);
  if (rule === null || between !== null || isMade) return null;
  const own = Object.entries(cell).map(([name, code]) => [name, [code]] as const);
  const all = [...own, ...Object.entries(rule.filters)];
  const isOdd = all.some(([name, codes]) => {
    const isOther = codes.some((code) => code === outsideCode || code.startsWith('other than '));
    return loose.has(name) || isOther;
  });
  const isLayered = overlaps(definition);
  if (isOdd || (isLayered && rule.filters['segment'] !== undefined)) return null;
  const code = cell['segment'];
  const isIn = isLayered && definition !== null && code !== undefined;
  const layer = isIn ? { definition, code } : null;
  const tests = all.flatMap(([name, codes]): Test[] => {
    if (name !== 'segment') return [{ name, codes: codes.toSorted() }];
    return isLayered ? [] : [{ name: segmentOf(definition), codes: codes.toSorted() }];
  });
  return {
    tests: [...tests, ...criteria.map(({ value, text }) => criterionTest(value, text))],
    layer,
  };
}
