import type { Category, Dimension, Merge } from '../contract/dimensions.ts';
import type { Axis } from './axis.ts';
import { unmergedCodes } from './merge-axis.ts';
import { orderedDimensions } from './merged-label.ts';

/** A category of a table, merged or not, as a reader of released tables sees it. */
export interface SeenCategory {
  /** Codes of the categories that it is made of: its own, where nothing is merged in it. */
  readonly parts: readonly string[];
  /** Hidden rows of the table that are of it. */
  readonly hidden: number;
  /** People in it, protected. */
  readonly people: number;
}

/** Categories of one dimension that might be counted as one: a list for each merged category. */
export interface Candidate {
  readonly dimension: Dimension;
  readonly groups: readonly (readonly SeenCategory[])[];
}

/** Among how many of the most hidden categories of no order pairs are tried. */
const mostPaired = 7;

const sumOf = (seen: readonly SeenCategory[], of: 'people' | 'hidden') =>
  seen.reduce((sum, one) => sum + one[of], 0);

/**
 * What a merge loses, in per cent: the people who lose a category of their own (all of each merged
 * category but its largest part) among everybody, and 1 for each category that is lost.
 */
export function costOf({ groups }: Candidate, everybody: number): number {
  const moved = groups.map((group) => {
    return sumOf(group, 'people') - Math.max(...group.map(({ people }) => people));
  });
  const lost = groups.reduce((sum, group) => sum + group.length - 1, 0);
  return (100 * moved.reduce((sum, people) => sum + people, 0)) / Math.max(1, everybody) + lost;
}

/** Categories that may be merged with others: not those of people of whom it is not known. */
export function mergeable({
  dimension,
  categories,
}: Axis): readonly Required<Pick<Category, 'code' | 'parts'>>[] {
  return categories.flatMap(({ code, parts = [code] }) => {
    const isNoGroup = unmergedCodes.includes(code) || (dimension === 'sex' && code === '9');
    return isNoGroup ? [] : [{ code, parts }];
  });
}

/** Neighbours by twos and threes; of ages also everything in pairs, so that bands become twice as wide. */
function neighbours(dimension: Dimension, seen: readonly SeenCategory[]): Candidate[] {
  const runs = [2, 3].flatMap((length) =>
    seen.slice(0, Math.max(0, seen.length - length + 1)).map((_, from) => ({
      dimension,
      groups: [seen.slice(from, from + length)],
    })),
  );
  const isOfAges = dimension === 'age_band' || dimension === 'age';
  const pairs = seen.flatMap((one, at) => {
    const next = seen[at + 1];
    return at % 2 === 0 && next !== undefined ? [[one, next]] : [];
  });
  return isOfAges && pairs.length > 1 ? [...runs, { dimension, groups: pairs }] : runs;
}

/** Pairs of the most hidden categories, and the most hidden three, four … of them as one. */
function worst(dimension: Dimension, seen: readonly SeenCategory[]): Candidate[] {
  const few = seen
    .toSorted((a, b) => b.hidden - a.hidden || a.people - b.people)
    .slice(0, mostPaired);
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => [one, other]));
  const more = few.slice(2).map((_, at) => few.slice(0, at + 3));
  return [...pairs, ...more].map((group) => ({ dimension, groups: [group] }));
}

/** Whether a merge would bring nothing back: nothing of it is hidden. */
const isShown = ({ groups }: Candidate) =>
  groups.every((group) => group.every(({ hidden }) => hidden === 0));

/** A merge of all categories into one would leave the dimension out. */
function isWhole({ groups }: Candidate, seen: readonly SeenCategory[]): boolean {
  return groups.some((group) => group.length === seen.length);
}

/**
 * The merges of one dimension's categories that are worth a trial, those of most hidden rows for what
 * they lose first.
 */
export function candidatesOf(
  dimension: Dimension,
  seen: readonly SeenCategory[],
  everybody: number,
): readonly Candidate[] {
  const found = orderedDimensions.includes(dimension)
    ? neighbours(dimension, seen)
    : worst(dimension, seen);
  const promise = (candidate: Candidate) =>
    sumOf(candidate.groups.flat(), 'hidden') / costOf(candidate, everybody);
  return found
    .filter((candidate) => !isShown(candidate) && !isWhole(candidate, seen))
    .toSorted((one, other) => promise(other) - promise(one));
}

/** A merge with a candidate done on top of it. */
export function withCandidate(merge: Merge, { dimension, groups }: Candidate): Merge {
  const added = groups.map((group) => group.flatMap(({ parts }) => parts));
  const taken = new Set(added.flat());
  const left = (merge[dimension] ?? []).filter((group) => !group.some((code) => taken.has(code)));
  return { ...merge, [dimension]: [...left, ...added] };
}
