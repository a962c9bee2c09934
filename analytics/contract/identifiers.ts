export const identifierKinds = [
  'nhs-number',
  'postcode',
  'date-of-birth',
  'name',
  'address',
  'email',
  'telephone',
  'uprn',
  'free-text',
  'local-identifier',
  'hash',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** What an analyst decides about a column that was found: kept out with a receipt, or accepted. */
export type IdentifierDecision =
  | { readonly action: 'drop' }
  | { readonly action: 'accept'; readonly reason: string };

/** A column that seems to name people. Never holds a cell's value. */
export interface IdentifierFinding {
  readonly file: string;
  readonly column: string;
  readonly kind: IdentifierKind;
  /** `block` stops an import until it is decided on; `warn` does not. */
  readonly severity: 'block' | 'warn';
  /** Why, in a sentence: which test, and the share of cells that pass it. */
  readonly reason: string;
  /** Share of the filled cells looked at that pass the test, 0 to 1; null where the name speaks. */
  readonly share: number | null;
  /** At most three, with all but the first characters masked, e.g. `943 *** ****`. */
  readonly masked: readonly string[];
  /** Null until it is decided. */
  readonly decision: IdentifierDecision | null;
  /** Set where the column is accepted and yet stays out, as no field takes it. */
  readonly isUntaken?: true;
}

/** People alone, or among few, on a set of fields. Counts as the policy in force shows them. */
export interface Uniqueness {
  /** People whose combination nobody else has; null where the policy hides the number. */
  readonly alone: number | null;
  /** People in groups of fewer than 5. */
  readonly under5: number | null;
  /** People in groups of fewer than 10. */
  readonly under10: number | null;
}

/** How well the fields of an extract single people out, and what coarser fields would do. */
export interface Reidentification {
  readonly people: number;
  /** Labels of the fields taken together, e.g. `Age`, `LSOA`, `Rare conditions`. */
  readonly fields: readonly string[];
  readonly all: Uniqueness;
  /** The same with one field left out: the more it falls, the more the field causes. */
  readonly without: readonly (Uniqueness & { readonly field: string })[];
  /** The same with a field made coarser, e.g. `Age in bands of five years`. */
  readonly coarser: readonly (Uniqueness & { readonly change: string })[];
  /** Conditions that count as rare here, and fewer people than which make them so. */
  readonly rareConditions: readonly string[];
  readonly rareUnder: number;
}
