import { outsideCode } from '../contract/dimensions.ts';
import { addWithin, type CountDraft, placeOf } from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import { isOfDenominator } from './quantity.ts';

/** Every numerator is of its denominator, where people are counted. */
export function enterNumerators(draft: CountDraft, columns: readonly EnteredColumn[]): void {
  const count = columns.find(({ column }) => column === 'count');
  const denominator = columns.find(({ column }) => column === 'denominator');
  if (count === undefined || denominator === undefined || !isOfDenominator(count.of)) return;
  count.at.forEach((part, row) => {
    const whole = denominator.at[row];
    if (part !== undefined && whole !== undefined) addWithin(draft, part, whole);
  });
}

/** A category is of the group without it, wherever that is counted: also where categories overlap. */
export function enterCategories(draft: CountDraft, entered: EnteredColumn): void {
  const { of, shared, quantity, groupRow } = entered;
  const own = of.table.dimensions
    .map((dimension, place) => ({ ...dimension, place }))
    .filter(({ total, overlapping }) => overlapping || total === null)
    .filter(({ name }) => name !== shared);
  of.rows.forEach((row, index) => {
    const part = entered.at[index];
    if (part === undefined) return;
    for (const { name, total, place } of own) {
      if (row.codes[place] === total || row.codes[place] === outsideCode) continue;
      const whole = groupRow(row, [name]);
      const at = whole === null ? undefined : placeOf(draft, whole, quantity);
      if (at !== undefined) addWithin(draft, part, at);
    }
  });
}
