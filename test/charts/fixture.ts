import { Float64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import type { Category, ReleasedName } from '../../analytics/contract/dimensions.ts';
import type {
  Ranking,
  ReleasedTable,
  ReleaseNote,
  Standing,
  Status,
} from '../../analytics/contract/released.ts';

/** A row as a test states it: codes in the order of the dimensions, and what the gate let through. */
export interface Cell {
  readonly codes: readonly string[];
  readonly count?: number | null;
  readonly denominator?: number | null;
  readonly value?: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
  readonly matched?: number | null;
  readonly lost?: number | null;
  readonly benchmark?: number | null;
  readonly standing?: Standing | null;
  readonly rank_from?: number | null;
  readonly rank_to?: number | null;
  readonly ranking?: Ranking | null;
  readonly excluded?: number | null;
  readonly unknown?: number | null;
  readonly status?: Status;
  readonly reason?: string | null;
}

export interface FixtureDimension {
  readonly name: ReleasedName;
  readonly label: string;
  readonly categories: readonly Category[];
  readonly total?: string | null;
  readonly overlapping?: boolean;
}

export const peopleMeasure: ReleaseNote['measure'] = {
  id: 'people',
  label: 'People',
  unit: 'people',
  unitLabel: 'people',
  form: 'crude',
  numerator: 'People',
  denominator: null,
  exclusions: null,
  method: null,
  standard: null,
  polarity: 'none',
  source: '',
  comparison: null,
};

export const shareMeasure: ReleaseNote['measure'] = {
  ...peopleMeasure,
  id: 'share:segment',
  label: 'Share of people in each segment',
  unit: 'percent',
  unitLabel: '%',
  numerator: 'People in the segment',
  denominator: 'People in every segment together',
  method: 'Wilson score interval, 95% (Wilson 1927)',
};

/** Events for every thousand people, few of which are better. */
export const rateMeasure: ReleaseNote['measure'] = {
  ...peopleMeasure,
  id: 'emergency-admissions',
  label: 'Emergency admissions',
  unit: 'rate',
  unitLabel: 'per 1,000 people',
  form: 'standardised',
  numerator: 'Emergency admissions in twelve months',
  denominator: 'People',
  method: "Dobson, Byar's, 95%",
  standard: 'European Standard Population 2013',
  polarity: 'low-is-good',
};

export const costMeasure: ReleaseNote['measure'] = {
  ...peopleMeasure,
  id: 'cost',
  label: 'Cost of care',
  unit: 'mean',
  unitLabel: '£ per person',
  numerator: 'Cost of care in twelve months',
  denominator: 'People whose cost is known',
};

export const ratioMeasure: ReleaseNote['measure'] = {
  ...rateMeasure,
  unit: 'ratio',
  unitLabel: 'of what was expected = 100',
  form: 'indirect',
  standard: null,
};

export const releasePolicy: ReleaseNote['policy'] = {
  id: 'nhs-hes',
  title: 'NHS England, Hospital Episode Statistics',
  threshold: 7,
  zero: 'shown',
  complement: 'hidden',
  rounding: 5,
  roundingMethod: 'nearest',
  totals: 'rounded',
  protectionWidth: 8,
  working: false,
};

export const workingPolicy: ReleaseNote['policy'] = {
  id: 'working',
  title: 'Working figures',
  threshold: 0,
  zero: 'shown',
  complement: 'shown',
  rounding: 1,
  roundingMethod: 'nearest',
  totals: 'rounded',
  protectionWidth: 1,
  working: true,
};

export const hiddenReason = 'counts of 1 to 7 are hidden';

const provenance: Omit<ReleaseNote, 'measure' | 'dimensions' | 'cells'> = {
  policy: releasePolicy,
  definition: {
    id: 'snee',
    title: 'Segments by priority',
    source: 'Suffolk and North East Essex ICB, published model',
    hash: '3f6c1d0a9b27e45588c0aa10be77d2f4613c9d5e0f8812ab47cc90d3e1f2a6b4',
    doubts: [],
  },
  population: 'People registered with a practice',
  filters: {},
  extract: { name: 'people.parquet', asAt: '2026-03-31', synthetic: true },
  deprivation: 'IMD 2019 (synthetic), national quintiles',
  place: 'registered: practice, PCN, LCP',
  warnings: [],
  version: '0.1.0',
};

function labelOf({ categories, total }: FixtureDimension, code: string): string {
  if (code === total) return 'All';
  return categories.find((category) => category.code === code)?.label ?? code;
}

/** A table as the gate would have released it. Only tests may make one so. */
export function releasedTable(
  dimensions: readonly FixtureDimension[],
  cells: readonly Cell[],
  note: Partial<ReleaseNote> = {},
): ReleasedTable {
  const texts = (values: readonly (string | null)[]) => vectorFromArray(values, new Utf8());
  const numbers = (
    name:
      | 'count'
      | 'denominator'
      | 'value'
      | 'lower'
      | 'upper'
      | 'matched'
      | 'lost'
      | 'benchmark'
      | 'rank_from'
      | 'rank_to'
      | 'excluded'
      | 'unknown',
  ) =>
    vectorFromArray(
      cells.map((cell) => cell[name] ?? null),
      new Float64(),
    );
  const keyed = dimensions.flatMap((dimension, index) => {
    const codes = cells.map((cell) => cell.codes[index] ?? '');
    return [
      [dimension.name, texts(codes)],
      [`${dimension.name}_label`, texts(codes.map((code) => labelOf(dimension, code)))],
    ];
  });
  const compared = cells.some((cell) => cell.standing !== undefined);
  const leaves = cells.some((cell) => cell.excluded !== undefined);
  const runs = cells.some((cell) => cell.matched !== undefined);
  const table = new Table({
    ...Object.fromEntries(keyed),
    count: numbers('count'),
    denominator: numbers('denominator'),
    value: numbers('value'),
    lower: numbers('lower'),
    upper: numbers('upper'),
    ...(leaves ? { excluded: numbers('excluded'), unknown: numbers('unknown') } : {}),
    ...(runs ? { matched: numbers('matched'), lost: numbers('lost') } : {}),
    ...(compared
      ? {
          benchmark: numbers('benchmark'),
          standing: texts(cells.map(({ standing }) => standing ?? null)),
          rank_from: numbers('rank_from'),
          rank_to: numbers('rank_to'),
          ranking: texts(cells.map(({ ranking }) => ranking ?? null)),
        }
      : {}),
    status: texts(cells.map(({ status }) => status ?? 'shown')),
    reason: texts(cells.map(({ reason }) => reason ?? null)),
  });
  const hidden = cells.filter(({ status }) => status === 'hidden').length;
  const shown = cells.filter(({ status }) => (status ?? 'shown') === 'shown').length;
  const full: ReleaseNote = {
    ...provenance,
    measure: peopleMeasure,
    dimensions: dimensions.map(({ total = null, ...dimension }) => ({ ...dimension, total })),
    cells: { shown, hidden, total: cells.length },
    ...note,
  };
  return { table, note: full } as unknown as ReleasedTable;
}

/** What became of a true count under the fixture's policy: hidden from 1 to 7, else to the nearest 5. */
export function gated(codes: readonly string[], count: number): Cell {
  if (count >= 1 && count <= 7) return { codes, status: 'hidden', reason: hiddenReason };
  const rounded = Math.round(count / 5) * 5;
  return { codes, count: rounded, value: rounded };
}

/** A share under the same policy, with a Wilson interval worked out from the rounded counts. */
export function gatedShare(codes: readonly string[], count: number, whole: number): Cell {
  const plain = gated(codes, count);
  const n = Math.round(whole / 5) * 5;
  if (plain.status === 'hidden' || plain.count === null || plain.count === undefined) {
    return { codes, status: 'hidden', reason: hiddenReason };
  }
  const share = Math.min(1, plain.count / n);
  const z = 1.96;
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half =
    (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return {
    codes,
    count: plain.count,
    denominator: n,
    value: share * 100,
    lower: Math.max(0, middle - half) * 100,
    upper: Math.min(1, middle + half) * 100,
  };
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
