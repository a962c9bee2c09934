import { outsideCode } from '../contract/dimensions.ts';
import { addSum, addWithin, type CountDraft, enterUnprinted, placeOf } from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import type { AuditDimension } from './manifest.ts';

/** Rows alike but for a category, by place of the table's rows. */
interface Family {
  none: number | null;
  readonly categories: number[];
}

function familiesOf({ of, at }: EnteredColumn, place: number, { none, total }: AuditDimension) {
  const families = new Map<string, Family>();
  of.rows.forEach(({ codes }, row) => {
    const code = codes[place];
    if (at[row] === undefined || code === total || code === outsideCode) return;
    const key = codes.toSpliced(place, 1).join('\n');
    const family = families.get(key) ?? { none: null, categories: [] };
    families.set(key, family);
    if (code === none) family.none = row;
    else family.categories.push(row);
  });
  return families.values();
}

function enterFamily(
  draft: CountDraft,
  { of, at, groupRow, quantity }: EnteredColumn,
  place: number,
  { none, categories }: Family,
): void {
  const row = none === null ? undefined : of.rows[none];
  const name = of.table.dimensions[place]?.name;
  if (row === undefined || name === undefined || none === null) return;
  const whole = groupRow(row, [name]);
  const total = whole === null ? undefined : placeOf(draft, whole, quantity);
  const codes = row.codes.with(place, `other than ${row.codes[place]}`);
  const rest = groupRow({ ...row, codes });
  if (total === undefined || rest === null) return;
  const some = enterUnprinted(draft, rest, quantity);
  const each = enterUnprinted(draft, rest, `${quantity}, once in each ${name}`);
  const parts = categories.map((index) => at[index] as number);
  addSum(draft, total, [at[none] as number, some]);
  addSum(draft, each, parts);
  addWithin(draft, some, each);
  for (const part of parts) addWithin(draft, part, some);
}

/**
 * Of categories that overlap, those in none are apart from everybody in one: the total is the two
 * together, and those in one are no fewer than any category holds, and no more than all of them do.
 */
export function enterOverlaps(draft: CountDraft, entered: EnteredColumn): void {
  for (const [place, dimension] of entered.of.table.dimensions.entries()) {
    const { name, overlapping, none } = dimension;
    if (!overlapping || none === null || name === entered.shared) continue;
    for (const family of familiesOf(entered, place, dimension)) {
      enterFamily(draft, entered, place, family);
    }
  }
}
