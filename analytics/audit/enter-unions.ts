import { addSum, type Count, type CountDraft, enterUnprinted, placeOf } from './count-draft.ts';
import { isPossible } from './enter-sums.ts';
import { narrowed, type Worlds } from './group-of.ts';
import { definitionOf } from './group-rows.ts';
import type { ReadTable } from './read-table.ts';

/** Whether categories of a dimension are known to be apart from one another, under a definition. */
type AreApart = (name: string, definition: string | null) => boolean;

function apartOf(tables: readonly ReadTable[]): AreApart {
  const overlapping = new Map<string, boolean>();
  const keyed = (name: string, definition: string | null) =>
    name === 'segment' ? `${name} of ${definition}` : name;
  for (const { table } of tables) {
    for (const dimension of table.dimensions) {
      const key = keyed(dimension.name, definitionOf(table));
      overlapping.set(key, dimension.overlapping || overlapping.get(key) === true);
    }
  }
  return (name, definition) => overlapping.get(keyed(name, definition)) === false;
}

function enterUnion(
  draft: CountDraft,
  worlds: Worlds,
  whole: number,
  [name, codes]: readonly [string, readonly string[]],
): void {
  const { quantity, world, ...count } = draft.counts[whole] as Count;
  const asked = { ...count, world };
  const found = codes.map((code) => {
    const at = placeOf(draft, narrowed(worlds, asked, name, [code]), quantity);
    return { code, at };
  });
  const parts = found.flatMap(({ at }) => at ?? []);
  const missing = found.flatMap(({ code, at }) => (at === undefined ? [code] : []));
  if (parts.length === 0) return;
  const rest =
    missing.length === 0
      ? []
      : [enterUnprinted(draft, narrowed(worlds, asked, name, missing), quantity)];
  const addition = { total: whole, parts: [...parts, ...rest] };
  if (isPossible(draft, addition)) addSum(draft, whole, addition.parts);
  else draft.warnings.add(`Counts limited to several codes of ${name} are not the sum of these.`);
}

/**
 * People limited to several categories, and merged categories, are the sum of these, wherever each is
 * printed; what is printed nowhere is one rest.
 */
export function enterUnions(draft: CountDraft, worlds: Worlds, tables: readonly ReadTable[]): void {
  const areApart = apartOf(tables);
  const known = draft.counts.length;
  for (let whole = 0; whole < known; whole += 1) {
    const { world, between } = draft.counts[whole] as Count;
    if (between !== null || world.rule === null) continue;
    for (const filter of Object.entries(world.rule.filters)) {
      const [name, codes] = filter;
      if (codes.length > 1 && areApart(name, world.definition))
        enterUnion(draft, worlds, whole, filter);
    }
  }
}
