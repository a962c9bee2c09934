import { outsideCode } from '../contract/dimensions.ts';
import { addSum, type CountDraft, enterUnprinted, keyOf, type Named } from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import { type Addition, addAll } from './enter-sums.ts';
import { people } from './quantity.ts';

/** An equation of a complete dimension, whose total may be printed in another table. */
interface Candidate {
  readonly named: Named;
  readonly parts: readonly number[];
  readonly entered: EnteredColumn;
  readonly along: string;
}

const mostSummed = 4;

/** Every choice of at least one of some names. */
export function choicesOf(names: readonly string[]): readonly (readonly string[])[] {
  const few = names.slice(0, mostSummed);
  const choices = Array.from({ length: 2 ** few.length - 1 }, (_, bits) => bits + 1);
  return choices.map((bits) => few.filter((_, at) => (bits >> at) % 2 === 1));
}

function candidatesAlong(entered: EnteredColumn, names: readonly string[]): readonly Candidate[] {
  const { groups: groupsAt, at, quantity, of, groupRow } = entered;
  const places = names.map((name) => of.table.dimensions.findIndex((own) => own.name === name));
  const sums = new Map<string, { named: Named; parts: number[] }>();
  of.rows.forEach((row, index) => {
    const [group, part] = [groupsAt[index], at[index]];
    if (group == null || part === undefined) return;
    if (Object.values(group.cell).includes(outsideCode)) return;
    const rest = row.codes.filter((_, place) => !places.includes(place));
    const key = rest.join('\n');
    const known = sums.get(key);
    if (known !== undefined) {
      known.parts.push(part);
      return;
    }
    const whole = groupRow(row, names);
    if (whole !== null) sums.set(key, { named: { ...whole, quantity }, parts: [part] });
  });
  return [...sums.values()].map((sum) => ({ ...sum, entered, along: names.join(' and ') }));
}

function candidatesOf(entered: EnteredColumn): readonly Candidate[] {
  const names = entered.of.table.dimensions
    .filter(({ complete, total, overlapping }) => complete && total === null && !overlapping)
    .map(({ name }) => name)
    .filter((name) => name !== entered.shared);
  return choicesOf(names).flatMap((choice) => candidatesAlong(entered, choice));
}

/**
 * What adds up though no total is printed: where everybody is in one category of each dimension, two
 * tables of the same people have the same total. Only totals that are printed somewhere, or that two
 * tables share, say anything.
 */
export function enterCompleteSums(draft: CountDraft, columns: readonly EnteredColumn[]): void {
  const candidates = columns.flatMap(candidatesOf);
  const times = new Map<string, number>();
  for (const { named } of candidates) {
    times.set(keyOf(named), (times.get(keyOf(named)) ?? 0) + 1);
  }
  for (const { named, parts, entered, along } of candidates) {
    const key = keyOf(named);
    if (!draft.byKey.has(key) && times.get(key) === 1) continue;
    const addition: Addition = { total: enterUnprinted(draft, named, named.quantity), parts };
    addAll(draft, [addition], entered, along);
  }
}

/**
 * Whoever is of a group is in the denominator, excluded, or unknown: the people of the groups, as a
 * column that no table prints; null where the table does not tell the three apart.
 */
export function enterApart(
  draft: CountDraft,
  columns: readonly EnteredColumn[],
): EnteredColumn | null {
  const named = (column: string) => columns.find((entered) => entered.column === column);
  const parts = [named('denominator'), named('excluded'), named('unknown')];
  const [denominator] = parts;
  if (denominator === undefined || parts.includes(undefined)) return null;
  const at = denominator.groups.map((group, row) => {
    const places = parts.flatMap((entered) => entered?.at[row] ?? []);
    if (group === null || places.length < parts.length) return undefined;
    const total = enterUnprinted(draft, group, people);
    addSum(draft, total, places);
    return total;
  });
  return { ...denominator, quantity: people, at };
}
