import { Float64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import type { ReleasedMeasure, ReleasedTable } from '../../analytics/contract/released.ts';
import { releasedTable } from '../charts/fixture.ts';
import { quintileDimension, sexDimension } from '../charts/tables.ts';

/** A measure with something to say of everything that a measure may say. */
export const admissions: ReleasedMeasure = {
  id: 'emergency-admissions',
  label: 'Emergency admissions',
  unit: 'rate',
  unitLabel: 'admissions per 1,000 people',
  form: 'standardised',
  numerator: 'Emergency admissions in the year',
  denominator: 'People whose admissions are known',
  exclusions: 'People of other ages',
  method: 'Dobson with Byar, 95% (Dobson 1991)',
  standard: 'European Standard Population 2013',
  polarity: 'low-is-good',
  source: 'NHS Outcomes Framework, indicator 2.3',
  comparison: 'everybody',
};

type Cell = string | number | null;

/** Values with long tails, a count of 0, a hidden row with numbers left in, and one that is not there. */
const rows: readonly Readonly<Record<string, Cell>>[] = [
  {
    ...{ quintile: '1', sex: '1', count: 1230, denominator: 10_000, value: 123.4567890123456 },
    ...{ lower: 1e2 / 3, upper: 200.1, excluded: 35, unknown: 15, benchmark: 98.7 },
    ...{ standing: 'worse', rank_from: 1, rank_to: 1, ranking: 'ranked', status: 'shown' },
  },
  {
    ...{ quintile: '1', sex: '2', count: 0, denominator: 9_875, value: 0, lower: 0 },
    ...{ upper: 0.37299999999999994, excluded: 5, unknown: 0, benchmark: 98.7 },
    ...{ standing: 'better', rank_from: 2, rank_to: 3, ranking: 'too-small-to-rank' },
    status: 'shown',
  },
  {
    ...{ quintile: '2', sex: '1', count: 41_977, denominator: 8_130, value: 61.73, lower: 57.19 },
    ...{ upper: 71.37, excluded: 19, unknown: 52_891, benchmark: 91.33, standing: 'better' },
    ...{ rank_from: 7, rank_to: 8, ranking: 'ranked', status: 'hidden', reason: '1 to 7' },
  },
  {
    ...{ quintile: '2', sex: '2', denominator: 120, excluded: 0, unknown: 0, benchmark: 98.7 },
    ...{ standing: 'not-compared', status: 'not-available', reason: '=few' },
  },
  {
    ...{ quintile: 'all', sex: 'all', count: 125_000, denominator: 1_234_567.5, value: 1e-7 },
    ...{ lower: 9.5e-8, upper: 1 / 0, excluded: 60, unknown: 20, status: 'shown' },
  },
];

const texts = new Set(['quintile', 'sex', 'standing', 'ranking', 'status', 'reason']);
const names = [
  ...['quintile', 'sex', 'count', 'denominator', 'value', 'lower', 'upper', 'excluded', 'unknown'],
  ...['benchmark', 'standing', 'rank_from', 'rank_to', 'ranking', 'status', 'reason'],
];

/** What each row is called, with what spreadsheets and XML take for their own. */
const labels = [
  ['=1+1', 'Male "or" <not> & such'],
  ['1 (most deprived)', 'line\none, line\u0001two'],
  ['-2', '_x0041_ Ålesund 🌍'],
  ['2', '+female'],
  ['All', 'All'],
];

/** A table of a measure as the gate releases it, with every column that a table may have. */
export function measuredTable(measure: Partial<ReleasedMeasure> = {}): ReleasedTable {
  const dimensions = [quintileDimension, { ...sexDimension, total: 'all' }];
  const { note } = releasedTable(dimensions, [], { measure: { ...admissions, ...measure } });
  const vectors = names.map((name) => {
    const cells = rows.map((row) => row[name] ?? null);
    return [
      name,
      texts.has(name)
        ? vectorFromArray(cells as (string | null)[], new Utf8())
        : vectorFromArray(cells as (number | null)[], new Float64()),
    ] as const;
  });
  const named = ['quintile', 'sex'].map((name, at) => {
    const cells = labels.map((pair) => pair[at] ?? null);
    return [`${name}_label`, vectorFromArray(cells, new Utf8())] as const;
  });
  const table = new Table(Object.fromEntries([...vectors, ...named]));
  return { table, note } as unknown as ReleasedTable;
}
