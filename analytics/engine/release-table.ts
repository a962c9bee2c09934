import type { Dimension, Filters } from '../contract/dimensions.ts';
import type { GapAsk, TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { canBeTrue } from '../criteria/can-be-true.ts';
import type { Segmentation } from '../definition/segmentation.ts';
import { release, releaseGap } from '../disclosure/gate.ts';
import type { Provenance } from '../disclosure/make-table.ts';
import { agesOf, agesWithin } from '../measures/ages.ts';
import { measureAt } from '../measures/find-measure.ts';
import type { Measure } from '../measures/measure.ts';
import { listedColumns, measureColumns } from '../measures/measure-columns.ts';
import { type MeasuredTable, measureTable } from '../measures/measured-table.ts';
import { requireGiven } from '../measures/require-held.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { checkTableAsk } from './check-table-ask.ts';
import { segmentAxisOf } from './counting/axes-at-hand.ts';
import type { Counting } from './counting/counting.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import { comparisonAsked, formAsked } from './measure-asks.ts';
import { type Needed, readQuestion } from './question.ts';
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

/** A table before the gate, and where it comes from. */
interface Asked {
  readonly measured: MeasuredTable;
  readonly provenance: Provenance;
}

async function measureAsked(
  counting: Counting,
  workspace: Workspace,
  ask: TableAsk,
  withAges = false,
): Promise<Asked> {
  checkTableAsk(ask);
  const measure = measureAt(ask.measure);
  const form = formAsked(ask, measure);
  const question = await readQuestion(counting, workspace, ask, neededFor(ask, measure, withAges));
  const { people, extract, filters, axes, combination, provenance } = question;
  requireConditions(extract, combination);
  const catalogue = catalogueOf(extract);
  if (measure.kind === 'counted') requireGiven(measure, catalogue);
  const { document } = people.definition;
  const compare = comparisonAsked(ask, measure, form, [segmentAxisOf(document), ...axes]);
  const cube = await counting.cube({
    ...people,
    dimensions: axes.map(({ dimension }) => dimension),
    combination,
    counts: measure.kind === 'counted' ? listedColumns(measureColumns(measure, catalogue)) : [],
  });
  const { by, totals = false } = ask;
  const measured = measureTable(cube, {
    ...{ measure, form, compare, by, filters, totals, catalogue, withAges },
    ages: agesWithin(agesOf(document.population), agesOf(people.where)),
    unknowable: unknowableOf(document, extract),
  });
  return { measured, provenance: provenance(populationFilters(measure, filters)) };
}

/** A table of a measure, answered from a cube. Throws a {@link Refusal}. */
export async function releaseTable(
  counting: Counting,
  workspace: Workspace,
  ask: TableAsk,
): Promise<ReleasedTable> {
  const { measured, provenance } = await measureAsked(counting, workspace, ask);
  return release(measured, provenance, ask.policy);
}

/** How far quintiles are apart in a measure. Throws a {@link Refusal}. */
export async function releaseGapTable(
  counting: Counting,
  workspace: Workspace,
  ask: GapAsk,
): Promise<ReleasedTable> {
  const by: readonly Dimension[] = [...ask.by, 'quintile'];
  const measure = measureAt(ask.measure);
  if (measure.kind !== 'counted') {
    throw new Refusal({
      code: 'usage',
      reason: 'A gap between quintiles is of a measure with an interval.',
      hint: 'Name a prevalence, a rate or a mean.',
    });
  }
  if (ask.form === 'indirect') {
    throw new Refusal({
      code: 'usage',
      reason: 'Indirect ratios are not comparable with one another, so they have no gap.',
      hint: 'Ask for the standardised form.',
    });
  }
  if (ask.filters?.quintile !== undefined) {
    throw new Refusal({
      code: 'usage',
      reason: 'A gap is between all five quintiles, so it takes no filter on them.',
      hint: 'Filter on another dimension.',
    });
  }
  const isAged = by.some((dimension) => dimension === 'age_band' || dimension === 'age');
  const hasAges = catalogueOf(extractOf(workspace)).fields.has('age');
  const isSplit = ask.form === undefined || ask.form === 'crude';
  const withAges = isSplit && hasAges && !isAged && measure.statistic !== 'mean';
  const { measured, provenance } = await measureAsked(
    counting,
    workspace,
    { ...ask, by },
    withAges,
  );
  return releaseGap(measured, measure, provenance, ask.policy);
}
