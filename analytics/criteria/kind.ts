import type { Where } from '../contract/problem.ts';
import type { Sql } from '../sql/sql.ts';
import type { Catalogue } from './catalogue.ts';
import type { ConditionCount, ConditionList } from './count-sql.ts';
import type { Criterion } from './criterion.ts';
import type { Entries } from './expect.ts';
import type { Ends } from './range-sql.ts';
import type { Reading } from './reading.ts';
import type { RowColumns } from './row-columns.ts';
import type { SystemList } from './systems-sql.ts';
import type { Truths } from './truths.ts';
import type { Written } from './written.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A criterion in English as what is said of one person, and its denial. */
export interface Phrase {
  readonly says: string;
  readonly denies: string;
  /** True where it joins several phrases, and needs brackets inside another. */
  readonly compound: boolean;
}

/** Columns of `person` that a criterion asks about, by canonical name. */
export interface Needs {
  readonly fields: readonly string[];
  readonly conditions: readonly string[];
  /** The lists of conditions that it counts. */
  readonly counts: readonly ConditionList[];
  /** The lists of body systems that it counts. */
  readonly systems: readonly SystemList[];
  /** The scores that it tests, by id. */
  readonly scores: readonly string[];
}

export const noNeeds: Needs = { fields: [], conditions: [], counts: [], systems: [], scores: [] };

export interface ReadContext {
  /** Where the criterion stands. */
  readonly at: Where;
  readonly reading: Reading;
  /** Reads a criterion inside this one. */
  readonly inner: (written: Written) => Criterion | undefined;
}

export interface SqlContext {
  readonly catalogue: Catalogue;
  /** Spaces before a continued line. */
  readonly indent: string;
  /** How many conditions of a list a person has; null where there is none to count. */
  readonly count: (list: ConditionList, indent: string) => ConditionCount | null;
  /** In how many body systems of a list a person has a condition; null where none can be told. */
  readonly systems: (list: SystemList, indent: string) => ConditionCount | null;
  /** A weighted score; null where the extract lacks one of its conditions. */
  readonly score: (id: string, indent: string) => Ends | null;
  /** Compiles a criterion inside this one. */
  readonly inner: (criterion: Criterion, indent: string) => Sql;
}

export interface TruthsContext {
  readonly catalogue: Catalogue;
  readonly columns: RowColumns;
  /** Whether a criterion inside this one is true of each row. */
  readonly inner: (criterion: Criterion) => Truths;
}

/** All that there is to know about one kind of criterion. */
export interface CriterionKind<C> {
  /** The key that names the kind, and the keys that may stand beside it. */
  readonly key: string;
  readonly companions: readonly string[];
  /** From the entries of its map; problems are noted, and give undefined. */
  read(entries: Entries, context: ReadContext): C | undefined;
  /** The shape of its map in JSON Schema 2020-12. */
  readonly schema: JsonSchema;
  phrase(criterion: C, inner: (criterion: Criterion) => Phrase): Phrase;
  /** A boolean expression over a row of `person`: true, false, or NULL for unknown. */
  sql(criterion: C, context: SqlContext): Sql;
  /** The same of rows that are held in memory; of a column that is not held, unknown. */
  truths(criterion: C, context: TruthsContext): Truths;
  needs(criterion: C, inner: (criterion: Criterion) => Needs): Needs;
}

/** The schema of a map with these properties and no others. */
export function mapSchema(
  properties: JsonSchema,
  required: readonly string[],
  rest: JsonSchema = {},
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false, ...rest };
}
