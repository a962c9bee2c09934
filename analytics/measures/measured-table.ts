import {
  type Category,
  type Dimension,
  type Filters,
  type ReleasedName,
  totalCode,
} from '../contract/dimensions.ts';
import type { Comparison } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { Form, ReleasedMeasure } from '../contract/released.ts';
import type { Catalogue } from '../criteria/catalogue.ts';
import { type AggregateRow, aggregate, shownCategories } from '../cube/aggregate.ts';
import type { Cube } from '../cube/cube.ts';
import type { Counted } from './counted.ts';
import { describeMeasure, nobodyKnown } from './describe-measure.ts';
import type { Ages, CountedMeasure, Measure } from './measure.ts';
import { measureColumns } from './measure-columns.ts';
import { measureGroups } from './measure-groups.ts';

/** One row before the gate: exact counts, so it never leaves the engine. */
export interface MeasuredRow extends Counted {
  readonly codes: readonly string[];
  /** What it is compared with; null, or left out, where that is nothing. */
  readonly benchmark?: Counted | null;
  /** Why there is no value of a denominator of 0; `nobody in this group` where left out. */
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
  /** Along which dimension rows are compared and ranked; left out where they are not. */
  readonly compared?: Dimension;
}

export interface MeasureAsk {
  readonly measure: Measure;
  readonly form: Form;
  readonly compare: Comparison | null;
  /** Whether rows carry their age bands. */
  readonly withAges: boolean;
  /** Ages to which the people asked about are limited anyway. */
  readonly ages: Ages;
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  readonly totals: boolean;
  readonly catalogue: Catalogue;
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

function countedRows(cube: Cube, measure: CountedMeasure, ask: MeasureAsk): MeasuredRow[] {
  const columns = measureColumns(measure, ask.catalogue);
  const ofNobody = nobodyKnown(measure);
  return measureGroups(cube, { ...ask, measure, columns }).map(({ codes, counted, benchmark }) => ({
    codes,
    ...counted,
    benchmark,
    ofNobody,
  }));
}

function measuredRows(cube: Cube, ask: MeasureAsk): MeasuredRow[] {
  const { measure } = ask;
  switch (measure.kind) {
    case 'people':
      return peopleRows(cube, ask);
    case 'share':
      return shareRows(cube, measure.of, ask);
    case 'counted':
      return countedRows(cube, measure, ask);
  }
}

/** What values are compared with, in words. */
function comparisonOf(cube: Cube, { compare, by }: MeasureAsk): string | null {
  if (compare === null) return null;
  const axis = cube.axes.find(({ dimension }) => dimension === compare.dimension);
  const noun = axis?.noun ?? compare.dimension;
  if (compare.with === 'all')
    return by.length === 1 ? 'everybody' : `everybody, whatever their ${noun}`;
  if (compare.with === 'others') return `everybody of every other ${noun}`;
  const { code } = compare.with;
  const label = axis?.categories.find((category) => category.code === code)?.label ?? code;
  return `${noun}: ${label}`;
}

/** A table of a measure by dimensions from a cube. Throws a {@link Refusal} (usage). */
export function measureTable(cube: Cube, ask: MeasureAsk): MeasuredTable {
  const { measure, form, by, filters, catalogue, compare } = ask;
  return {
    measure: {
      ...describeMeasure(measure, form, cube, filters, catalogue),
      comparison: comparisonOf(cube, ask),
    },
    dimensions: by.map((name) => ({
      name,
      label: cube.axes.find(({ dimension }) => dimension === name)?.label ?? name,
      categories: shownCategories(cube, name, filters),
      ...(name === 'segment' && cube.isOverlapping ? { overlapping: true } : {}),
    })),
    totals: ask.totals,
    rows: measuredRows(cube, ask),
    ...(compare === null ? {} : { compared: compare.dimension }),
  };
}
