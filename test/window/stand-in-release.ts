import { Table } from 'apache-arrow';
import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { PolicySummary, TableAsk } from '../../analytics/contract/methods.ts';
import type {
  ReleasedMeasure,
  ReleasedTable,
  ReleaseNote,
} from '../../analytics/contract/released.ts';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { numberColumn, textColumn } from './arrow-columns.ts';
import { categories, dimensionLabels } from './stand-in-categories.ts';
import { sums } from './stand-in-cube.ts';

export const policies: readonly PolicySummary[] = [
  {
    id: 'hes',
    title: 'NHS England HES',
    sentence: 'Counts from 1 to 7 are hidden and others are rounded to the nearest 5.',
    working: false,
  },
  {
    id: 'threshold-10',
    title: 'Threshold 10',
    sentence: 'Counts from 1 to 9 are hidden; others are exact.',
    working: false,
  },
  {
    id: 'working',
    title: 'Working',
    sentence: 'Nothing is hidden. For the analyst’s own screen.',
    working: true,
  },
];

interface StandInRow {
  readonly codes: readonly string[];
  readonly count: number;
  readonly denominator: number | null;
  readonly extra?: Readonly<Record<string, number>>;
}

function wilson(count: number, of: number): readonly [number, number] {
  const z = 1.959964;
  const p = count / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return [100 * (middle - half), 100 * (middle + half)];
}

function labelOf(dimension: Dimension, code: string): string {
  if (code === 'all') return 'All';
  return categories[dimension].find((category) => category.code === code)?.label ?? code;
}

export function makeNote(
  ask: TableAsk,
  measure: ReleasedMeasure,
  cells: ReleaseNote['cells'],
): ReleaseNote {
  const working = ask.policy === 'working';
  return {
    measure,
    dimensions: ask.by.map((name) => ({
      name,
      label: dimensionLabels[name],
      total: ask.totals === true ? 'all' : null,
      categories: categories[name],
    })),
    policy: {
      id: ask.policy,
      title: policies.find(({ id }) => id === ask.policy)?.title ?? ask.policy,
      threshold: working ? 0 : 7,
      zero: 'shown',
      rounding: working ? 1 : 5,
      working,
    },
    definition: {
      id: 'snee',
      title: 'Segments by priority',
      source: 'A stand-in for tests',
      hash: 'ab'.repeat(32),
    },
    population: 'People of all ages.',
    filters: ask.filters ?? {},
    extract: { name: 'stand-in', asAt: '2026-04-01', synthetic: true },
    deprivation: 'IMD 2019, national quintiles',
    place: 'registered: practice, PCN, LCP',
    cells,
    warnings: [],
    version: '0.1.0',
  };
}

export function releaseRows(
  ask: TableAsk,
  measure: ReleasedMeasure,
  rows: readonly StandInRow[],
): ReleasedTable {
  const working = ask.policy === 'working';
  const isHidden = (row: StandInRow) => !working && row.count > 0 && row.count <= 7;
  const round = (value: number) => (working ? value : Math.round(value / 5) * 5);
  const shown = (pick: (row: StandInRow) => number | null) =>
    numberColumn(rows.map((row) => (isHidden(row) ? null : pick(row))));
  const percentOf = (row: StandInRow, pick: (count: number, of: number) => number) => {
    const of = round(row.denominator ?? 0);
    return row.denominator === null || of === 0 ? null : pick(round(row.count), of);
  };
  const byPercent = measure.unit === 'percent';
  const columns = Object.fromEntries([
    ...ask.by.flatMap((name, place) => [
      [name, textColumn(rows.map((row) => row.codes[place] ?? ''))],
      [`${name}_label`, textColumn(rows.map((row) => labelOf(name, row.codes[place] ?? '')))],
    ]),
    ['count', shown((row) => round(row.count))],
    ['denominator', shown((row) => (row.denominator === null ? null : round(row.denominator)))],
    [
      'value',
      shown((row) =>
        byPercent ? percentOf(row, (count, of) => (100 * count) / of) : round(row.count),
      ),
    ],
    [
      'lower',
      shown((row) => (byPercent ? percentOf(row, (count, of) => wilson(count, of)[0]) : null)),
    ],
    [
      'upper',
      shown((row) => (byPercent ? percentOf(row, (count, of) => wilson(count, of)[1]) : null)),
    ],
    ...Object.keys(rows[0]?.extra ?? {}).map((name) => [
      name,
      shown((row) => round(row.extra?.[name] ?? 0)),
    ]),
    ['status', textColumn(rows.map((row) => (isHidden(row) ? 'hidden' : 'shown')))],
    ['reason', textColumn(rows.map((row) => (isHidden(row) ? 'A count from 1 to 7.' : null)))],
  ]);
  const hidden = rows.filter(isHidden).length;
  const note = makeNote(ask, measure, { shown: rows.length - hidden, hidden, total: rows.length });
  return { table: new Table(columns), note } as unknown as ReleasedTable;
}

export function measureOf(id: string): ReleasedMeasure {
  const percent = {
    unit: 'percent',
    method: 'Wilson (1927), 95%',
    numerator: 'Those counted',
    denominator: 'All of them',
  } as const;
  if (id === 'people') {
    return {
      id,
      label: 'People',
      unit: 'people',
      numerator: 'People',
      denominator: null,
      method: null,
    };
  }
  const [kind, what = ''] = id.split(':');
  if (kind === 'share') {
    return {
      id,
      label: `Share of people in each ${dimensionLabels[what as Dimension].toLowerCase()}`,
      ...percent,
    };
  }
  const label = conditions.find((condition) => condition.id === what)?.label.toLowerCase() ?? what;
  return { id, label: `Prevalence of ${label}`, ...percent };
}

/** A released table of invented people, in the order of the categories. */
export function release(ask: TableAsk): ReleasedTable {
  const { by, filters = {}, totals = false, measure } = ask;
  const of = measure.startsWith('share:') ? (measure.slice(6) as Dimension) : null;
  const found = sums(by, filters, totals);
  const wholes = sums(by, of === null ? filters : ({ ...filters, [of]: undefined } as never), true);
  const order = (place: number, code: string) => {
    const at = categories[by[place] ?? 'sex'].findIndex((category) => category.code === code);
    return at < 0 ? 999 : at;
  };
  const rows = [...found].map(([key, people], index) => {
    const codes = by.length === 0 ? [] : key.split('\n');
    const whole =
      wholes.get(by.map((name, place) => (name === of ? 'all' : codes[place])).join('\n')) ??
      people;
    if (of !== null) return { codes, count: people, denominator: whole };
    if (measure === 'people') return { codes, count: people, denominator: null };
    return {
      codes,
      count: Math.round(people * (0.06 + ((index * 5) % 11) / 150)),
      denominator: people,
    };
  });
  rows.sort((a, b) => {
    for (let place = 0; place < by.length; place++) {
      const difference = order(place, a.codes[place] ?? '') - order(place, b.codes[place] ?? '');
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return releaseRows(ask, measureOf(measure), rows);
}
