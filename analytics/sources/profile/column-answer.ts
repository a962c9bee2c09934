import type { ColumnProfile, ValueCount } from '../mapping/column-profile.ts';
import type { ColumnQuestion } from './column-question.ts';
import { profileOf } from './profile-sample.ts';

/** A column's profile with what was counted besides. */
export interface ProfiledColumn extends ColumnProfile {
  /** Every value where they were counted one by one, however many; else null. */
  readonly allValues: readonly ValueCount[] | null;
  /** The cells of another shape than all the rest, where these have one and those are few. */
  readonly odd: readonly string[];
  /** Whether `distinct` was counted, and not estimated. */
  readonly isExact: boolean;
  /** Rows for which each further question holds, by its id. */
  readonly further: ReadonlyMap<string, number>;
}

export type AnswerRow = Readonly<Record<string, unknown>>;

interface MapEntry {
  readonly key: string;
  readonly value: number | bigint;
}

function valuesOf(entries: readonly MapEntry[], rows: number): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  let counted = 0;
  for (const { key, value } of entries) {
    counts.set(key, Number(value));
    counted += Number(value);
  }
  if (counted < rows) counts.set(null, rows - counted);
  return counts;
}

const byValue = (a: ValueCount, b: ValueCount) => {
  if (a.value === null || b.value === null) return a.value === null ? -1 : 1;
  return a.value < b.value ? -1 : Number(a.value > b.value);
};

/** More cells than this are not of another shape: the column has several. */
export const mostOdd = 1000;

/** Of all values those that have not the shape of the rest, where these are few. */
function oddOf(values: readonly ValueCount[], shape: string | null): readonly string[] {
  if (shape === null) return [];
  const form = new RegExp(`^(?:${shape})$`);
  const odd = values.flatMap(({ value }) => (value === null || form.test(value) ? [] : [value]));
  return odd.length > mostOdd ? [] : odd;
}

/** The profile that the answer to a question gives; `sampled` is what the sample says of it. */
export function answeredProfile(
  { column, index, manner, shape, exact, decimal, further }: ColumnQuestion,
  answer: AnswerRow,
  rows: number,
  sampled: ColumnProfile,
): ProfiledColumn {
  if (manner === 'values') {
    const entries = (answer[`fetched${index}`] ?? []) as readonly MapEntry[];
    const counts = valuesOf(entries, rows);
    const allValues = [...counts].map(([value, count]) => ({ value, count })).sort(byValue);
    const profile = profileOf(
      column,
      new Map(allValues.map(({ value, count }) => [value, count])),
      decimal,
    );
    const odd = oddOf(allValues, shape);
    return { ...profile, allValues, odd, isExact: true, further: new Map() };
  }
  const number = (what: string) => {
    const value = answer[`${what}${index}`];
    return value === null || value === undefined ? null : Number(value);
  };
  const filled = number('filled') ?? 0;
  return {
    ...{ name: column.name, type: column.type, rows },
    filled,
    distinct: Math.min(filled, number('distinct') ?? 0),
    numbers: number('numbers') ?? 0,
    least: number('least'),
    greatest: number('greatest'),
    values: null,
    isExact: exact,
    sample: sampled.sample,
    allValues: null,
    odd: (answer[`oddCells${index}`] ?? []) as readonly string[],
    further: new Map(further.map(({ id }, at) => [id, number(`further${at}_`) ?? 0])),
  };
}
