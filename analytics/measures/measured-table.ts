import {
  type Category,
  type Dimension,
  type Filters,
  type ReleasedName,
  totalCode,
} from '../contract/dimensions.ts';
import type { Comparison } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { Form, Places, ReleasedMeasure } from '../contract/released.ts';
import type { Catalogue } from '../criteria/catalogue.ts';
import {
  type AggregateRow,
  aggregate,
  leavesNobodyOut,
  shownCategories,
} from '../cube/aggregate.ts';
import type { Cube } from '../cube/cube.ts';
import { type Chain, chainsOf, parentOf } from '../cube/nesting.ts';
import type { Counted } from './counted.ts';
import { describeMeasure, nobodyKnown } from './describe-measure.ts';
import type { Ages, CountedMeasure, Measure } from './measure.ts';
import { measureColumns } from './measure-columns.ts';
import { measureGroups } from './measure-groups.ts';
import { possibleRows } from './possible-rows.ts';

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
    /** The dimension of the table of which each category is a part of one category. */
    readonly parent?: ReleasedName;
  }[];
  /** The places of the extract; left out where rows and filters name none. */
  readonly places?: Places;
  readonly totals: boolean;
  readonly rows: readonly MeasuredRow[];
  /** Along which dimension rows are compared and ranked; left out where they are not. */
  readonly compared?: Dimension;
  /** What they are compared with: everybody, all others, or one category. */
  readonly against?: 'all' | 'others' | 'category';
  /**
   * Of shares, the dimension whose categories have one and the same denominator, and whether they add up
   * to it.
   */
  readonly shared?: { readonly dimension: Dimension; readonly isWhole: boolean };
}

export interface MeasureAsk {
  readonly measure: Measure;
  readonly form: Form;
  readonly compare: Comparison | null;
  /** Whether rows carry their age bands. */
  readonly withAges: boolean;
  /** Ages to which the people asked about are limited anyway. */
  readonly ages: Ages;
  /** The places of the extract; left out where the table names none. */
  readonly places?: Places;
  /** Whether combinations of conditions that nobody has are rows too. */
  readonly nobodyToo?: boolean;
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  readonly totals: boolean;
  readonly catalogue: Catalogue;
  /** Segments whose rule asks about what the extract does not hold, so that nobody can be in them. */
  readonly unknowable: ReadonlySet<string>;
}

/** What is asked, and whether nested dimensions are combined as others are. */
interface RowsAsk extends MeasureAsk {
  readonly everyCombination: boolean;
}

/**
 * The nested dimensions of which a table has only the possible rows. None where the gate could not
 * judge them: where a nested one is compared or shared out.
 */
function nestedIn(cube: Cube, { by, compare, measure }: MeasureAsk): readonly Chain[] {
  const told = measure.kind === 'share' ? measure.of : compare?.dimension;
  const chains = chainsOf(cube, by);
  const canBeJudged = chains.every(({ dimensions }) => !dimensions.some((one) => one === told));
  return canBeJudged ? chains : [];
}

