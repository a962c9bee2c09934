import { conditionEdition } from '../../analytics/dictionary/dictionary.ts';
import { bandOf, lastBand } from '../figures/age-by-quintile.ts';
import { conditions } from '../figures/conditions.ts';
import { registerOf } from '../figures/registers.ts';
import { quintileOf, type Town } from '../town/town.ts';
import type { Person } from './person.ts';

/** Counts of the people drawn, made while they are drawn and not from what was written. */
export interface Tally {
  take(person: Person): void;
  /** People registered with each practice, in the town's order. */
  readonly lists: Float64Array;
  /** What truth.json says, but for who asked. */
  counts(): Readonly<Record<string, unknown>>;
}

const bandLabel = (band: number) =>
  band === lastBand ? `${band * 5}+` : `${band * 5}-${band * 5 + 4}`;

function prevalences(registered: Float64Array, atAge: Float64Array) {
  return conditions.map(({ id, minAge, maxAge }, index) => {
    const figures = registerOf(id);
    const from = minAge ?? figures.countedFrom;
    let register = 0;
    let denominator = 0;
    let anyAge = 0;
    atAge.forEach((people, age) => {
      const having = registered[age * conditions.length + index] ?? 0;
      anyAge += having;
      if (age < from || age > (maxAge ?? Number.POSITIVE_INFINITY)) return;
      register += having;
      denominator += people;
    });
    return {
      id,
      counted_from_age: from,
      counted_to_age: maxAge,
      register,
      denominator,
      crude_percent: denominator === 0 ? null : Math.round((register / denominator) * 1e6) / 1e4,
      aimed_at_percent: figures.percent,
      recorded_at_any_age: anyAge,
    };
  });
}

export function makeTally(town: Town): Tally {
  const oldest = 128;
  const atAge = new Float64Array(oldest);
  const registered = new Float64Array(oldest * conditions.length);
  const cells = new Float64Array((lastBand + 1) * 6);
  const sexes = new Float64Array(2);
  const lists = new Float64Array(town.practices.length);
  const areas = new Float64Array(town.areas.length);
  const unplaced = { practice: 0, area: 0 };
  const take = (person: Person) => {
    const { age, area, practice, decile } = person;
    atAge[age] = (atAge[age] as number) + 1;
    const cell = bandOf(age) * 6 + (decile === 0 ? 5 : quintileOf(decile) - 1);
    cells[cell] = (cells[cell] as number) + 1;
    sexes[person.female] = (sexes[person.female] as number) + 1;
    if (practice === -1) unplaced.practice += 1;
    else lists[practice] = (lists[practice] as number) + 1;
    if (area === -1) unplaced.area += 1;
    else areas[area] = (areas[area] as number) + 1;
    const from = age * conditions.length;
    for (let mask = person.conditions; mask !== 0; mask &= mask - 1) {
      const index = from + 31 - Math.clz32(mask & -mask);
      registered[index] = (registered[index] as number) + 1;
    }
  };
  const counts = () => ({
    by_sex: { male: sexes[0], female: sexes[1] },
    by_quintile: byQuintile(cells),
    by_age_band_and_quintile: byBand(cells),
    by_lcp_registered: byLcp(town, town.practices, lists, unplaced.practice),
    by_lcp_resident: byLcp(town, town.areas, areas, unplaced.area),
    by_practice: { ...named(town.practices, lists), 'not-known': unplaced.practice },
    age_rules: conditionEdition,
    conditions: prevalences(registered, atAge),
  });
  return { take, lists, counts };
}

const quintileKeys = ['1', '2', '3', '4', '5', 'not-known'];

function byQuintile(cells: Float64Array): Record<string, number> {
  const total = (column: number) =>
    cells.reduce((sum, people, cell) => sum + (cell % 6 === column ? people : 0), 0);
  return Object.fromEntries(quintileKeys.map((key, column) => [key, total(column)]));
}

function byBand(cells: Float64Array): Record<string, Record<string, number>> {
  const row = (band: number) =>
    Object.fromEntries(quintileKeys.map((key, column) => [key, cells[band * 6 + column] ?? 0]));
  return Object.fromEntries(
    Array.from({ length: lastBand + 1 }, (_, band) => [bandLabel(band), row(band)]),
  );
}

function named(items: readonly { readonly code: string }[], counts: Float64Array) {
  return Object.fromEntries(items.map(({ code }, index) => [code, counts[index] ?? 0]));
}

function byLcp(
  town: Town,
  items: readonly { readonly lcp: string | null }[],
  counts: Float64Array,
  unplaced: number,
): Record<string, { name: string; people: number }> {
  const people = new Map<string | null, number>();
  items.forEach(({ lcp }, index) => {
    people.set(lcp, (people.get(lcp) ?? 0) + (counts[index] ?? 0));
  });
  const rows = [...town.lcps].map(
    ([code, name]) => [code, { name, people: people.get(code) ?? 0 }] as const,
  );
  const rest = unplaced + (people.get(null) ?? 0);
  return Object.fromEntries([
    ...rows,
    ['not-allocated', { name: 'Not allocated', people: rest }] as const,
  ]);
}
