import type { CountSystem, Target } from '../attack/count-system.ts';
import { enterAtoms } from './atoms/enter-atoms.ts';
import { type Change, changesOf } from './changes.ts';
import { enterCompleteSums } from './complete-sums.ts';
import { type Count, type CountDraft, emptyDraft, type Place } from './count-draft.ts';
import { enterTable, type SmallShown, smallShown } from './enter-counts.ts';
import { enterDifferences, enterRemainders, type RuleWithin } from './enter-differences.ts';
import { enterOverlaps } from './enter-overlaps.ts';
import { enterPeople } from './enter-people.ts';
import { enterSums } from './enter-sums.ts';
import { enterUnions } from './enter-unions.ts';
import { enterCategories, enterNumerators } from './enter-within.ts';
import { type Limits, policyFor } from './known-limits.ts';
import { listedBy } from './listed.ts';
import { narrowByValues } from './narrow-by-values.ts';
import { nestingOf } from './nesting.ts';
import type { ReadTable } from './read-table.ts';

/** All that some tables say together. */
export interface AuditSystem {
  readonly system: CountSystem;
  readonly targets: readonly Target[];
  /** Counts by their place in the system. */
  readonly counts: readonly Count[];
  /** Protected counts that limits alone leave too narrow: places in `counts`. */
  readonly narrowAlone: readonly number[];
  readonly changes: readonly Change[];
  readonly small: readonly SmallShown[];
  readonly warnings: readonly string[];
}

function systemOf({ counts, sums, within }: CountDraft): CountSystem {
  return {
    lower: Float64Array.from(counts, ({ limits }) => limits.lower),
    upper: Float64Array.from(counts, ({ limits }) => limits.upper),
    sums,
    within,
  };
}

const hidesZero = (place: Place | undefined) =>
  place !== undefined && policyFor(place.table.policy, place.column).zero === 'hidden';

/** Whether what is known of a count matters: not where it is of nobody, or of more than a small number. */
export function matters(
  { onlyUpTo, between, places }: Count,
  lower: number,
  upper: number,
): boolean {
  if (onlyUpTo !== null && lower > onlyUpTo) return false;
  if (between === null) return onlyUpTo === null || upper > 0 || hidesZero(places[0]);
  return upper > 0;
}

/** Whole people between two numbers of an attack. */
export const wholeLimits = ({ lower, upper }: Limits): Limits => ({
  lower: Math.max(0, Math.ceil(lower - 1e-6)),
  upper: Math.floor(upper + 1e-6),
});

const mattersOf = (count: Count) => (lower: number, upper: number) => {
  const limits = wholeLimits({ lower, upper });
  return matters(count, limits.lower, limits.upper);
};

function enterAll(
  draft: CountDraft,
  tables: readonly ReadTable[],
  within: RuleWithin | undefined,
): void {
  const nesting = nestingOf(tables);
  const worlds = { nesting, listed: listedBy(tables, nesting), known: new Map() };
  const entered = tables.map((of) => enterTable(draft, of, worlds));
  const apart = entered.map((columns) => {
    for (const column of columns) enterSums(draft, column);
    enterNumerators(draft, columns);
    return enterPeople(draft, columns, worlds);
  });
  const all = [...entered, ...apart].flat();
  enterCompleteSums(draft, all, worlds);
  enterUnions(draft, worlds, tables);
  for (const column of all) {
    enterCategories(draft, column);
    enterOverlaps(draft, column);
  }
  for (const columns of entered) narrowByValues(draft, columns);
  enterRemainders(draft, all);
  enterAtoms(draft, worlds, tables, entered);
  enterDifferences(draft, within);
}

/** Makes one system of all tables: every distinct count once, every equation that is surely right. */
export function buildSystem(tables: readonly ReadTable[], within?: RuleWithin): AuditSystem {
  const draft = emptyDraft();
  enterAll(draft, tables, within);
  const targets: Target[] = [];
  const narrowAlone: number[] = [];
  draft.counts.forEach(({ width, limits: { lower, upper } }, at) => {
    if (width === null || width === 0) return;
    if (upper - lower < width) narrowAlone.push(at);
    else targets.push({ at, width, matters: mattersOf(draft.counts[at] as Count) });
  });
  return {
    system: systemOf(draft),
    targets,
    counts: draft.counts,
    narrowAlone: narrowAlone.filter((at) => {
      const count = draft.counts[at] as Count;
      return matters(count, count.limits.lower, count.limits.upper);
    }),
    changes: changesOf(draft),
    small: tables.flatMap(smallShown),
    warnings: [...draft.warnings],
  };
}
