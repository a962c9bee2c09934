import { outsideCode } from '../contract/dimensions.ts';
import { choicesOf } from './complete-sums.ts';
import {
  addSum,
  addWithin,
  type Count,
  type CountDraft,
  enterBetween,
  keyOf,
  placeOf,
} from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import type { World } from './group-of.ts';
import { fixedNames } from './group-rows.ts';
import type { AuditPolicy } from './manifest.ts';
import { isRuleWithin } from './rule.ts';

/**
 * How wide a difference of two shown counts must stay: as wide as a hidden count, or, of rounded ones,
 * as two equal counts leave it (0 to one less than the base), which no rounding can better.
 */
export function differenceWidth({ width, rounding }: AuditPolicy): number {
  return rounding > 1 ? Math.min(width, rounding - 1) : width;
}

const policyOf = ({ places }: Count) => places[0]?.table.policy ?? null;

/** Totals, and which of their parts an equation splits off already. */
function splitOff({ sums }: CountDraft): Set<string> {
  return new Set(sums.flatMap(({ total, parts }) => parts.map((part) => `${total}>${part}`)));
}

/** One population within another: told also of counts that only their parts are printed of. */
function addBetween(draft: CountDraft, whole: number, part: number): void {
  const [large, small] = [draft.counts[whole], draft.counts[part]];
  if (large === undefined || small === undefined) return;
  const [one, other] = [policyOf(large), policyOf(small)];
  const lower = Math.max(0, large.limits.lower - small.limits.upper);
  const upper = Math.max(0, large.limits.upper - small.limits.lower);
  if (large.limits.upper < small.limits.lower) {
    draft.warnings.add(
      'One population is larger than another that holds it; they are not compared.',
    );
    return;
  }
  addWithin(draft, part, whole);
  if (one === null || other === null) return;
  const width = Math.max(differenceWidth(one), differenceWidth(other));
  if (lower > Math.max(one.width, other.width)) return;
  const isNobody = upper === 0 && one.zero === 'shown' && other.zero === 'shown';
  if (isNobody) return;
  const between = enterBetween(draft, { whole, part }, { lower, upper }, width);
  addSum(draft, whole, [part, between]);
}

function isWorldWithin(part: World, whole: World): boolean {
  if (part.key === whole.key || part.base !== whole.base) return false;
  if (whole.definition !== null && part.definition !== whole.definition) return false;
  if (part.rule === null || whole.rule === null) return false;
  return isRuleWithin(part.rule, whole.rule);
}

/** Whether one world is surely within another, worked out once for each two. */
function worldsWithin(): typeof isWorldWithin {
  const known = new Map<string, boolean>();
  return (part, whole) => {
    const key = `${part.key} ${whole.key}`;
    const found = known.get(key) ?? isWorldWithin(part, whole);
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

/** Two populations of which one holds the other: whoever is between them is counted by subtraction. */
export function enterDifferences(draft: CountDraft): void {
  const isIn = worldsWithin();
  const worldAt = (at: number) => (draft.counts[at] as Count).world;
  for (const alike of alikeIn(draft)) {
    for (const part of alike) {
      for (const whole of alike) {
        if (isIn(worldAt(part), worldAt(whole))) addBetween(draft, whole, part);
      }
    }
  }
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
