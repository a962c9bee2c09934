import type { Table } from 'apache-arrow';
import type { Category, Dimension, Filters, ReleasedName } from './dimensions.ts';

/** What a released cell says of itself. `hidden` is neither 0 nor missing. */
export const statuses = ['shown', 'hidden', 'not-available'] as const;
export type Status = (typeof statuses)[number];

export interface ReleasedDimension {
  readonly name: ReleasedName;
  readonly label: string;
  /** The code that marks a total in this column; null where the table has no totals. */
  readonly total: string | null;
  /** Every category in order, totals left out. */
  readonly categories: readonly Category[];
  /** Whether a person may be in several categories (segments of every-match): they do not add up. */
  readonly overlapping?: boolean;
  /** The dimension of the table in which it is nested: each category is within one category of that. */
  readonly parent?: ReleasedName;
}

/**
 * What a value is: a count of people, a percentage, events per so many people, a mean of people, a ratio
 * to what was expected (100 is as expected), or each row's own (a table of gaps).
 */
export const units = ['people', 'percent', 'rate', 'mean', 'ratio', 'mixed'] as const;
export type Unit = (typeof units)[number];

/** Whether more is better (`high-is-good`), worse (`low-is-good`), or neither. */
export const polarities = ['high-is-good', 'low-is-good', 'none'] as const;
export type Polarity = (typeof polarities)[number];

/**
 * How a measure takes account of age: not at all, by the weights of a standard population (direct), or
 * as a ratio to what everybody's rates at each age would give (indirect).
 */
export const forms = ['crude', 'standardised', 'indirect'] as const;
export type Form = (typeof forms)[number];

export interface ReleasedMeasure {
  /** As the command line spells it: `people`, `share:segment`, `prevalence:copd`, `smoking`. */
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  /** The unit in words, for a heading: `people`, `%`, `per 1,000 people`, `£ per person`. */
  readonly unitLabel: string;
  readonly form: Form;
  readonly numerator: string;
  readonly denominator: string | null;
  /** Who of a group is not in its denominator, as `excluded` counts them; null where nobody is. */
  readonly exclusions: string | null;
  /** Whom of a group the measure is about, known or not, as a criterion in plain data; left out for all. */
  readonly eligible?: unknown;
  /** The interval's method and source; null where the measure has none. */
  readonly method: string | null;
  /** The weights of a standardised value, e.g. `European Standard Population 2013`; null for others. */
  readonly standard: string | null;
  readonly polarity: Polarity;
  /** Where the measure is defined; empty where it is this program's own. */
  readonly source: string;
  /** What values are compared with, e.g. `everybody`; null where they are not. */
  readonly comparison: string | null;
}

/**
 * How a value stands against what it is compared with (Fingertips' rule: its interval against the
 * benchmark's value): in words of good and bad where the measure has a polarity, else of high and low.
 */
export const standings = ['better', 'similar', 'worse', 'lower', 'higher', 'not-compared'] as const;
export type Standing = (typeof standings)[number];

export interface ReleasedPolicy {
  readonly id: string;
  readonly title: string;
  /** Counts from 1 to this one are hidden; 0 means that nothing is. */
  readonly threshold: number;
  readonly zero: 'shown' | 'hidden';
  /**
   * Whether a count of everybody of a group, or of all but 1 to the threshold of it, is hidden as a small
   * one is.
   */
  readonly complement: 'shown' | 'hidden';
  /** The step of shown counts; 1 means exact. */
  readonly rounding: number;
  /**
   * Whether a shown count is the multiple of the step that is nearest, or the middle of as many counts
   * (of 6: 3 for 1 to 6, 9 for 7 to 12, 0 for nobody).
   */
  readonly roundingMethod: 'nearest' | 'midpoint';
  /** Whether a total is rounded by itself, or is the sum of the shown counts. */
  readonly totals: 'rounded' | 'summed';
  /** A hidden count may be known no closer than to be from some n to n + this. */
  readonly protectionWidth: number;
  /** Nothing is hidden: for the analyst's own eyes, stamped on everything it leaves. */
  readonly working: boolean;
}

/** The provenance of a released table; everything a chart's footer says comes from here. */
/**
 * Which category of a wider dimension each code of a dimension is within: of practices their network and
 * partnership, of networks their partnership.
 */
export type Within = Readonly<
  Partial<Record<Dimension, Partial<Record<Dimension, Readonly<Record<string, string>>>>>>
>;

