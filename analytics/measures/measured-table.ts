import {
  type Category,
  type Dimension,
  type Filters,
  type ReleasedName,
  totalCode,
} from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedMeasure } from '../contract/released.ts';
import { type AggregateRow, aggregate, shownCategories } from '../cube/aggregate.ts';
import { denominatorKey, type HeldCondition, numeratorKey } from '../cube/count-columns.ts';
import type { Cube } from '../cube/cube.ts';
import { describeMeasure, nobodyKnown } from './describe-measure.ts';
import type { Measure } from './measure.ts';

/** One row before the gate: exact counts, so it never leaves the engine. */
export interface MeasuredRow {
  readonly codes: readonly string[];
  readonly numerator: number;
  /** Null where the measure is a plain count. */
  readonly denominator: number | null;
  /** Why there is no percentage of a denominator of 0; `nobody in this group` where left out. */
  readonly ofNobody?: string;
  /** Why nothing is known of the row, whatever was counted. */
  readonly notKnown?: string;
}

/** A measured table before the gate. */
export interface MeasuredTable {
  readonly measure: ReleasedMeasure;
  readonly dimensions: readonly {
    readonly name: ReleasedName;
    readonly label: string;
    readonly categories: readonly Category[];
    /** Whether a person may be in several of the categories. */
    readonly overlapping?: boolean;
  }[];
  readonly totals: boolean;
  readonly rows: readonly MeasuredRow[];
}

export interface MeasureAsk {
  readonly measure: Measure;
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  readonly totals: boolean;
  /** The conditions that the extract holds. */
  readonly held: readonly HeldCondition[];
  /** Segments whose rule asks about what the extract does not hold, so that nobody can be in them. */
  readonly unknowable: ReadonlySet<string>;
}

function peopleRows(cube: Cube, { by, filters, totals }: MeasureAsk): MeasuredRow[] {
  return aggregate(cube, { by, filters, totals, keys: ['people'] }).map(({ codes, sums }) => ({
    codes,
    numerator: sums[0] as number,
    denominator: null,
  }));
}

/** Whether the part that is shared out is of nothing but segments that nobody can be known to be in. */
function unknownIn(of: Dimension, { filters, unknowable }: MeasureAsk) {
  return (code: string | undefined): boolean => {
    const parts = code === undefined || code === totalCode ? filters[of] : [code];
    const isOfSegments = of === 'segment' && parts !== undefined && parts.length > 0;
    return isOfSegments && parts.every((part) => unknowable.has(part));
  };
}

/** A filter on the dimension that is shared out narrows the numerator only. */
function shareRows(cube: Cube, of: Dimension, ask: MeasureAsk): MeasuredRow[] {
  const { by, filters, totals } = ask;
  if (!by.includes(of) && filters[of] === undefined) {
    throw new Refusal({
      code: 'usage',
      reason: `A share of ${of} needs ${of} among the columns, or a filter on it.`,
      hint: `Add ${of} to the breakdown, or choose which ${of} to take the share of.`,
    });
  }
  const rest = by.filter((dimension) => dimension !== of);
  const { [of]: _, ...others } = filters;
  const keys = ['people'];
  const wholes = new Map(
    aggregate(cube, { by: rest, filters: others, totals, keys }).map((row) => [
      row.codes.join('\n'),
      row.sums[0] as number,
    ]),
  );
  const place = by.indexOf(of);
  const isUnknown = unknownIn(of, ask);
  return aggregate(cube, { by, filters, totals, keys }).map(({ codes, sums }: AggregateRow) => ({
    codes,
    numerator: sums[0] as number,
    denominator: wholes.get(codes.filter((_, index) => index !== place).join('\n')) ?? 0,
    ...(isUnknown(codes[place])
      ? { notKnown: 'the extract does not hold what its rule asks' }
      : {}),
  }));
}

function prevalenceRows(cube: Cube, conditionId: string, ask: MeasureAsk): MeasuredRow[] {
  const held = ask.held.find(({ condition }) => condition.id === conditionId);
  if (held === undefined) {
    throw new Refusal({
      code: 'usage',
      reason: `The extract does not hold ${conditionId}, so its prevalence is not known.`,
      hint: `It holds: ${ask.held.map(({ condition }) => condition.id).join(', ') || 'no condition'}.`,
    });
  }
  const { by, filters, totals } = ask;
  const keys = [numeratorKey(conditionId), denominatorKey(held)];
  const ofNobody = nobodyKnown(held.condition);
  return aggregate(cube, { by, filters, totals, keys }).map(({ codes, sums }) => ({
    codes,
    numerator: sums[0] as number,
    denominator: sums[1] as number,
    ofNobody,
  }));
}

function measuredRows(cube: Cube, ask: MeasureAsk): MeasuredRow[] {
  switch (ask.measure.kind) {
    case 'people':
      return peopleRows(cube, ask);
    case 'share':
      return shareRows(cube, ask.measure.of, ask);
    case 'prevalence':
      return prevalenceRows(cube, ask.measure.condition.id, ask);
  }
}

/** A table of a measure by dimensions from a cube. Throws a {@link Refusal} (usage). */
export function measureTable(cube: Cube, ask: MeasureAsk): MeasuredTable {
  return {
    measure: describeMeasure(ask.measure, cube, ask.filters),
    dimensions: ask.by.map((name) => ({
      name,
      label: cube.axes.find(({ dimension }) => dimension === name)?.label ?? name,
      categories: shownCategories(cube, name, ask.filters),
      ...(name === 'segment' && cube.isOverlapping ? { overlapping: true } : {}),
    })),
    totals: ask.totals,
    rows: measuredRows(cube, ask),
  };
}
