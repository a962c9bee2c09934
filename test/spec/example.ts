/** Rules and what each says of the people of a table, whose last columns are the rules in order. */
export interface RuleExample {
  readonly kind: 'rules';
  readonly rules: readonly string[];
  readonly table: string;
  /** Every condition that the table does not name is held, and recorded of nobody. */
  readonly isComplete: boolean;
}

/** A document, where it puts the people of a table, and what it counts. */
export interface DocumentExample {
  readonly kind: 'document';
  readonly document: string;
  /** The last column is the segments of each person by id, or `outside`, or `none`. */
  readonly table: string;
  /** Columns id, matched, claimed and lost; empty where the page does not show them. */
  readonly counts: string;
}

/** A document that is refused: its first problem as it is printed. */
export interface RefusedExample {
  readonly kind: 'refused';
  readonly document: string;
  readonly problem: string;
}

/** A document and what is found in it before anybody is counted. */
export interface FoundExample {
  readonly kind: 'found';
  readonly document: string;
  readonly findings: readonly string[];
}

/** Two documents and what the later one changes, as `label: change`. */
export interface ComparedExample {
  readonly kind: 'compared';
  readonly before: string;
  readonly after: string;
  readonly changes: readonly string[];
}

export type Example =
  | RuleExample
  | DocumentExample
  | RefusedExample
  | FoundExample
  | ComparedExample;

/** A piece of the page: prose, a list made from the code, or an example that is a test. */
export type Piece = string | Example;

export interface Section {
  /** Two for a part of the page, three for a kind of criterion. */
  readonly level: 2 | 3;
  readonly title: string;
  readonly pieces: readonly Piece[];
}

export const rules = (
  written: string | readonly string[],
  table: string,
  isComplete = false,
): RuleExample => ({
  kind: 'rules',
  rules: typeof written === 'string' ? [written] : written,
  table,
  isComplete,
});

export const sorted = (document: string, table: string, counts = ''): DocumentExample => ({
  kind: 'document',
  document: document.trim(),
  table,
  counts,
});

export const refused = (document: string, problem: string): RefusedExample => ({
  kind: 'refused',
  document: document.trim(),
  problem: problem.trim(),
});

export const found = (document: string, findings: readonly string[]): FoundExample => ({
  kind: 'found',
  document: document.trim(),
  findings,
});

export const compared = (
  before: string,
  after: string,
  changes: readonly string[],
): ComparedExample => ({
  kind: 'compared',
  before: before.trim(),
  after: after.trim(),
  changes,
});
