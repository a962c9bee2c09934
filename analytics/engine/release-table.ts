import type { Dimension, Filters } from '../contract/dimensions.ts';
import type { TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { describeCriterion } from '../criteria/describe-criterion.ts';
import type { Axis } from '../cube/axis.ts';
import type { Cube } from '../cube/cube.ts';
import { readCriterion } from '../definition/criterion-from-data.ts';
import { describe } from '../definition/describe.ts';
import { release } from '../disclosure/gate.ts';
import { type Measure, parseMeasure } from '../measures/measure.ts';
import { measureTable } from '../measures/measured-table.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { compileCriterion, criterionWarnings } from '../sql/compile-criterion.ts';
import { type Sql, sql } from '../sql/sql.ts';
import { checkFilters } from './check-filters.ts';
import { checkTableAsk } from './check-table-ask.ts';
import { compileAtHand } from './compile-at-hand.ts';
import { type CubeStore, makeCubeStore } from './cube-store.ts';
import { type DefinitionAtHand, definitionAtHand } from './definition-at-hand.ts';
import {
  axesOf,
  catalogueOf,
  extractOf,
  heldConditions,
  holdsDimension,
} from './extract-at-hand.ts';
import { provenanceOf } from './provenance.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Tables of an open workspace, and the cubes that they are answered from. */
export interface Releases {
  release(workspace: Workspace, ask: TableAsk): Promise<ReleasedTable>;
  /** Drops every cube: the people have changed. */
  forget(): void;
}

/** Who is counted: a filter on the dimension that is shared out chooses the numerator only. */
function populationFilters(measure: Measure, filters: Filters): Filters {
  if (measure.kind !== 'share') return filters;
  const { [measure.of]: _, ...others } = filters;
  return others;
}

function requireHeld(extract: ExtractRecord, by: readonly Dimension[]): void {
  const absent = by.find((dimension) => !holdsDimension(extract, dimension));
  if (absent === undefined) return;
  throw new Refusal({
    code: 'usage',
    reason: `The extract does not hold what ${absent} is made of, so nobody can be told apart by it.`,
    hint: 'Leave it out, or import the extract again with that column or with the places that give it.',
  });
}

function requireExclusive({ document }: DefinitionAtHand): void {
  if (document.assign === 'first-match') return;
  throw new Refusal({
    code: 'definition-invalid',
    reason:
      'The segments of this definition overlap (every-match), so a table of them would count people twice.',
    hint: 'Use assign: first-match for tables and charts; the run of segments takes both.',
  });
}

async function cubeOf(
  store: CubeStore,
  workspace: Workspace,
  definition: DefinitionAtHand,
  where: Criterion | null,
  axes: readonly Axis[],
): Promise<Cube> {
  const extract = extractOf(workspace);
  const { assignment } = compileAtHand(workspace, definition);
  const people: Sql =
    where === null
      ? assignment
      : sql`SELECT * FROM (${assignment}) WHERE ${compileCriterion(where, catalogueOf(extract))}`;
  return store.cube({
    key: `${definition.hash} ${JSON.stringify(where)}`,
    database: workspace.database,
    people,
    axes,
    held: heldConditions(extract),
    expected: where === null ? extract.people : null,
  });
}

async function releaseTable(
  store: CubeStore,
  workspace: Workspace,
  ask: TableAsk,
): Promise<ReleasedTable> {
  checkTableAsk(ask);
  const definition = definitionAtHand(ask.definition);
  requireExclusive(definition);
  const measure = parseMeasure(ask.measure);
  const where = ask.where === undefined ? null : readCriterion(ask.where);
  const extract = extractOf(workspace);
  const axes = axesOf(extract, definition.document.segments);
  const filters = checkFilters(ask.filters ?? {}, axes);
  requireHeld(extract, ask.by);
  const cube = await cubeOf(store, workspace, definition, where, axes);
  const { by, totals = false } = ask;
  const held = heldConditions(extract);
  const measured = measureTable(cube, { measure, by, filters, totals, held });
  const { warnings } = compileAtHand(workspace, definition);
  const further = where === null ? [] : criterionWarnings(where, catalogueOf(extract));
  const provenance = provenanceOf({
    extract,
    definition,
    axes,
    filters,
    narrowing: populationFilters(measure, filters),
    population: describe(definition.document).population,
    where: where === null ? null : describeCriterion(where),
    warnings: [...new Set([...warnings, ...further])],
  });
  return release(measured, provenance, ask.policy);
}

export function makeReleases(): Releases {
  const store = makeCubeStore();
  return {
    release: (workspace, ask) => releaseTable(store, workspace, ask),
    forget: store.forget,
  };
}
