import {
  type Category,
  type Dimension,
  notAllocatedCode,
  unknownCode,
} from '../contract/dimensions.ts';
import { ageBandLabels } from '../dictionary/age-bands.ts';
import { join, literal, type Sql, sql } from '../sql/sql.ts';

/** One dimension of a cube: its categories, and the SQL that gives a person's place among them. */
export interface Axis {
  readonly dimension: Dimension;
  readonly label: string;
  /** The label inside a sentence. */
  readonly noun: string;
  readonly categories: readonly Category[];
  /** A number from 0 to `categories.length - 1` for every person, never null. */
  readonly position: Sql;
}

const unknown: Category = { code: unknownCode, label: 'Not known' };

const quintiles: readonly Category[] = [
  { code: '1', label: '1 (most deprived)' },
  { code: '2', label: '2' },
  { code: '3', label: '3' },
  { code: '4', label: '4' },
  { code: '5', label: '5 (least deprived)' },
];

const sexes: readonly Category[] = [
  { code: '1', label: 'Male' },
  { code: '2', label: 'Female' },
  { code: '9', label: 'Indeterminate' },
];

/** `segment` is a position among the segments already, worked out by the compiled definition. */
export function segmentAxis(segments: readonly { id: string; label: string }[]): Axis {
  return {
    dimension: 'segment',
    label: 'Segment',
    noun: 'segment',
    categories: segments.map(({ id, label }) => ({ code: id, label })),
    position: sql`segment`,
  };
}

export const quintileAxis: Axis = {
  dimension: 'quintile',
  label: 'Deprivation quintile',
  noun: 'deprivation quintile',
  categories: [...quintiles, unknown],
  position: sql`coalesce(imd_quintile - 1, ${literal(quintiles.length)})::UTINYINT`,
};

export const ageBandAxis: Axis = {
  dimension: 'age_band',
  label: 'Age band',
  noun: 'age band',
  categories: [...ageBandLabels.map((label) => ({ code: label, label })), unknown],
  position: sql`coalesce(age_band, ${literal(ageBandLabels.length)})::UTINYINT`,
};

export const sexAxis: Axis = {
  dimension: 'sex',
  label: 'Sex',
  noun: 'sex',
  categories: [...sexes, unknown],
  position: sql`(CASE sex WHEN '1' THEN 0 WHEN '2' THEN 1 WHEN '9' THEN 2 ELSE 3 END)::UTINYINT`,
};

/** People whose LCP is not in the list are not allocated: counted, never dropped. */
export function lcpAxis(lcps: readonly Category[]): Axis {
  const codes = lcps.map(({ code }) => literal(code));
  const listed = sql`nullif(list_position([${join(codes)}], lcp::VARCHAR), 0) - 1`;
  return {
    dimension: 'lcp',
    label: 'Local Care Partnership',
    noun: 'Local Care Partnership',
    categories: [...lcps, { code: notAllocatedCode, label: 'Not allocated' }],
    position:
      codes.length === 0
        ? sql`0::USMALLINT`
        : sql`coalesce(${listed}, ${literal(lcps.length)})::USMALLINT`,
  };
}