function peopleRows(cube: Cube, ask: RowsAsk): MeasuredRow[] {
  return aggregate(cube, { ...ask, keys: ['people'] }).map(({ codes, sums }) => ({
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

const isOverlapping = (cube: Cube, of: Dimension) => of === 'segment' && cube.isOverlapping;

/** What a category is of the whole that is shared out, where all that make it up have a row. */
function placedIn(cube: Cube, of: Dimension, { by, filters }: MeasureAsk) {
  const areAll = by.includes(of) && leavesNobodyOut(cube, of, filters);
  const isApart = !isOverlapping(cube, of);
  return (code: string | undefined): Pick<Counted, 'isWhole' | 'isPart'> => {
    if (!areAll) return {};
    if (code === totalCode) return { isWhole: true };
    return isApart ? { isPart: true } : {};
  };
}

/** A filter on the dimension that is shared out narrows the numerator only. */
function shareRows(cube: Cube, of: Dimension, ask: RowsAsk): MeasuredRow[] {
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
    aggregate(cube, { by: rest, filters: others, totals, keys, everyCombination: true }).map(
      (row) => [row.codes.join('\n'), row.sums[0] as number],
    ),
  );
  const place = by.indexOf(of);
  const isUnknown = unknownIn(of, ask);
  const isPlaced = placedIn(cube, of, ask);
  return aggregate(cube, { ...ask, keys }).map(({ codes, sums }: AggregateRow) => ({
    codes,
    numerator: sums[0] as number,
    denominator: wholes.get(codes.filter((_, index) => index !== place).join('\n')) ?? 0,
    ...isPlaced(codes[place]),
    ...(isUnknown(codes[place])
      ? { notKnown: 'the extract does not hold what its rule asks' }
      : {}),
  }));
}

function countedRows(cube: Cube, measure: CountedMeasure, ask: RowsAsk): MeasuredRow[] {
  const columns = measureColumns(measure, ask.catalogue);
  const ofNobody = nobodyKnown(measure);
  return measureGroups(cube, { ...ask, measure, columns }).map(({ codes, counted, benchmark }) => ({
    codes,
    ...counted,
    benchmark,
    ofNobody,
  }));
}

function measuredRows(cube: Cube, ask: RowsAsk): MeasuredRow[] {
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

function sharedOut(
  cube: Cube,
  dimension: Dimension,
  { by, filters }: MeasureAsk,
): Pick<MeasuredTable, 'shared'> {
  if (!by.includes(dimension)) return {};
  const isWhole = leavesNobodyOut(cube, dimension, filters) && !isOverlapping(cube, dimension);
  return { shared: { dimension, isWhole } };
}

function againstOf({ with: against }: Comparison): NonNullable<MeasuredTable['against']> {
  return typeof against === 'string' ? against : 'category';
}

type TableDimension = MeasuredTable['dimensions'][number];

/** The dimensions of a table; of nested ones only the categories that have a row. */
function dimensionsOf(
  cube: Cube,
  ask: MeasureAsk,
  chains: readonly Chain[],
  rows: readonly MeasuredRow[],
): readonly TableDimension[] {
  return ask.by.map((name, place) => {
    const parent = parentOf(chains, name);
    const shown = shownCategories(cube, name, ask);
    const isNested = chains.some(({ dimensions }) => dimensions.includes(name));
    const told = isNested ? new Set(rows.map(({ codes }) => codes[place])) : null;
    return {
      name,
      label: cube.axes.find(({ dimension }) => dimension === name)?.label ?? name,
      categories: told === null ? shown : shown.filter(({ code }) => told.has(code)),
      ...(name === 'segment' && cube.isOverlapping ? { overlapping: true } : {}),
      ...(parent === undefined ? {} : { parent }),
    };
  });
}

/** A table of a measure by dimensions from a cube. Throws a {@link Refusal} (usage). */
export function measureTable(cube: Cube, ask: MeasureAsk): MeasuredTable {
  const { measure, form, filters, catalogue, compare, places } = ask;
  const nested = nestedIn(cube, ask);
  const rows = measuredRows(cube, { ...ask, everyCombination: nested.length === 0 });
  const table: MeasuredTable = {
    measure: {
      ...describeMeasure(measure, form, cube, filters, catalogue),
      comparison: comparisonOf(cube, ask),
    },
    dimensions: dimensionsOf(cube, ask, nested, rows),
    ...(places === undefined ? {} : { places }),
    totals: ask.totals,
    rows,
    ...(compare === null ? {} : { compared: compare.dimension, against: againstOf(compare) }),
    ...(measure.kind === 'share' ? sharedOut(cube, measure.of, ask) : {}),
  };
  return possibleRows(table, cube, { ...ask, within: places?.within ?? {} });
}
