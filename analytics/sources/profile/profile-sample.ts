import type { FileRole, ReadAs } from '../../contract/reading.ts';
import { type ColumnProfile, mostValues, type ValueCount } from '../mapping/column-profile.ts';
import { isMissing } from '../mapping/vocabulary.ts';
import type { Loaded } from '../reading/loaded.ts';
import { asNumber } from './as-number.ts';
import { spread } from './spread.ts';

/** How many different values of a column are kept to be looked at. */
const mostSampled = 2000;

/** A file of which some rows are at hand. */
export interface Sampled {
  readonly columns: readonly Pick<ColumnProfile, 'name' | 'type'>[];
  readonly sample: Loaded['sample'];
  readonly readAs?: ReadAs;
  readonly role?: FileRole;
}

/** The values of one column of the sample and how often each occurs, in the order of the file. */
function sampledValues(
  { sample }: Pick<Sampled, 'sample'>,
  index: number,
): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const row of sample) {
    const value = row[index] ?? null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** What values and their counts say of a column, whatever they were counted over. */
export function profileOf(
  column: Pick<ColumnProfile, 'name' | 'type'>,
  counts: ReadonlyMap<string | null, number>,
  decimal: string,
): ColumnProfile {
  let [rows, filled, numbers] = [0, 0, 0];
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const held: string[] = [];
  for (const [value, count] of counts) {
    rows += count;
    if (value === null || isMissing(value)) continue;
    filled += count;
    held.push(value);
    const number = asNumber(value, decimal);
    if (number === null) continue;
    numbers += count;
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
  }
  const few = counts.size <= mostValues;
  return {
    ...{ name: column.name, type: column.type, rows, filled, numbers },
    distinct: held.length,
    least: numbers === 0 ? null : least,
    greatest: numbers === 0 ? null : greatest,
    values: few ? [...counts].map(([value, count]): ValueCount => ({ value, count })) : null,
    sample: spread(held, mostSampled),
  };
}

const profiled = new WeakMap<Sampled['sample'], readonly ColumnProfile[]>();

/** Profiles of all columns from the sample alone: `rows` are those of the sample. Made once a sample. */
export function profileSample(file: Sampled): readonly ColumnProfile[] {
  const known = profiled.get(file.sample);
  if (known !== undefined) return known;
  const made = file.columns.map((column, index) =>
    profileOf(column, sampledValues(file, index), file.readAs?.decimal ?? '.'),
  );
  profiled.set(file.sample, made);
  return made;
}
