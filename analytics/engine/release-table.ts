import type { Filters } from '../contract/dimensions.ts';
import type { TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { canBeTrue } from '../criteria/can-be-true.ts';
import type { Segmentation } from '../definition/segmentation.ts';
import { release } from '../disclosure/gate.ts';
import { type Measure, parseMeasure } from '../measures/measure.ts';
import { measureTable } from '../measures/measured-table.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { checkTableAsk } from './check-table-ask.ts';
import type { Counting } from './counting/counting.ts';
import { catalogueOf, heldConditions } from './extract-at-hand.ts';
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

function neededFor({ by, combination }: TableAsk, measure: Measure): Needed {
  const of = measure.kind === 'share' ? [measure.of] : [];
  return {
    dimensions: [...new Set([...by, ...of])],
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

/** A table of a measure, answered from a cube. Throws a {@link Refusal}. */
export async function releaseTable(
  counting: Counting,
  workspace: Workspace,
  ask: TableAsk,
): Promise<ReleasedTable> {
  checkTableAsk(ask);
  const measure = parseMeasure(ask.measure);
  const question = await readQuestion(counting, workspace, ask, neededFor(ask, measure));
  const { people, extract, filters, axes, combination, provenance } = question;
  requireConditions(extract, combination);
  const held = heldConditions(extract);
  const isOf = (id: string) => measure.kind === 'prevalence' && measure.condition.id === id;
  const cube = await counting.cube({
    ...people,
    dimensions: axes.map(({ dimension }) => dimension),
    combination,
    held: held.filter(({ condition }) => isOf(condition.id)),
  });
  const { by, totals = false } = ask;
  const measured = measureTable(cube, {
    ...{ measure, by, filters, totals, held },
    unknowable: unknowableOf(people.definition.document, extract),
  });
  return release(measured, provenance(populationFilters(measure, filters)), ask.policy);
}
