import { noSegmentCode, outsideCode, totalCode } from '../contract/dimensions.ts';
import type { ReleasedTable } from '../contract/released.ts';
import type { RunCounts } from '../cube/pattern.ts';
import { release } from '../disclosure/gate.ts';
import type { Policy } from '../disclosure/policy.ts';
import { countOfPeople } from '../measures/describe-measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import { measuredPairs, withheld } from './pair-table.ts';
import type { Run } from './run-segments.ts';

/** Counts of a run that are not to be shown, by the position of segments. */
export interface Withheld {
  /** Of the run itself, what these segments matched and lost. */
  readonly rows: ReadonlySet<number>;
  /** Pairs by {@link pairKey}. */
  readonly losses: ReadonlySet<string>;
  readonly overlap: ReadonlySet<string>;
}

/** A pair of segments by their positions, whichever comes first. */
export const pairKey = (one: number, other: number) =>
  `${Math.min(one, other)},${Math.max(one, other)}`;

export const nothingWithheld: Withheld = {
  rows: new Set(),
  losses: new Set(),
  overlap: new Set(),
};

type Asked = Pick<Run, 'question'>;

const segmentsOf = ({ question }: Asked) => question.people.definition.document.segments;

export const isOverlapping = ({ question }: Asked) =>
  question.people.definition.document.assign === 'every-match';

interface RunLine {
  readonly code: string;
  readonly matched: number;
  readonly claimed: number;
}

/** A run of which no more than whom each segment claims is known. */
export interface Sorted extends Asked {
  readonly counts: Pick<RunCounts, 'population' | 'outside' | 'claimed' | 'noSegment'> &
    Partial<Pick<RunCounts, 'matched'>>;
}

function linesOf(run: Sorted): RunLine[] {
  const { claimed, outside, population, matched = claimed } = run.counts;
  return [
    ...segmentsOf(run).map(({ id }, at) => ({
      code: id,
      matched: matched[at] ?? 0,
      claimed: claimed[at] ?? 0,
    })),
    { code: outsideCode, matched: outside, claimed: outside },
    { code: totalCode, matched: population, claimed: population },
  ];
}

function measuredRun(run: Asked, lines: readonly RunLine[]): MeasuredTable {
  const isOverlay = isOverlapping(run);
  const categories = segmentsOf(run).map(({ id, label }) => ({ code: id, label }));
  return {
    measure: countOfPeople({
      label: isOverlay ? 'People in each segment' : 'People claimed by each segment',
      numerator: isOverlay
        ? 'People who match the segment, whatever others they match'
        : 'People who match the segment and no earlier one',
    }),
    dimensions: [
      {
        name: 'segment',
        label: 'Segment',
        categories: [...categories, { code: outsideCode, label: 'Outside the population' }],
        ...(isOverlay ? { overlapping: true } : {}),
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

const provenanceOf = ({ question }: Asked) => question.provenance(question.filters);

/**
 * Matched, claimed and lost by segment. Where the policy's totals are the sums of what is shown, the total
 * has no number of its own that matched could tell.
 */
export function runTable(run: Run, policy: Policy, { rows }: Withheld): ReleasedTable {
  const lines = linesOf(run);
  const isSummed = policy.threshold > 0 && policy.totals === 'summed' && !isOverlapping(run);
  const isWithheld = (code: string, at: number) => rows.has(at) || (isSummed && code === totalCode);
  return release(measuredRun(run, lines), provenanceOf(run), policy, {
    matched: lines.map(({ code, matched }, at) => (isWithheld(code, at) ? withheld : matched)),
    lost: lines.map(({ matched, claimed }) => matched - claimed),
  });
}

/** The people of each segment as any table by segment shows them. */
export function peopleTable(run: Sorted, policy: Policy): ReleasedTable {
  const nobody = { code: noSegmentCode, matched: 0, claimed: run.counts.noSegment };
  const lines = [...linesOf(run), ...(isOverlapping(run) ? [nobody] : [])];
  return release(measuredRun(run, lines), provenanceOf(run), policy);
}

/** The people whom each segment lost to each earlier one; there are no rows of later ones. */
export function lossTable(run: Run, policy: Policy, { losses }: Withheld): ReleasedTable {
  const categories = segmentsOf(run).map(({ id, label }) => ({ code: id, label }));
  const pairs = measuredPairs({
    says: {
      label: 'People lost to an earlier segment',
      numerator: 'People who match the segment and are claimed by the other, an earlier one',
    },
    first: { name: 'segment', label: 'Segment' },
    second: { name: 'other_segment', label: 'Claimed by' },
    down: categories,
    across: categories,
    counts: run.counts.losses.map((own, lost) =>
      own.map((people, claims) => {
        if (claims >= lost) return null;
        return losses.has(pairKey(lost, claims)) ? withheld : people;
      }),
    ),
    overlapping: true,
  });
  return release(pairs, provenanceOf(run), policy);
}

/**
 * The people who match both of every pair of segments. All whom a segment matches are left to the run where
 * the policy hides anything: with who took its lost they would tell whom it claims.
 */
export function overlapTable(run: Run, policy: Policy, { overlap }: Withheld): ReleasedTable {
  const categories = segmentsOf(run).map(({ id, label }) => ({ code: id, label }));
  const countOf = (people: number, one: number, other: number) => {
    if (one === other) return policy.threshold > 0 ? null : people;
    return overlap.has(pairKey(one, other)) ? withheld : people;
  };
  const pairs = measuredPairs({
    says: {
      label: 'People who match both',
      numerator: 'People who match both, whoever claims them',
    },
    first: { name: 'segment', label: 'Segment' },
    second: { name: 'other_segment', label: 'Also matches' },
    down: categories,
    across: categories,
    counts: run.counts.overlap.map((own, one) =>
      own.map((people, other) => countOf(people, one, other)),
    ),
    overlapping: true,
  });
  return release(pairs, provenanceOf(run), policy);
}
