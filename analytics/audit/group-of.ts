import type { Listed } from './listed.ts';
import type { PopulationRule } from './manifest.ts';
import type { Nesting } from './nesting.ts';
import { aboveOf } from './nesting.ts';
import { type Criterion, whereOf } from './rule.ts';
import { isKept, isMet, isOfNobody } from './says-nothing.ts';

/** The codes that tell a group of people from the others, by dimension; totals are left out. */
export type Cell = Readonly<Record<string, string>>;

/** Whose people are counted: alike in this, the same cell is the same people. */
export interface World {
  readonly key: string;
  /** What two worlds must have in common to be compared at all: extract, date, edition. */
  readonly base: string;
  /** The day that nesting is known for. */
  readonly date: string;
  /** By which definition people are in segments; null where no segment is asked for. */
  readonly definition: string | null;
  /** Who is counted, as far as the cell does not say it; null where it is only in words. */
  readonly rule: PopulationRule | null;
  readonly criteria: readonly Criterion[];
}

/** Some people: the same ones wherever world and text are the same. */
export interface Group {
  readonly world: World;
  readonly cell: Cell;
  /** The cell as text, whatever the order of its dimensions. */
  readonly text: string;
  /** Whether nobody can be in it, by what its codes mean. */
  readonly isOfNobody: boolean;
}

/** The worlds of some tables, each once, what is nested in what, and all codes that there are. */
export interface Worlds {
  readonly nesting: Nesting;
  readonly listed: Listed;
  readonly known: Map<string, World>;
}

type Filters = Readonly<Record<string, readonly string[]>>;

/** A group before what says nothing is left out. */
export interface AskedGroup {
  readonly base: string;
  readonly date: string;
  /** By what people are in segments, taken for the group's where it names one, or a pair of them. */
  readonly segments: string | null;
  readonly pairs: string | null;
  /** Null where people are told of in words only, which `base` holds. */
  readonly filters: Filters | null;
  readonly criteria: readonly Criterion[];
  readonly cell: ReadonlyMap<string, string>;
}

/** The definition that a group hangs on by what it names. */
function definitionOf({ segments, pairs, filters }: AskedGroup, names: readonly string[]) {
  if (names.includes('other_segment')) return pairs;
  return filters === null || names.includes('segment') ? segments : null;
}

type WorldParts = Omit<AskedGroup, 'cell' | 'segments' | 'pairs'> & Pick<World, 'definition'>;

function worldOf({ known }: Worlds, parts: WorldParts): World {
  const { base, date, definition, filters, criteria } = parts;
  const kept = Object.entries(filters ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  const texts = criteria.map(({ text }) => text);
  const all = JSON.stringify([base, definition, filters === null, kept, texts]);
  const found = known.get(all);
  if (found !== undefined) return found;
  const rule =
    filters === null ? null : { where: whereOf(criteria), filters: Object.fromEntries(kept) };
  const world = { key: `w${known.size}`, base, date, definition, rule, criteria };
  known.set(all, world);
  return world;
}

/** The cell without categories that follow from others of it: the LCP of a practice. */
function withoutImplied(
  cell: Map<string, string>,
  { nesting }: Worlds,
  date: string,
): Group['cell'] {
  const codes = [...cell];
  const isImplied = (parent: string, above: string) =>
    codes.some((one) => aboveOf(nesting, date, one, parent) === above);
  return Object.fromEntries(codes.filter((one) => !isImplied(...one)));
}

/** Codes of a cell, and filters to one code each, which are as much part of it. */
function codesOf(cell: ReadonlyMap<string, string>, filters: Filters): Map<string, string> {
  const single = Object.entries(filters).flatMap(([name, [code, ...more]]) =>
    code === undefined || more.length > 0 || cell.has(name) ? [] : [[name, code] as const],
  );
  return new Map([...single, ...cell]);
}

/**
 * The group of people by what tells it from others, and nothing else: filters and limits of age that
 * everybody of its cell satisfies are left out, and the definition where it names no segment.
 */
export function groupOf(worlds: Worlds, asked: AskedGroup): Group {
  const { base, date, filters } = asked;
  const codes = codesOf(asked.cell, filters ?? {});
  const within = { nesting: worlds.nesting, date };
  const left = Object.entries(filters ?? {}).filter(
    ([name, kept]) => !isKept(codes, name, kept, within),
  );
  const named = [...codes.keys(), ...left.map(([name]) => name)];
  const world = worldOf(worlds, {
    ...{ base, date },
    definition: definitionOf(asked, named),
    filters: filters === null ? null : Object.fromEntries(left),
    criteria: asked.criteria.filter(({ value }) => !isMet(codes, value)),
  });
  const cell = withoutImplied(codes, worlds, date);
  const text = JSON.stringify(
    Object.entries(cell).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  const criteria = asked.criteria.map(({ value }) => value);
  return { world, cell, text, isOfNobody: isOfNobody(codes, within, criteria) };
}

/** The same people, but only those of some categories of one dimension that the group is not told by. */
export function narrowed(
  worlds: Worlds,
  { world, cell }: Group,
  name: string,
  codes: readonly string[],
): Group {
  const { rule, base, date, definition, criteria } = world;
  const filters = { ...rule?.filters, [name]: codes };
  return groupOf(worlds, {
    ...{ base, date, filters, criteria, segments: definition, pairs: definition },
    cell: new Map(Object.entries(cell)),
  });
}
