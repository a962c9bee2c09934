import type { Estimate } from '../statistics/estimate.ts';

/** What a cube has counted of a group of people for a measure, in one age band or in all. */
export interface Sums {
  /** Everybody of the group. */
  readonly people: number;
  /** Those whom the measure is about, known or not. */
  readonly eligible: number;
  readonly denominator: number;
  /** People, or the total of an amount. */
  readonly numerator: number;
  /** Of an amount, the people who have any of it, and the sum of its squares. */
  readonly having: number;
  readonly squares: number;
}

/** How a value other than a plain proportion comes about. `people` are those who have any of it. */
export type Figure =
  /** Events of which a person may have several, per so many people. */
  | {
      readonly kind: 'events';
      readonly people: number;
      readonly squares: number;
      readonly per: number;
    }
  /** The mean of an amount. */
  | { readonly kind: 'mean'; readonly people: number; readonly squares: number }
  /** A value that cannot be worked out from the group's own counts alone. */
  | {
      readonly kind: 'estimate';
      readonly people: number;
      /** Whether the numerator is an amount, and no count of people or events. */
      readonly isAmount: boolean;
      /** Whether the numerator is a count of people, and not of events of which one may have several. */
      readonly isOfPeople?: boolean;
      /**
       * Of an amount: its total and the sum over people of its square, as they are and then with each
       * person's part weighted as the value weighs it.
       */
      readonly amounts?: readonly { readonly sum: number; readonly squares: number }[];
      readonly estimate: Estimate;
      /** Events below which there is no value; 0 for any number. */
      readonly fewest: number;
      /** The people whose events a value is compared with: those that an expected number tells of. */
      readonly reference?: number;
      /** The people of its smallest age band that has anybody. */
      readonly smallestBand: number;
      /** How far one person can move the value: in its own unit, or (`relative`) as a share of it. */
      readonly leverage: number;
      readonly relative: number;
    };

/** People of one age band, and what is counted of them. */
export interface AgeCounts {
  readonly denominator: number;
  readonly numerator: number;
  /** The variance of the numerator: the sum over people of the squares of their events. */
  readonly variance: number;
}

/** The exact numbers of one group: they never leave the engine but through the gate. */
export interface Counted {
  /** People, events, or the total of an amount. */
  readonly numerator: number;
  /** Null where the measure is a plain count. */
  readonly denominator: number | null;
  /** People of the group whom the measure is not about; left out where that is nobody's case. */
  readonly excluded?: number;
  /** People whom it is about and of whom it is not known. */
  readonly unknown?: number;
  /** Left out for a plain proportion, or a plain count. */
  readonly figure?: Figure;
  /** The same by age band, in one order for all groups of a table; where ages are told apart. */
  readonly ages?: readonly AgeCounts[];
  /** How many people a proportion is of; 100 where left out. */
  readonly per?: number;
  /** Whether the numerator is everybody of the denominator by its nature: the row of all categories. */
  readonly isWhole?: boolean;
  /** Whether it is one of categories that have a row each, and that everybody is in one and only one of. */
  readonly isPart?: boolean;
}
