import type { Category } from '../contract/dimensions.ts';
import type { RunAsk } from '../contract/methods.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { release } from '../disclosure/gate.ts';
import type { Policy } from '../disclosure/policy.ts';
import { countOfPeople } from '../measures/describe-measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import type { Counting } from './counting/counting.ts';
import { run } from './run-segments.ts';
import type { Workspace } from './workspace/workspace.ts';

/** A table of two segments. */
export interface PairTable {
  /** What its numbers count, and what it is called. */
  readonly says: { readonly label: string; readonly numerator: string };
  /** The first column, and the words above it; then the second. */
  readonly first: { readonly name: 'segment' | 'other_segment'; readonly label: string };
  readonly second: { readonly name: 'segment' | 'other_segment'; readonly label: string };
  readonly down: readonly Category[];
  readonly across: readonly Category[];
  readonly counts: readonly (readonly number[])[];
  /** Whether a person may be in several rows. */
  readonly overlapping: boolean;
}

/** The table as measured: a row for each pair, in the order of the categories. */
export function measuredPairs(table: PairTable): MeasuredTable {
  const { says, first, second, down, across, counts, overlapping } = table;
  const overlap = overlapping ? { overlapping: true } : {};
  return {
    measure: countOfPeople(says),
    dimensions: [
      { ...first, categories: down, ...overlap },
      { ...second, categories: across, ...overlap },
    ],
    totals: false,
    rows: down.flatMap(({ code }, one) =>
      across.map((other, two) => ({
        codes: [code, other.code],
        numerator: counts[one]?.[two] ?? 0,
        denominator: null,
      })),
    ),
  };
}

async function releasePairs(
  counting: Counting,
  workspace: Workspace,
  { ask, of }: { readonly ask: RunAsk; readonly of: 'overlap' | 'losses' },
  policy: Policy,
): Promise<ReleasedTable> {
  const { question, counts } = await run(counting, workspace, ask);
  const { segments } = question.people.definition.document;
  const categories = segments.map(({ id, label }) => ({ code: id, label }));
  const isOverlap = of === 'overlap';
  const pairs: PairTable = {
    says: isOverlap
      ? { label: 'People who match both', numerator: 'People who match both, whoever claims them' }
      : {
          label: 'People lost to an earlier segment',
          numerator: 'People who match the segment and are claimed by the other, an earlier one',
        },
    first: { name: 'segment', label: 'Segment' },
    second: { name: 'other_segment', label: isOverlap ? 'Also matches' : 'Claimed by' },
    down: categories,
    across: categories,
    counts: counts[of],
    overlapping: true,
  };
  return release(measuredPairs(pairs), question.provenance(question.filters), policy);
}

/** The people who match both of every pair of segments. */
export function releaseOverlap(
  counting: Counting,
  workspace: Workspace,
  ask: RunAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  return releasePairs(counting, workspace, { ask, of: 'overlap' }, policy);
}

/** The people whom each segment lost to each earlier one. */
export function releaseLosses(
  counting: Counting,
  workspace: Workspace,
  ask: RunAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  return releasePairs(counting, workspace, { ask, of: 'losses' }, policy);
}
