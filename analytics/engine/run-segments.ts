import { type Category, outsideCode, totalCode } from '../contract/dimensions.ts';
import type { RunAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { describeCriterion } from '../criteria/describe-criterion.ts';
import { readCriterion } from '../definition/criterion-from-data.ts';
import { describe } from '../definition/describe.ts';
import { release } from '../disclosure/gate.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import type { CompiledSegments } from '../sql/compile-segments.ts';
import { type Sql, sql } from '../sql/sql.ts';
import { checkFilters } from './check-filters.ts';
import { compileAtHand } from './compile-at-hand.ts';
import { definitionAtHand } from './definition-at-hand.ts';
import type { Database } from './duckdb/database.ts';
import { axesOf, catalogueOf, extractOf } from './extract-at-hand.ts';
import { narrowingSql } from './narrow.ts';
import { provenanceOf } from './provenance.ts';
import type { Workspace } from './workspace/workspace.ts';

interface CountedSegment {
  readonly id: string;
  readonly matched: number;
  readonly claimed: number;
  readonly people: number;
  readonly population: number;
  readonly outside: number;
}

/** One line of a run: a segment, those outside, or everybody in the population. */
interface RunLine {
  readonly code: string;
  readonly matched: number;
  readonly claimed: number;
}

/**
 * Every person is in exactly one segment or outside: anything else is our fault, and no figure
 * leaves. `held` is how many people there must be; null where a filter leaves that open.
 */
export function requireWhole(
  counted: readonly Pick<CountedSegment, 'claimed' | 'people' | 'population' | 'outside'>[],
  assign: 'first-match' | 'every-match',
  held: number | null,
): void {
  const claimed = counted.reduce((sum, row) => sum + row.claimed, 0);
  const sound = counted.every(
    ({ people, population, outside }) =>
      (held === null || people === held) &&
      population + outside === people &&
      (assign === 'every-match' || claimed === population),
  );
  if (sound) return;
  throw new Refusal({
    code: 'internal',
    reason: 'The segments do not add up to the population, so no figure is given.',
    hint: 'Import the extract again; if it happens again, report the definition.',
  });
}

function linesOf(counted: readonly CountedSegment[]): RunLine[] {
  const { population = 0, outside = 0 } = counted[0] ?? {};
  return [
    ...counted.map(({ id, matched, claimed }) => ({ code: id, matched, claimed })),
    { code: outsideCode, matched: outside, claimed: outside },
    { code: totalCode, matched: population, claimed: population },
  ];
}

function measuredRun(lines: readonly RunLine[], categories: readonly Category[]): MeasuredTable {
  return {
    measure: {
      id: 'people',
      label: 'People claimed by each segment',
      unit: 'people',
      numerator: 'People who match the segment and no earlier one',
      denominator: null,
      method: null,
    },
    dimensions: [
      {
        name: 'segment',
        label: 'Segment',
        categories: [...categories, { code: outsideCode, label: 'Outside the population' }],
      },
    ],
    totals: true,
    rows: lines.map(({ code, claimed }) => ({
      codes: [code],
      numerator: claimed,
      denominator: null,
    })),
  };
}

/** The counts of those whom `within` leaves: the definition's SQL reads them as `person`. */
function countSegments(database: Database, { statement }: CompiledSegments, within: Sql | null) {
  return database.rows<CountedSegment>(
    within === null
      ? statement
      : sql`WITH person AS (SELECT * FROM main.person WHERE ${within})
SELECT * FROM (${statement}) ORDER BY position`,
  );
}

/** Sorts everybody by a definition and releases matched, claimed and lost by segment. */
export async function runSegments(workspace: Workspace, ask: RunAsk): Promise<ReleasedTable> {
  const definition = definitionAtHand(ask.definition);
  const extract = extractOf(workspace);
  const compiled = compileAtHand(workspace, definition);
  const axes = axesOf(extract, compiled.segments);
  const filters = checkFilters(ask.filters ?? {}, axes);
  const where = ask.where === undefined ? null : readCriterion(ask.where);
  const within = narrowingSql(axes, filters, where, catalogueOf(extract));
  const counted = await countSegments(workspace.database, compiled, within);
  requireWhole(counted, definition.document.assign, within === null ? extract.people : null);
  const lines = linesOf(counted);
  const provenance = provenanceOf({
    extract,
    definition,
    axes,
    filters,
    narrowing: filters,
    population: describe(definition.document).population,
    where: where === null ? null : describeCriterion(where),
    warnings: compiled.warnings,
  });
  const categories = compiled.segments.map(({ id, label }) => ({ code: id, label }));
  return release(measuredRun(lines, categories), provenance, ask.policy, {
    matched: lines.map(({ matched }) => matched),
    lost: lines.map(({ matched, claimed }) => matched - claimed),
  });
}
