import type { Dimension, Filters, Merge } from '../contract/dimensions.ts';
import type { TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { Places } from '../contract/released.ts';
import { canBeTrue } from '../criteria/can-be-true.ts';
import type { Axis } from '../cube/axis.ts';
import { mergeAxes, mergeCube, mergeFilters } from '../cube/merge-cube.ts';
import { namesPlaces, placeDimensions, placesOf } from '../cube/places.ts';
import type { Segmentation } from '../definition/segmentation.ts';
import type { Provenance } from '../disclosure/make-table.ts';
import { agesOf, agesWithin } from '../measures/ages.ts';
import { measureAt } from '../measures/find-measure.ts';
import type { Measure } from '../measures/measure.ts';
import { listedColumns, measureColumns } from '../measures/measure-columns.ts';
import { type MeasureAsk, type MeasuredTable, measureTable } from '../measures/measured-table.ts';
import { requireGiven } from '../measures/require-held.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { mergeOf } from './check-merge.ts';
import { checkTableAsk } from './check-table-ask.ts';
import { holdsDimension, segmentAxisOf } from './counting/axes-at-hand.ts';
import type { Counting } from './counting/counting.ts';
import { catalogueOf } from './extract-at-hand.ts';
import { comparisonAsked, formAsked } from './measure-asks.ts';
import { type Needed, type Question, readQuestion } from './question.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Who is counted: a filter on the dimension that is shared out chooses the numerator only. */
function populationFilters(measure: Measure, filters: Filters): Filters {
  if (measure.kind !== 'share') return filters;
  const { [measure.of]: _, ...others } = filters;
  return others;
}

/** Combinations can be told apart only of conditions and flags that the extract holds. */
function requireConditions({ conditions, fields }: ExtractRecord, ids: readonly string[]): void {
  const absent = ids.find((id) => ![...conditions, ...fields].some((held) => held.id === id));
  if (absent === undefined) return;
  throw new Refusal({
    code: 'usage',
    reason: `The extract does not hold ${absent}, so nobody can be told apart by it.`,
    hint: 'Leave it out.',
  });
}

function neededFor(
  { by, combination, form = 'crude' }: TableAsk,
  measure: Measure,
  withAges: boolean,
): Needed {
  const of: readonly Dimension[] = measure.kind === 'share' ? [measure.of] : [];
  const ages: readonly Dimension[] = form === 'crude' && !withAges ? [] : ['age_band'];
  return {
    dimensions: [...new Set([...by, ...of, ...ages])],
    ...(combination === undefined ? {} : { combination }),
  };
}

/** Segments of which the extract does not hold what their rule asks about. */
function unknowableOf({ segments }: Segmentation, extract: ExtractRecord): ReadonlySet<string> {
  const catalogue = catalogueOf(extract);
  return new Set(
    segments.flatMap(({ id, when }) => (when === null || canBeTrue(when, catalogue) ? [] : [id])),
  );
}

/** A merged segment is one that nobody can be known to be in where each of its parts is. */
function mergedUnknowable(unknowable: ReadonlySet<string>, [segments]: readonly Axis[]) {
  const isUnknowable = (parts: readonly string[]) => parts.every((part) => unknowable.has(part));
  const merged = (segments?.categories ?? []).flatMap(({ code, parts }) =>
    parts !== undefined && isUnknowable(parts) ? [code] : [],
  );
  return new Set([...unknowable, ...merged]);
}

/** The places of an extract, by everybody in it. */
async function placesOfAll(
  counting: Counting,
  { people, extract }: Pick<Question, 'people' | 'extract'>,
): Promise<{ readonly places: Places }> {
  const dimensions = placeDimensions.filter((dimension) => holdsDimension(extract, dimension));
  const cube = { ...people, where: null, dimensions, combination: [], counts: [] };
  return { places: placesOf(await counting.cube(cube)) };
}

/** A table before the gate, and where it comes from. */
export interface Asked {
  readonly measured: MeasuredTable;
  readonly provenance: Provenance;
}

/** A question of a table that has been read, checked and counted, whatever is to be merged. */
export interface CountedAsk {
  /** The segment first; nothing is merged in them yet. */
  readonly axes: readonly Axis[];
  /** The people of each category of one of its dimensions. */
  peopleBy(dimension: Dimension): Asked;
  /** Throws a {@link Refusal} for a merge that means nothing. */
  measured(merge: Merge): Asked;
}

/** Reads and counts the question of a table. Throws a {@link Refusal}. */
export async function countAsked(
  counting: Counting,
  workspace: Workspace,
  ask: TableAsk,
  { withAges = false, nobodyToo = false }: Partial<Pick<MeasureAsk, 'withAges' | 'nobodyToo'>> = {},
): Promise<CountedAsk> {
  checkTableAsk(ask);
  mergeOf(ask);
  const measure = measureAt(ask.measure);
  const form = formAsked(ask, measure);
  const question = await readQuestion(counting, workspace, ask, neededFor(ask, measure, withAges));
  const { people, extract, filters, combination, provenance } = question;
  requireConditions(extract, combination);
  const catalogue = catalogueOf(extract);
  if (measure.kind === 'counted') requireGiven(measure, catalogue);
  const { document } = people.definition;
  const axes = [segmentAxisOf(document), ...question.axes];
  const asked = (merge: Merge): Omit<MeasureAsk, 'unknowable'> & { axes: readonly Axis[] } => {
    const merged = mergeAxes(axes, merge);
    return {
      axes: merged,
      ...{ measure, form, by: ask.by, totals: ask.totals ?? false, catalogue, withAges, nobodyToo },
      compare: comparisonAsked(ask, measure, form, merged),
      filters: mergeFilters(filters, merged, merge),
      ages: agesWithin(agesOf(document.population), agesOf(people.where)),
    };
  };
  asked(ask.merge ?? {});
  const dimensions = question.axes.map(({ dimension }) => dimension);
  const counted = await counting.cube({
    ...{ ...people, dimensions, combination },
    counts: measure.kind === 'counted' ? listedColumns(measureColumns(measure, catalogue)) : [],
  });
  const everybody = { ...people, where: null, dimensions, combination, counts: [] };
  const cube =
    people.where === null ? counted : { ...counted, whole: await counting.cube(everybody) };
  const unknowable = unknowableOf(document, extract);
  const places = namesPlaces(ask.by, filters) ? await placesOfAll(counting, question) : {};
  const told = provenance(populationFilters(measure, filters));
  const asPeople = { measure: measureAt('people'), form: 'crude', compare: null } as const;
  return {
    axes,
    peopleBy: (dimension) => {
      const { axes: _, ...of } = asked({});
      const by = [dimension];
      const plain = { totals: false, withAges: false, unknowable };
      const ofPeople = { ...of, ...asPeople, ...plain, by, ...places };
      return { measured: measureTable(cube, ofPeople), provenance: told };
    },
    measured: (merge) => {
      const { axes: merged, ...of } = asked(merge);
      const isUnknowable = mergedUnknowable(unknowable, merged);
      const own = { ...of, ...places, unknowable: isUnknowable };
      return {
        measured: measureTable(mergeCube(cube, merge), own),
        provenance: told,
      };
    },
  };
}
