import type { Dimension, Filters } from '../contract/dimensions.ts';
import type { DefinitionRef } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { describeCriterion } from '../criteria/describe-criterion.ts';
import { requireInputs } from '../criteria/require-inputs.ts';
import type { Axis, PersonAxis } from '../cube/axis.ts';
import { readCriterion } from '../definition/criterion-from-data.ts';
import { describePopulation } from '../definition/describe.ts';
import type { Provenance } from '../disclosure/make-table.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { criterionWarnings } from '../sql/compile-criterion.ts';
import { checkFilters, filteredDimensions } from './check-filters.ts';
import { compileAtHand } from './compile-at-hand.ts';
import type { PeopleAsk } from './counting/asks.ts';
import { personAxis, requireHeld, segmentAxisOf } from './counting/axes-at-hand.ts';
import type { Counting } from './counting/counting.ts';
import { definitionAtHand } from './definition-at-hand.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import { provenanceOf } from './provenance.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What a question asks about, besides what it wants to know. */
export interface Asked {
  readonly definition: DefinitionRef;
  readonly filters?: Filters;
  readonly where?: unknown;
}

/** A question that has been read and checked. */
export interface Question {
  readonly people: PeopleAsk;
  readonly extract: ExtractRecord;
  readonly filters: Filters;
  /** Those that are asked for or filtered on, but the segment. */
  readonly axes: readonly PersonAxis[];
  readonly combination: readonly string[];
  /** Where the answer comes from; `narrowing` are those of the filters that narrow who is counted. */
  provenance(narrowing: Filters): Provenance;
}

export interface Needed {
  readonly dimensions: readonly Dimension[];
  readonly combination?: readonly string[];
}

async function axesFor(
  counting: Counting,
  workspace: Workspace,
  { dimensions, combination = [] }: Needed,
): Promise<PersonAxis[]> {
  const extract = extractOf(workspace);
  const places = await counting.places(workspace);
  const others = dimensions.flatMap((dimension) => (dimension === 'segment' ? [] : [dimension]));
  requireHeld(extract, others);
  return others.map((dimension) => personAxis(dimension, { extract, places, combination }));
}

/** What the extract lacks of what a figure is made of: of the segments only where it is about them. */
function warningsOf(
  { workspace, definition, where }: PeopleAsk,
  isOfSegments: boolean,
): readonly string[] {
  const { population } = definition.document;
  const catalogue = catalogueOf(extractOf(workspace));
  const narrowing = [population, where].filter((one) => one !== null);
  return [
    ...new Set([
      ...(isOfSegments ? compileAtHand(workspace, definition).warnings : []),
      ...narrowing.flatMap((criterion) => criterionWarnings(criterion, catalogue)),
    ]),
  ];
}

function readWhere(asked: Asked, workspace: Workspace): Criterion | null {
  if (asked.where === undefined) return null;
  const where = readCriterion(asked.where);
  requireInputs([where], catalogueOf(extractOf(workspace)));
  return where;
}

function readFilters({ filters = {} }: Asked): Filters {
  const isPlain = Object.getPrototypeOf(filters) === Object.prototype;
  if (isPlain) return filters;
  throw new Refusal({
    code: 'usage',
    reason: 'The filters are no list of dimensions with their codes.',
    hint: 'Write them as { quintile: ["1"] }.',
  });
}

/** Reads a question of an open workspace. Throws a `Refusal`. */
export async function readQuestion(
  counting: Counting,
  workspace: Workspace,
  asked: Asked,
  needed: Needed,
): Promise<Question> {
  const definition = definitionAtHand(asked.definition);
  const where = readWhere(asked, workspace);
  const people = { workspace, definition, where };
  const filters = readFilters(asked);
  const dimensions = [...new Set([...needed.dimensions, ...filteredDimensions(filters)])];
  const axes = await axesFor(counting, workspace, { ...needed, dimensions });
  const all: Axis[] = [segmentAxisOf(definition.document), ...axes];
  checkFilters(filters, all);
  const extract = extractOf(workspace);
  return {
    people,
    extract,
    filters,
    axes,
    combination: needed.combination ?? [],
    provenance: (narrowing) =>
      provenanceOf({
        extract,
        definition,
        axes: all,
        filters,
        narrowing,
        population: describePopulation(definition.document),
        where: where === null ? null : describeCriterion(where),
        warnings: warningsOf(people, dimensions.includes('segment')),
      }),
  };
}
