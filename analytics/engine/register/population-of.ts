import { canonical } from '../../audit/canonical.ts';
import type { PopulationRule } from '../../audit/manifest.ts';
import { normalRule } from '../../audit/normal-rule.ts';
import { type Criterion, criteriaOf, whereOf } from '../../audit/rule.ts';
import type { Dimension, Filters } from '../../contract/dimensions.ts';
import type { DefinitionRef } from '../../contract/methods.ts';
import type { ReleaseNote } from '../../contract/released.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';

/** A filter of a question, and what its codes mean. */
export interface CodesKept {
  readonly dimension: Dimension;
  readonly codes: readonly string[];
  /** By which people are in segments; null where the filter is on no segment. */
  readonly definition: DefinitionRef | null;
  /** Conditions that a combination is of. */
  readonly combination: readonly string[];
}

/** Something that is asked of a person; `text` is the same for what is written alike. */
export type PersonTest =
  | { readonly text: string; readonly criterion: unknown }
  | { readonly text: string; readonly kept: CodesKept };

/** The people who certainly pass all tests; of none it is everybody. */
export interface Population {
  /** The same wherever the tests are. */
  readonly key: string;
  readonly tests: readonly PersonTest[];
}

const criterionTest = ({ text, value }: Criterion): PersonTest => ({ text, criterion: value });

function filterTest(kept: CodesKept): PersonTest {
  const codes = kept.codes.toSorted();
  return { text: canonical({ ...kept, codes }), kept: { ...kept, codes } };
}

/** Filters that narrow who is counted: the one on what is shared out chooses a numerator only. */
function narrowing({ measure, filters }: ReleaseNote): Filters {
  const entries = Object.entries(filters).filter(([name]) => measure.id !== `share:${name}`);
  return Object.fromEntries(entries);
}

/** The criteria that the people of a table satisfy, as its manifest joins them. */
const whereOfTable = ({ asked, table: { note } }: ReleaseRecord) =>
  whereOf(criteriaOf({ all: [note.definition.population ?? null, asked.ask['where'] ?? null] }));

/** Whom a table counts. One of movers counts those outside the population of its definition too. */
export function populationOf(record: ReleaseRecord): Population {
  const { asked, table } = record;
  const { method, ask } = asked;
  const isMovers = method === 'segments.movers';
  const criteria = criteriaOf(isMovers ? (ask['where'] ?? null) : whereOfTable(record));
  const definition = (isMovers ? ask['after'] : ask['definition']) as DefinitionRef;
  const combination = (ask['combination'] ?? []) as readonly string[];
  const filters = Object.entries(narrowing(table.note)) as [Dimension, readonly string[]][];
  const tests = [
    ...criteria.map(criterionTest),
    ...filters.map(([dimension, codes]) =>
      filterTest({
        ...{ dimension, codes },
        definition: dimension === 'segment' ? definition : null,
        combination: dimension === 'combination' ? combination : [],
      }),
    ),
  ];
  const key = tests.map(({ text }) => text).toSorted();
  return { key: key.join('\n'), tests };
}

/** What an attack asks of people by: of a filter on segments or combinations it does not know whose. */
export function ruleTests({ where, filters }: PopulationRule): readonly PersonTest[] {
  const kept = Object.entries(filters) as [Dimension, readonly string[]][];
  return [
    ...criteriaOf(where).map(criterionTest),
    ...kept.map(([dimension, codes]) =>
      filterTest({ dimension, codes, definition: null, combination: [] }),
    ),
  ];
}

/** All that is asked of people to compare a table with others: also as an attack reads what is written. */
export function testsIn(record: ReleaseRecord): readonly PersonTest[] {
  const rule = { where: whereOfTable(record), filters: narrowing(record.table.note) };
  return [...populationOf(record).tests, ...ruleTests(rule), ...ruleTests(normalRule(rule))];
}
