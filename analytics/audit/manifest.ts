/** How shown counts are rounded: to the nearest multiple, or up to a multiple and back by half of it. */
export const roundingMethods = ['nearest', 'midpoint'] as const;
export type RoundingMethod = (typeof roundingMethods)[number];

/** What a manifest says of the rule that a table was released under. */
export interface AuditPolicy {
  readonly id: string;
  /** Counts from 1 to this one are hidden. */
  readonly threshold: number;
  readonly zero: 'shown' | 'hidden';
  /** The same of people who are excluded, or of whom it is unknown. */
  readonly zeroLeftOut: 'shown' | 'hidden';
  readonly rounding: number;
  readonly roundingMethod: RoundingMethod;
  /** Whether what lies halfway between two multiples surely goes up. */
  readonly tiesUp: boolean;
  /** How far apart the least and the most of a hidden count must stay, people. */
  readonly width: number;
}

/** A column of codes of a table. */
export interface AuditDimension {
  readonly name: string;
  /** The code of the total, counted by itself; null where there is none. */
  readonly total: string | null;
  /** The code of rows that are sums of shown rows and say nothing new; null where there are none. */
  readonly sum: string | null;
  /** The dimension that this one divides further; null where it stands by itself. */
  readonly parent: string | null;
  /** Whether a person may be in several categories. */
  readonly overlapping: boolean;
  /** The code of people in no category, of categories that overlap; null where there is none. */
  readonly none: string | null;
  /** The codes that each merged category is made of. */
  readonly merged: ReadonlyMap<string, readonly string[]>;
  /** Whether everybody of the population is in exactly one category, though no total is printed. */
  readonly complete: boolean;
  /** Whether every category that anybody has, whatever the filters on other dimensions, has rows. */
  readonly listed: boolean;
}

/** Which category of another dimension each code of one is within, e.g. practices in LCPs. */
export interface StatedWithin {
  readonly name: string;
  readonly parent: string;
  readonly above: ReadonlyMap<string, string>;
}

/**
 * Who is counted, as data: a criterion (the definition's own population in it; null is everybody), and
 * the codes kept by dimension.
 */
export interface PopulationRule {
  readonly where: unknown;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** One table of a manifest. */
export interface AuditTable {
  /** The bundle's name, as findings call it. */
  readonly bundle: string;
  readonly file: string;
  readonly measure: string;
  readonly form: string | null;
  readonly unit: string | null;
  /** Whom the count counts, in words; null where that is not said. */
  readonly numerator: string | null;
  /** Whom the denominator counts, in words; null where that is not said. */
  readonly denominator: string | null;
  readonly exclusions: string | null;
  /** Whom of a group the measure is about, known or not, as a criterion; null where that is not said. */
  readonly eligible: unknown;
  readonly dimensions: readonly AuditDimension[];
  readonly within: readonly StatedWithin[];
  /** All codes that there are of some dimensions, whatever the table asks about. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly policy: AuditPolicy;
  /** The definition's document: its hash, else its id. */
  readonly definition: string | null;
  readonly definitionId: string | null;
  readonly population: string | null;
  readonly populationRule: PopulationRule | null;
  readonly edition: string | null;
  readonly asAt: string | null;
  readonly extract: string | null;
  /** SHA-256 of the table's file, hexadecimal; null where it is not stated. */
  readonly hash: string | null;
}
