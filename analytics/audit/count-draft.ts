import type { Sum, Within } from '../attack/count-system.ts';
import type { Group } from './group-of.ts';
import { anything, both, isCrossed, type Limits } from './known-limits.ts';
import type { AuditTable } from './manifest.ts';
import type { AuditRow, CountColumn } from './read-table.ts';

/** Where a count is printed, or its cell left empty. */
export interface Place {
  readonly table: AuditTable;
  readonly row: AuditRow;
  readonly column: CountColumn;
}

/** Two populations of which one holds the other, and the people between them. */
export interface Between {
  readonly whole: number;
  readonly part: number;
}

/** People whom no table tells apart: by family of dimensions, the pieces that they may be in. */
export interface Atom {
  readonly pieces: readonly (readonly Readonly<Record<string, string>>[])[];
  /** Places among the pieces of each family. */
  readonly classes: readonly (readonly number[])[];
  /** The segment in which they are counted, of those of a definition that overlap; null for everybody. */
  readonly layer: { readonly definition: string; readonly code: string } | null;
}

/** One distinct count. */
export interface Count extends Group {
  limits: Limits;
  readonly quantity: string;
  readonly places: Place[];
  /** How wide it must stay; null where it is not protected. */
  width: number | null;
  /** Findings of it matter only where it may be as small as this; null where they always do. */
  readonly onlyUpTo: number | null;
  readonly between: Between | null;
  readonly atom?: Atom;
  /** Of a count that is the sum of printed ones, where the first of them stands. */
  readonly madeOf?: Place;
  /** What narrowed it besides sums. */
  readonly told: string[];
}

/** Counts as they are entered, and how they hang together. */
export interface CountDraft {
  readonly counts: Count[];
  readonly sums: Sum[];
  readonly within: Within[];
  readonly byKey: Map<string, number>;
  /** What could not be made one, a sentence each. */
  readonly warnings: Set<string>;
  readonly sumKeys: Set<string>;
  readonly withinKeys: Set<string>;
}

export function emptyDraft(): CountDraft {
  return {
    counts: [],
    sums: [],
    within: [],
    byKey: new Map(),
    warnings: new Set(),
    sumKeys: new Set(),
    withinKeys: new Set(),
  };
}

/** A group, and what of it is counted. */
export interface Named extends Group {
  readonly quantity: string;
}

export const keyOf = ({ world, quantity, text }: Named): string =>
  `${world.key}\n${quantity}\n${text}`;

/** The place of a count; undefined where it is not entered. */
export function placeOf(draft: CountDraft, group: Group, quantity: string): number | undefined {
  return draft.byKey.get(keyOf({ ...group, quantity }));
}

/** What is said of a count in one place. */
export interface Said {
  readonly limits: Limits;
  readonly place: Place | null;
  readonly width: number | null;
  readonly onlyUpTo?: number | null;
}

function push(draft: CountDraft, named: Named, said: Said, between: Between | null = null): number {
  const { limits, place, width, onlyUpTo = null } = said;
  const { world, quantity, cell, text, isOfNobody } = named;
  const places = place === null ? [] : [place];
  draft.counts.push({
    ...{ limits, world, quantity, cell, text, isOfNobody, places, width, onlyUpTo, between },
    told: [],
  });
  return draft.counts.length - 1;
}

/**
 * Enters what is said of a count, and gives its place. What contradicts earlier statements is taken
 * for another count: a wrong equation would say more than is known.
 */
export function enter(draft: CountDraft, named: Named, said: Said): number {
  const key = keyOf(named);
  const known = draft.byKey.get(key);
  const count = known === undefined ? undefined : draft.counts[known];
  if (known === undefined || count === undefined) {
    const at = push(draft, named, said);
    draft.byKey.set(key, at);
    return at;
  }
  const limits = both(count.limits, said.limits);
  if (isCrossed(limits) && said.place !== null) {
    const { table, row } = said.place;
    draft.warnings.add(
      `${table.bundle}/${table.file}, line ${row.line}: another table says otherwise of the same group; they are taken for different counts.`,
    );
    return push(draft, named, said);
  }
  count.limits = limits;
  if (said.place !== null) count.places.push(said.place);
  if (said.width !== null) count.width = Math.max(count.width ?? 0, said.width);
  return known;
}

/** A count that is not printed, entered where nothing is known of it yet. */
export function enterUnprinted(draft: CountDraft, group: Group, quantity: string): number {
  return enter(draft, { ...group, quantity }, { limits: anything, place: null, width: null });
}

/** The sum of some printed counts of a row, entered where nothing is known of it yet. */
export function enterMade(
  draft: CountDraft,
  group: Group,
  quantity: string,
  madeOf: Place | undefined,
): number {
  const at = enterUnprinted(draft, group, quantity);
  const count = draft.counts[at] as Count;
  if (madeOf !== undefined && count.places.length === 0) draft.counts[at] = { ...count, madeOf };
  return at;
}

/** Whoever else is of a total than those of its parts that are told: another count each time. */
export function enterRest(draft: CountDraft, of: Named, along: string): number {
  const cell = { ...of.cell, [along]: `other ${along}` };
  const named = { ...of, cell, quantity: `${of.quantity}, of others` };
  return push(draft, named, { limits: anything, place: null, width: null });
}

/** A count of an atom. */
export function enterAtom(draft: CountDraft, like: Named, atom: Atom): number {
  const { world, quantity } = like;
  const whole = { world, quantity, cell: {}, text: '', isOfNobody: false };
  const at = push(draft, whole, { limits: anything, place: null, width: null });
  draft.counts[at] = { ...(draft.counts[at] as Count), atom };
  return at;
}

/** The people between two populations. */
export function enterBetween(
  draft: CountDraft,
  between: Between,
  { limits, width, onlyUpTo }: Pick<Said, 'limits' | 'width' | 'onlyUpTo'>,
): number {
  const whole = draft.counts[between.whole] as Count;
  return push(draft, whole, { limits, place: null, width, onlyUpTo: onlyUpTo ?? null }, between);
}

/** Enters an equation once; one that says that a count is itself says nothing. */
export function addSum(draft: CountDraft, total: number, parts: readonly number[]): void {
  const distinct = [...new Set(parts)].sort((one, other) => one - other);
  if (distinct.length < parts.length || distinct.includes(total)) return;
  const key = `${total}=${distinct.join('+')}`;
  if (draft.sumKeys.has(key)) return;
  draft.sumKeys.add(key);
  draft.sums.push({ total, parts });
}

export function addWithin(draft: CountDraft, part: number, whole: number): void {
  const key = `${part}<${whole}`;
  if (part === whole || draft.withinKeys.has(key)) return;
  draft.withinKeys.add(key);
  draft.within.push({ part, whole });
}