/** What everybody can know of the places of an extract, whatever a table asks about. */
export interface Places {
  readonly within: Within;
  /** All codes of each dimension of places, those of people whose place is not known where there are any. */
  readonly codes: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export interface ReleaseNote {
  readonly measure: ReleasedMeasure;
  readonly dimensions: readonly ReleasedDimension[];
  /** The places of the extract; left out where rows and filters name none. */
  readonly places?: Places;
  readonly policy: ReleasedPolicy;
  readonly definition: {
    readonly id: string;
    readonly title: string;
    readonly source: string;
    /** SHA-256 of the document's text, hexadecimal. */
    readonly hash: string;
    /** Whom it is about, as a criterion in plain data; left out or null is everybody. */
    readonly population?: unknown;
    /** What is not known about it, or differs from its source; a sentence each. */
    readonly doubts?: readonly string[];
  };
  /** Who is counted, in plain English, filters included. */
  readonly population: string;
  readonly filters: Filters;
  readonly extract: {
    readonly name: string;
    /** ISO date, or null where it was not stated. */
    readonly asAt: string | null;
    readonly synthetic: boolean;
  };
  /** Deprivation edition and kind, e.g. `IMD 2019, national quintiles`; null where there is none. */
  readonly deprivation: string | null;
  /** How people were placed, e.g. `registered: practice, PCN, LCP`; null where they were not. */
  readonly place: string | null;
  readonly cells: { readonly shown: number; readonly hidden: number; readonly total: number };
  /** What a reader must know, e.g. a condition that the extract does not hold. */
  readonly warnings: readonly string[];
  /** What a run has found out about its criteria, e.g. a segment that earlier ones leave nobody. */
  readonly findings?: readonly string[];
  readonly version: string;
}

/** Whether intervals support a place among others, or the differences are too small to rank. */
export const rankings = ['ranked', 'too-small-to-rank'] as const;
export type Ranking = (typeof rankings)[number];

declare const released: unique symbol;

/**
 * A table that has passed the disclosure gate: the only thing that charts and exports accept.
 *
 * Columns: for each dimension `<name>` (code) and `<name>_label`; then `count`, `denominator`,
 * `value`, `lower`, `upper` (nullable doubles; value and limits are percentages where the unit is
 * percent); then, where the measure has them, `excluded` and `unknown` (people), and where values
 * are compared `benchmark` (a value), `standing`, `rank_from`, `rank_to` and `ranking`; then `status` and `reason`. Only `disclosure/gate.ts` and `contract/client.ts` make one.
 */
export type ReleasedTable = {
  readonly table: Table;
  readonly note: ReleaseNote;
  readonly [released]: true;
};

/** One numeric column of a released table; hidden cells are null. */
export function releasedNumbers({ table }: ReleasedTable, name: string): (number | null)[] {
  const column = table.getChild(name);
  return Array.from({ length: table.numRows }, (_, index) => {
    const value: unknown = column?.get(index);
    return typeof value === 'number' ? value : null;
  });
}

/** One row of a released table, read out of its columns. */
export interface ReleasedRow {
  readonly codes: { readonly [D in ReleasedName]?: string };
  readonly labels: { readonly [D in ReleasedName]?: string };
  readonly count: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** People of the group whom the measure is not about: of other ages, or not satisfying its criterion. */
  readonly excluded: number | null;
  /** People whom it is about, and of whom it is not known. */
  readonly unknown: number | null;
  /** The value that it is compared with. */
  readonly benchmark: number | null;
  readonly standing: Standing | null;
  /** Places that it may have among those it is compared with, 1 the highest value. */
  readonly rankFrom: number | null;
  readonly rankTo: number | null;
  readonly ranking: Ranking | null;
  readonly status: Status;
  readonly reason: string | null;
}

/** The rows of a released table in order. */
export function releasedRows({ table, note }: ReleasedTable): ReleasedRow[] {
  const column = (name: string) => table.getChild(name);
  const names = note.dimensions.map((dimension) => dimension.name);
  const pick = (suffix: string, index: number) =>
    Object.fromEntries(names.map((name) => [name, String(column(`${name}${suffix}`)?.get(index))]));
  const number = (name: string, index: number) => {
    const value: unknown = column(name)?.get(index);
    return typeof value === 'number' ? value : null;
  };
  return Array.from({ length: table.numRows }, (_, index) => {
    const reason: unknown = column('reason')?.get(index);
    const ranking: unknown = column('ranking')?.get(index);
    const standing: unknown = column('standing')?.get(index);
    return {
      codes: pick('', index),
      labels: pick('_label', index),
      count: number('count', index),
      denominator: number('denominator', index),
      value: number('value', index),
      lower: number('lower', index),
      upper: number('upper', index),
      excluded: number('excluded', index),
      unknown: number('unknown', index),
      benchmark: number('benchmark', index),
      standing: typeof standing === 'string' ? (standing as Standing) : null,
      rankFrom: number('rank_from', index),
      rankTo: number('rank_to', index),
      ranking: typeof ranking === 'string' ? (ranking as Ranking) : null,
      status: String(column('status')?.get(index)) as Status,
      reason: typeof reason === 'string' ? reason : null,
    };
  });
}
