import { Table } from 'apache-arrow';
import {
  type Filters,
  noSegmentCode,
  outsideCode,
  totalCode,
} from '../../analytics/contract/dimensions.ts';
import type { Comparison } from '../../analytics/contract/methods.ts';
import type {
  ReleasedDimension,
  ReleasedMeasure,
  ReleasedTable,
  ReleaseNote,
  Unit,
} from '../../analytics/contract/released.ts';
import { numberColumn, textColumn } from './arrow-columns.ts';
import { dimensionLabels } from './stand-in-categories.ts';
import type { StandInDefinition } from './stand-in-definitions.ts';
import { policyOf } from './stand-in-policies.ts';
import { standings } from './stand-in-standing.ts';

export interface StandInRow {
  readonly codes: readonly string[];
  readonly count: number;
  readonly denominator: number | null;
  readonly extra?: Readonly<Record<string, number>>;
}

/** What is released: under which policy, of which definition, broken down by what. */
interface ReleaseAsk {
  readonly policy: string;
  readonly filters?: Filters;
  readonly compare?: Comparison;
  readonly definition: StandInDefinition;
  readonly dimensions: readonly ReleasedDimension[];
  /** Whether every row is hidden. */
  readonly isHidden?: boolean;
}

function wilson(count: number, of: number): readonly [number, number] {
  const z = 1.959964;
  const p = count / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return [100 * (middle - half), 100 * (middle + half)];
}

const apart: Readonly<Record<string, string>> = {
  [totalCode]: 'All',
  [outsideCode]: 'Outside the population',
  [noSegmentCode]: 'In no segment',
};

function labelOf({ categories }: ReleasedDimension, code: string): string {
  return categories.find((category) => category.code === code)?.label ?? apart[code] ?? code;
}

/** The segments of a definition as a dimension of a released table. */
export function segmentColumn(
  { segments, assign }: Pick<StandInDefinition, 'segments' | 'assign'>,
  name: 'segment' | 'other_segment',
  totals: boolean,
): ReleasedDimension {
  const total = totals ? totalCode : null;
  const overlap = assign === 'every-match' ? { overlapping: true } : {};
  return { name, label: dimensionLabels[name], total, categories: segments, ...overlap };
}

export function makeNote(
  { policy, filters = {}, definition, dimensions }: ReleaseAsk,
  measure: ReleasedMeasure,
  cells: ReleaseNote['cells'],
): ReleaseNote {
  const { id, title, source, doubts } = definition;
  return {
    measure,
    dimensions,
    policy: policyOf(policy),
    definition: { id, title, source, hash: 'ab'.repeat(32), doubts },
    population: 'People of all ages.',
    filters,
    extract: { name: 'stand-in', asAt: '2026-04-01', synthetic: true },
    deprivation: 'IMD 2019, national quintiles',
    place: 'registered: practice, PCN, LCP',
    cells,
    warnings: [],
    version: '0.1.0',
  };
}

/** What one of the counted of one of the denominator is worth; null for a plain count. */
const perOf: Readonly<Record<Unit, number | null>> = {
  people: null,
  percent: 100,
  rate: 1000,
  mean: 1,
  ratio: 1000,
  mixed: null,
};

/** What a comparison is with, in words. */
function comparisonWords({ compare, dimensions }: ReleaseAsk): string | null {
  if (compare === undefined) return null;
  if (compare.with === 'all') return 'everybody';
  if (compare.with === 'others') return 'all the others';
  const { code } = compare.with;
  const dimension = dimensions.find(({ name }) => name === compare.dimension);
  return dimension === undefined ? code : labelOf(dimension, code);
}

/** How rows stand, from their exact counts; nothing where they are not compared. */
function standingColumns(
  { compare, dimensions }: ReleaseAsk,
  { unit, polarity }: ReleasedMeasure,
  rows: readonly StandInRow[],
  isHidden: (row: StandInRow) => boolean,
) {
  const per = perOf[unit];
  if (compare === undefined || per === null) return [];
  const place = dimensions.findIndex(({ name }) => name === compare.dimension);
  const compared = rows.map((row) => {
    const { count, codes } = row;
    const denominator = row.denominator ?? 0;
    const [lower, upper] = wilson(count, denominator);
    const bounds = isHidden(row) ? null : ([(lower * per) / 100, (upper * per) / 100] as const);
    return { code: codes[place] ?? '', count, denominator, bounds };
  });
  const stood = standings(compared, compare.with, polarity, per);
  return [
    ['benchmark', numberColumn(stood.map(({ benchmark }) => benchmark))],
    ['standing', textColumn(stood.map(({ standing }) => standing))],
    ['rank_from', numberColumn(stood.map(({ from }) => from))],
    ['rank_to', numberColumn(stood.map(({ to }) => to))],
    ['ranking', textColumn(stood.map(({ ranking }) => ranking))],
  ];
}

export function releaseRows(
  ask: ReleaseAsk,
  measure: ReleasedMeasure,
  rows: readonly StandInRow[],
): ReleasedTable {
  const working = ask.policy === 'working';
  const isHidden = (row: StandInRow) =>
    ask.isHidden === true || (!working && row.count > 0 && row.count <= 7);
  const round = (value: number) => (working ? value : Math.round(value / 5) * 5);
  const shown = (pick: (row: StandInRow) => number | null) =>
    numberColumn(rows.map((row) => (isHidden(row) ? null : pick(row))));
  const percentOf = (row: StandInRow, pick: (count: number, of: number) => number) => {
    const of = round(row.denominator ?? 0);
    return row.denominator === null || of === 0 ? null : pick(round(row.count), of);
  };
  const per = perOf[measure.unit];
  const byPercent = per !== null;
  const columns = Object.fromEntries([
    ...ask.dimensions.flatMap((dimension, place) => [
      [dimension.name, textColumn(rows.map((row) => row.codes[place] ?? ''))],
      [
        `${dimension.name}_label`,
        textColumn(rows.map((row) => labelOf(dimension, row.codes[place] ?? ''))),
      ],
    ]),
    ['count', shown((row) => round(row.count))],
    ['denominator', shown((row) => (row.denominator === null ? null : round(row.denominator)))],
    [
      'value',
      shown((row) =>
        byPercent ? percentOf(row, (count, of) => ((per ?? 0) * count) / of) : round(row.count),
      ),
    ],
    [
      'lower',
      shown((row) =>
        byPercent ? percentOf(row, (count, of) => ((per ?? 0) / 100) * wilson(count, of)[0]) : null,
      ),
    ],
    [
      'upper',
      shown((row) =>
        byPercent ? percentOf(row, (count, of) => ((per ?? 0) / 100) * wilson(count, of)[1]) : null,
      ),
    ],
    ...(measure.exclusions === null
      ? []
      : [
          ['excluded', shown(() => 0)],
          ['unknown', shown((row) => round(row.count / 20))],
        ]),
    ...standingColumns(ask, measure, rows, isHidden),
    ...Object.keys(rows[0]?.extra ?? {}).map((name) => [
      name,
      shown((row) => round(row.extra?.[name] ?? 0)),
    ]),
    ['status', textColumn(rows.map((row) => (isHidden(row) ? 'hidden' : 'shown')))],
    ['reason', textColumn(rows.map((row) => (isHidden(row) ? 'A count from 1 to 7.' : null)))],
  ]);
  const hidden = rows.filter(isHidden).length;
  const comparison = comparisonWords(ask);
  const note = makeNote(
    ask,
    { ...measure, comparison },
    { shown: rows.length - hidden, hidden, total: rows.length },
  );
  return { table: new Table(columns), note } as unknown as ReleasedTable;
}
