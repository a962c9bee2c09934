import { Float64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import type { ReleasedMeasure, ReleasedTable } from '../../analytics/contract/released.ts';
import { releasedTable } from '../charts/fixture.ts';
import { quintileDimension, sexDimension } from '../charts/tables.ts';

/** A measure with something to say of everything that a measure may say. */
export const admissions: ReleasedMeasure = {
  id: 'emergency-admissions',
  label: 'Emergency admissions',
  unit: 'rate',
  unitLabel: 'per 1,000 people',
  form: 'standardised',
  numerator: 'Emergency admissions in the year',
  denominator: 'People whose admissions are known',
  exclusions: 'People whose admissions are not known',
  method: 'Dobson with Byar, 95% (Dobson 1991)',
  standard: 'European Standard Population 2013',
  polarity: 'low-is-good',
  source: 'NHS Outcomes Framework, indicator 2.3',
  comparison: 'everybody',
};

type Cell = string | number | null;

/** Values with long tails, a count of 0, a hidden row with numbers left in, and one that is not there. */
const rows: readonly (readonly Cell[])[] = [
  [
    '1',
    '1',
    1230,
    10_000,
    123.4567890123456,
    1e2 / 3,
    200.1,
    35,
    98.7,
    'worse',
    1,
    1,
    'shown',
    null,
  ],
  ['1', '2', 0, 9_875, 0, 0, 0.37299999999999994, 5, 98.7, 'better', 2, 3, 'shown', null],
  ['2', '1', 41_977, 8_130, 61.73, 57.19, 71.37, 19, 91.33, 'better', 7, 8, 'hidden', '1 to 7'],
  [
    '2',
    '2',
    null,
    120,
    null,
    null,
    null,
    0,
    98.7,
    'not-compared',
    null,
    null,
    'not-available',
    '=few',
  ],
  [
    'all',
    'all',
    125_000,
    1_234_567.5,
    1e-7,
    9.5e-8,
    1 / 0,
    60,
    null,
    null,
    null,
    null,
    'shown',
    null,
  ],
];

const texts = new Set(['quintile', 'sex', 'standing', 'status', 'reason']);
const names = [
  ...['quintile', 'sex', 'count', 'denominator', 'value', 'lower', 'upper', 'excluded'],
  ...['benchmark', 'standing', 'rank_from', 'rank_to', 'status', 'reason'],
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
  const vectors = names.map((name, at) => {
    const cells = rows.map((row) => row[at] ?? null);
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
