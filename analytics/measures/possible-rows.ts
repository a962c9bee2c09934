import { type Category, type Filters, outsideCode } from '../contract/dimensions.ts';
import type { Within } from '../contract/released.ts';
import type { Cube } from '../cube/cube.ts';
import { agesOfCode } from '../dictionary/ages-of-code.ts';
import type { Ages } from './measure.ts';
import type { MeasuredTable } from './measured-table.ts';

/** What is known of who can be in a row before anybody is counted. */
export interface PossibleAsk {
  /** Ages to which the people asked about are limited anyway. */
  readonly ages: Ages;
  readonly filters: Filters;
  /** Which places are within which. */
  readonly within: Within;
}

type Kept = (name: string, code: string) => boolean;

/** Whether two codes of ages have an age in common; whatever is no age may have any. */
function haveCommonAge(one: string, other: string): boolean {
  const [own, others] = [agesOfCode(one), agesOfCode(other)];
  if (own === null || others === null) return one === other;
  const [to, end] = [own.to, others.to].map((last) => last ?? Number.POSITIVE_INFINITY);
  return own.from <= (end as number) && others.from <= (to as number);
}

function isOfAges(code: string, { from, to }: Ages): boolean {
  const own = agesOfCode(code);
  if (own === null) return true;
  return (own.to ?? Number.POSITIVE_INFINITY) >= (from ?? 0) && own.from <= (to ?? own.from);
}

const isOfAge = (name: string) => name === 'age' || name === 'age_band';

/** Whether somebody may have a code who passes a filter on another dimension of the same kind. */
function passesFilter(
  [name, code]: readonly [string, string],
  [other, codes]: readonly [string, readonly string[]],
  within: Within,
): boolean {
  if (isOfAge(name) && isOfAge(other)) return codes.some((kept) => haveCommonAge(code, kept));
  const aboveOf = (one: string, parent: string): Readonly<Record<string, string>> | undefined =>
    within[one as keyof Within]?.[parent as keyof Within];
  const [wider, narrower] = [aboveOf(name, other), aboveOf(other, name)];
  if (wider?.[code] !== undefined) return codes.includes(wider[code]);
  const parents = codes.map((kept) => narrower?.[kept]);
  return parents.length === 0 || parents.includes(undefined) || parents.includes(code);
}

/** Filters with the codes that merged categories are made of. */
function ownFilters(
  cube: Cube,
  filters: Filters,
): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(filters).map(([name, codes]) => {
    const categories = cube.axes.find(({ dimension }) => dimension === name)?.categories ?? [];
    const parts = new Map(categories.map(({ code, parts: own }) => [code, own ?? [code]]));
    return [name, codes.flatMap((code) => parts.get(code) ?? [code])] as const;
  });
}

function keptBy(cube: Cube, { ages, filters, within }: PossibleAsk): Kept {
  const own = ownFilters(cube, filters);
  return (name, code) => {
    if (isOfAge(name) && !isOfAges(code, ages)) return false;
    return own.every((filter) => filter[0] === name || passesFilter([name, code], filter, within));
  };
}

/**
 * A table without the rows that nobody who is asked about can be in, by what the categories mean: nobody
 * of 17 is 18 or over, and nobody of a practice is in another partnership. That they hold nobody is no
 * count. Where people outside the population have rows of their own, ages that it has not do too.
 */
export function possibleRows(table: MeasuredTable, cube: Cube, asked: PossibleAsk): MeasuredTable {
  const all = table.dimensions.flatMap(({ categories }) => categories.map(({ code }) => code));
  const noAges = { from: null, to: null };
  const isKept = keptBy(cube, all.includes(outsideCode) ? { ...asked, ages: noAges } : asked);
  const keeps = (name: string, { code, parts = [code] }: Category) =>
    parts.some((part) => isKept(name, part));
  const dimensions = table.dimensions.map((dimension) => ({
    ...dimension,
    categories: dimension.categories.filter((category) => keeps(dimension.name, category)),
  }));
  const dropped = table.dimensions.map(({ categories }, place) => {
    const kept = dimensions[place]?.categories ?? [];
    return new Set(categories.flatMap((one) => (kept.includes(one) ? [] : [one.code])));
  });
  if (dropped.every(({ size }) => size === 0)) return table;
  const rows = table.rows.filter(({ codes }) => !codes.some((code, at) => dropped[at]?.has(code)));
  return { ...table, dimensions, rows };
}
