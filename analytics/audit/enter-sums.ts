import { outsideCode } from '../contract/dimensions.ts';
import { addSum, type CountDraft, enterUnprinted } from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import { anything } from './known-limits.ts';

/** Some counts that add up to another. */
export interface Addition {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Whether printed numbers allow that the parts add up to the total, rounding considered. */
export function isPossible({ counts }: CountDraft, { total, parts }: Addition): boolean {
  const of = (at: number) => counts[at]?.limits ?? anything;
  const least = parts.reduce((sum, part) => sum + of(part).lower, 0);
  const most = parts.reduce((sum, part) => sum + of(part).upper, 0);
  return least <= of(total).upper + 1e-6 && most >= of(total).lower - 1e-6;
}

/**
 * Rows alike but for one dimension: those of its categories, and that of its total. People outside the
 * population of a definition are in no total.
 */
function familiesOf(entered: EnteredColumn, place: number): ReadonlyMap<string, number[]> {
  const { rows, table } = entered.of;
  const families = new Map<string, number[]>();
  rows.forEach(({ codes }, index) => {
    if (entered.at[index] === undefined || codes[place] === outsideCode) return;
    const rest = codes.filter((_, at) => at !== place);
    const key = JSON.stringify(rest);
    const family = families.get(key) ?? [];
    families.set(key, family);
    if (codes[place] === table.dimensions[place]?.total) family.unshift(index);
    else family.push(index);
  });
  return families;
}

/** The total of a family: its own row, else the group that such a row would count. */
function totalOf(
  draft: CountDraft,
  entered: EnteredColumn,
  family: readonly number[],
  place: number,
): { readonly total: number; readonly rows: readonly number[] } | null {
  const { of, at, groupRow, quantity } = entered;
  const dimension = of.table.dimensions[place];
  const [first = -1] = family;
  const row = of.rows[first];
  if (row === undefined || dimension?.total == null) return null;
  if (row.codes[place] === dimension.total) {
    return { total: at[first] as number, rows: family.slice(1) };
  }
  const group = groupRow(row, [dimension.name]);
  if (group === null) return null;
  return { total: enterUnprinted(draft, group, quantity), rows: family };
}

function additionsOf(
  draft: CountDraft,
  entered: EnteredColumn,
  place: number,
): readonly Addition[] {
  return [...familiesOf(entered, place).values()].flatMap((family) => {
    const found = totalOf(draft, entered, family, place);
    if (found === null || found.rows.length === 0) return [];
    return [{ total: found.total, parts: found.rows.map((row) => entered.at[row] as number) }];
  });
}

/**
 * Adds equations of one kind, all of them or none: where the printed numbers rule one out, what is
 * printed does not add up that way, and the others would be wrong too.
 */
export function addAll(
  draft: CountDraft,
  additions: readonly Addition[],
  entered: EnteredColumn,
  along: string,
): void {
  if (!additions.every((addition) => isPossible(draft, addition))) {
    const { table } = entered.of;
    draft.warnings.add(
      `${table.bundle}/${table.file}: the ${entered.column} does not add up along ${along}; its totals are not used.`,
    );
    return;
  }
  for (const { total, parts } of additions) addSum(draft, total, parts);
}

/** What a column's totals say: each is the sum of its categories, in every hierarchy. */
export function enterSums(draft: CountDraft, entered: EnteredColumn): void {
  const {
    of: { table },
    shared,
  } = entered;
  for (const [place, { name, total, overlapping }] of table.dimensions.entries()) {
    if (total === null || overlapping || name === shared) continue;
    addAll(draft, additionsOf(draft, entered, place), entered, name);
  }
}
