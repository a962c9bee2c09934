import type { DefinitionChange } from '../../contract/methods.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { phraseOf } from '../../criteria/describe-criterion.ts';
import type { Assignment, Segment, Segmentation } from '../segmentation.ts';
import { compareCriteria } from './compare-criteria.ts';
import { listChange } from './compare-leaf.ts';
import { movesOf } from './moved-segments.ts';
import { pairSegments, type SegmentPair } from './pair-segments.ts';

const assigning: Readonly<Record<Assignment, string>> = {
  'first-match': 'puts each person in the first segment that fits, not in every one',
  'every-match': 'puts each person in every segment that fits, not only in the first',
};

const whoever = (criterion: Criterion) => `whoever ${phraseOf(criterion).says}`;

function comparePopulations(before: Segmentation, after: Segmentation): readonly string[] {
  const [first, second] = [before.population, after.population];
  if (first !== null && second !== null) {
    return compareCriteria(first, second).map((change) => `has another population: ${change}`);
  }
  if (second !== null) return [`has a population now: ${whoever(second)}`];
  if (first !== null) return [`has everybody as its population, not only ${whoever(first)}`];
  return [];
}

function compareWords(before: Segmentation, after: Segmentation): readonly string[] {
  const doubts = listChange(before.doubts, after.doubts);
  return [
    ...(before.id === after.id ? [] : [`has the id ${after.id} instead of ${before.id}`]),
    ...(before.title === after.title
      ? []
      : [`is called "${after.title}" instead of "${before.title}"`]),
    ...(before.source === after.source
      ? []
      : [
          after.source === '' ? 'no longer names a source' : `names as its source: ${after.source}`,
        ]),
    ...doubts.added.map((doubt) => `adds the doubt: ${doubt}`),
    ...doubts.dropped.map((doubt) => `drops the doubt: ${doubt}`),
    ...(before.assign === after.assign ? [] : [assigning[after.assign]]),
    ...comparePopulations(before, after),
  ];
}

function compareRules({ before, after }: SegmentPair): readonly string[] {
  if (before.when !== null && after.when !== null) return compareCriteria(before.when, after.when);
  if (after.when !== null) return [`takes ${whoever(after.when)}, no longer everybody else`];
  return before.when === null ? [] : [`takes everybody else, not only ${whoever(before.when)}`];
}

function comparePair(pair: SegmentPair): readonly string[] {
  const { before, after } = pair;
  return [
    ...(before.label === after.label ? [] : [`was called "${before.label}" before`]),
    ...(before.id === after.id ? [] : [`has the id ${after.id} instead of ${before.id}`]),
    ...compareRules(pair),
  ];
}

/** For each segment that changed its place, the one that it now stands above or below. */
function placeChanges(before: Segmentation, pairs: readonly SegmentPair[]) {
  const places = pairs.map((pair) => before.segments.indexOf(pair.before));
  const ranks = places.map((place) => places.filter((other) => other < place).length);
  return new Map(
    movesOf(ranks).map(({ position, isUp }) => {
      const beside = pairs[isUp ? position + 1 : position - 1]?.after.label ?? '';
      return [pairs[position]?.after, `moves ${isUp ? 'above' : 'below'} ${beside}`] as const;
    }),
  );
}

function isNew(segment: Segment, { segments }: Segmentation): string {
  const next = segments[segments.indexOf(segment) + 1];
  const place = next === undefined ? '' : `, above ${next.label}`;
  const { when } = segment;
  return `is new${place}: takes ${when === null ? 'everybody else' : whoever(when)}`;
}

/**
 * What a later document says otherwise than an earlier one, in the order of the later one, the
 * document itself first and the segments that are gone last. Empty exactly where both say the same.
 */
export function compareDefinitions(
  before: Segmentation,
  after: Segmentation,
): readonly DefinitionChange[] {
  const { pairs, gone } = pairSegments(before.segments, after.segments);
  const places = placeChanges(before, pairs);
  const ofSegment = (segment: Segment): readonly string[] => {
    const pair = pairs.find((one) => one.after === segment);
    if (pair === undefined) return [isNew(segment, after)];
    const place = places.get(segment);
    return [...comparePair(pair), ...(place === undefined ? [] : [place])];
  };
  return [
    ...compareWords(before, after).map((change) => ({ segment: null, change })),
    ...after.segments.flatMap((segment) =>
      ofSegment(segment).map((change) => ({ segment: segment.label, change })),
    ),
    ...gone.map(({ label }) => ({ segment: label, change: 'is gone' })),
  ];
}
