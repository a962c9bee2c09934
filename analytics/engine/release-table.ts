import type { Dimension } from '../contract/dimensions.ts';
import type { GapAsk, TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { release, releaseGap } from '../disclosure/gate.ts';
import type { Policy } from '../disclosure/policy.ts';
import { measureAt } from '../measures/find-measure.ts';
import { countAsked } from './count-asked.ts';
import type { Counting } from './counting/counting.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

/** A table of a measure, answered from a cube. Throws a {@link Refusal}. */
export async function releaseTable(
  counting: Counting,
  workspace: Workspace,
  ask: TableAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  const nobodyToo = policy.zero === 'hidden';
  const counted = await countAsked(counting, workspace, ask, { nobodyToo });
  const { measured, provenance } = counted.measured(ask.merge ?? {});
  return release(measured, provenance, policy);
}

/** Refuses a gap between fewer than the five quintiles, or between some of them together. */
function requireQuintiles({ filters, merge }: GapAsk): void {
  const refuse = (reason: string) => {
    const hint = 'Filter on another dimension, or merge categories of one.';
    throw new Refusal({ code: 'usage', reason, hint });
  };
  if (filters?.quintile !== undefined) {
    refuse('A gap is between all five quintiles, so it takes no filter on them.');
  }
  if (merge?.quintile !== undefined) {
    refuse('A gap is between all five quintiles, so none of them can be merged.');
  }
}

/** How far quintiles are apart in a measure. Throws a {@link Refusal}. */
export async function releaseGapTable(
  counting: Counting,
  workspace: Workspace,
  ask: GapAsk,
  policy: Policy,
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
  requireQuintiles(ask);
  const isAged = by.some((dimension) => dimension === 'age_band' || dimension === 'age');
  const hasAges = catalogueOf(extractOf(workspace)).fields.has('age');
  const isSplit = ask.form === undefined || ask.form === 'crude';
  const withAges = isSplit && hasAges && !isAged && measure.statistic !== 'mean';
  const counted = await countAsked(counting, workspace, { ...ask, by }, { withAges });
  const { measured, provenance } = counted.measured(ask.merge ?? {});
  return releaseGap(measured, measure, provenance, policy);
}
