import { outsideCode } from '../contract/dimensions.ts';
import { choicesOf } from './complete-sums.ts';
import {
  addSum,
  addWithin,
  type Count,
  type CountDraft,
  enterBetween,
  enterRest,
  keyOf,
  placeOf,
} from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import type { World } from './group-of.ts';
import { fixedNames } from './group-rows.ts';
import type { AuditPolicy, PopulationRule } from './manifest.ts';
import { isRuleWithin } from './rule.ts';

/**
 * How wide a difference of two shown counts must stay: as wide as a hidden count, or, of rounded ones,
 * as two equal counts leave it (0 to one less than the base), which no rounding can better.
 */
export function differenceWidth({ width, rounding }: AuditPolicy): number {
  return rounding > 1 ? Math.min(width, rounding - 1) : width;
}

const policyOf = ({ places, madeOf }: Count) => (places[0] ?? madeOf)?.table.policy ?? null;

/** Totals, and which of their parts an equation splits off already. */
function splitOff({ sums }: CountDraft): Set<string> {
  return new Set(sums.flatMap(({ total, parts }) => parts.map((part) => `${total}>${part}`)));
}

/** A count of a population within that of another, and the people between them, where they are a count. */
interface Smaller {
  readonly part: number;
  between: number | null;
}

/** One population within another; null where what is printed contradicts that. */
function addBetween(draft: CountDraft, whole: number, part: number): Smaller | null {
  const [large, small] = [draft.counts[whole], draft.counts[part]];
  if (large === undefined || small === undefined) return null;
  const [one, other] = [policyOf(large), policyOf(small)];
  const lower = Math.max(0, large.limits.lower - small.limits.upper);
  const upper = Math.max(0, large.limits.upper - small.limits.lower);
  if (large.limits.upper < small.limits.lower) {
    draft.warnings.add(
      'One population is larger than another that holds it; they are not compared.',
    );
    return null;
  }
  addWithin(draft, part, whole);
  if (one === null || other === null) return { part, between: null };
  const width = Math.max(differenceWidth(one), differenceWidth(other));
  const onlyUpTo = Math.max(one.width, other.width);
  if (lower > onlyUpTo) return { part, between: null };
  const isNobody = upper === 0 && one.zero === 'shown' && other.zero === 'shown';
  if (isNobody) return { part, between: null };
  const said = { limits: { lower, upper }, width, onlyUpTo };
  const between = enterBetween(draft, { whole, part }, said);
  addSum(draft, whole, [part, between]);
  return { part, between };
}

/**
 * Whether everybody of one population is of another, by what is known besides how they are written.
 * `asAt` is the day of the tables, as they say it.
 */
export type RuleWithin = (part: PopulationRule, whole: PopulationRule, asAt: string) => boolean;

function isWorldWithin(part: World, whole: World, within: RuleWithin): boolean {
  if (part.key === whole.key || part.base !== whole.base) return false;
  if (whole.definition !== null && part.definition !== whole.definition) return false;
  if (part.rule === null || whole.rule === null) return false;
  return isRuleWithin(part.rule, whole.rule) || within(part.rule, whole.rule, part.date);
}

/** Whether one world is surely within another, worked out once for each two. */
function worldsWithin(within: RuleWithin): (part: World, whole: World) => boolean {
  const known = new Map<string, boolean>();
  return (part, whole) => {
    const key = `${part.key} ${whole.key}`;
    const found = known.get(key) ?? isWorldWithin(part, whole, within);
    known.set(key, found);
    return found;
  };
}

/** Counts of the same quantity and cell, each of another world; people outside a population are left out. */
function alikeIn({ counts, byKey }: CountDraft): readonly (readonly number[])[] {
  const alike = new Map<string, number[]>();
  counts.forEach((count, at) => {
    if (count.between !== null || byKey.get(keyOf(count)) !== at) return;
    if (Object.values(count.cell).includes(outsideCode)) return;
    const key = `${count.quantity}\n${count.text}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [at]);
    else known.push(at);
  });
  return [...alike.values()].filter(({ length }) => length > 1);
}

/** For counts of a larger population, the same of each smaller one, and the people between them. */
type SmallerOf = Map<number, Map<World, Smaller>>;

/** The people between two populations as a count, entered where that was not needed yet. */
function betweenOf(
  draft: CountDraft,
  smaller: SmallerOf,
  whole: number,
  world: World,
): number | null {
  const found = smaller.get(whole)?.get(world);
  if (found === undefined) return null;
  if (found.between === null) {
    found.between = enterRest(draft, draft.counts[whole] as Count, 'population');
    addSum(draft, whole, [found.part, found.between]);
  }
  return found.between;
}

/** What is part of what, is so of the people between two populations too: a numerator, a category. */
function addWithinBetween(draft: CountDraft, smaller: SmallerOf): void {
  for (const { part, whole } of [...draft.within]) {
    for (const world of smaller.get(part)?.keys() ?? []) {
      if (smaller.get(whole)?.has(world) !== true) continue;
      const [few, many] = [part, whole].map((at) => betweenOf(draft, smaller, at, world));
      if (few != null && many != null) addWithin(draft, few, many);
    }
  }
}

/** Two populations of which one holds the other: whoever is between them is counted by subtraction. */
export function enterDifferences(draft: CountDraft, within: RuleWithin = () => false): void {
  const isIn = worldsWithin(within);
  const worldAt = (at: number) => (draft.counts[at] as Count).world;
  const smaller: SmallerOf = new Map();
  for (const alike of alikeIn(draft)) {
    for (const part of alike) {
      for (const whole of alike) {
        if (!isIn(worldAt(part), worldAt(whole))) continue;
        if (isIn(worldAt(whole), worldAt(part))) {
          if (part < whole) addSum(draft, whole, [part]);
          continue;
        }
        const found = addBetween(draft, whole, part);
        const known = smaller.get(whole) ?? new Map();
        if (found !== null) smaller.set(whole, known.set(worldAt(part), found));
      }
    }
  }
  addWithinBetween(draft, smaller);
}

/** A table of one category and one of everybody: whoever else there is is counted by subtraction. */
export function enterRemainders(draft: CountDraft, columns: readonly EnteredColumn[]): void {
  const split = splitOff(draft);
  for (const { of, at, groups, groupRow, quantity, shared } of columns) {
    const choices = choicesOf(fixedNames(of.table).filter((name) => name !== shared));
    if (choices.length === 0) continue;
    of.rows.forEach((row, index) => {
      const part = at[index];
      if (part === undefined || Object.values(groups[index]?.cell ?? {}).includes(outsideCode))
        return;
      for (const names of choices) {
        const group = groupRow(row, names, names);
        const whole = group === null ? undefined : placeOf(draft, group, quantity);
        const key = `${whole}>${part}`;
        if (whole === undefined || whole === part || split.has(key)) continue;
        split.add(key);
        addBetween(draft, whole, part);
      }
    });
  }
}
