import { Table } from 'apache-arrow';
import type { GapAsk } from '../../analytics/contract/methods.ts';
import {
  type ReleasedMeasure,
  type ReleasedTable,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { numberColumn, textColumn } from './arrow-columns.ts';
import type { StandInDefinition } from './stand-in-definitions.ts';
import { makeNote } from './stand-in-release.ts';
import { release } from './stand-in-tables.ts';

const categories = [
  { code: 'difference', label: 'Most deprived minus least deprived (percentage points)' },
  { code: 'ratio', label: 'Most deprived divided by least deprived' },
  {
    code: 'concentration-index',
    label: 'Concentration index (below 0 is more among the most deprived)',
  },
  { code: 'excess', label: 'Cases that the rate of the least deprived would spare' },
];

const method =
  'Worked out from five values. Relative index: the fitted value of one divided by that of the other, turned round. Concentration index: Somebody et al. 1997.';

interface GapRow {
  readonly value: number | null;
  readonly limits: readonly [number, number] | null;
  readonly reason: string | null;
}

const without = (reason: string): GapRow => ({ value: null, limits: null, reason });

function figuresOf(values: readonly (number | null)[]): GapRow[] {
  const [most, , , , least] = values;
  const hidden = values.indexOf(null);
  if (most == null || least == null || hidden >= 0) {
    return categories.map(() => without(`quintile ${hidden + 1}: a count from 1 to 7`));
  }
  const about = (value: number): GapRow => ({
    value,
    limits: [value - Math.abs(value) / 4, value + Math.abs(value) / 4],
    reason: null,
  });
  return [about(most - least), about(most / least), without('too few quintiles'), about(1205)];
}

/** How far invented quintiles are apart: a difference, a ratio, and one figure that cannot be told. */
export function releaseGap(ask: GapAsk, definition: StandInDefinition): ReleasedTable {
  const fifths = release({ ...ask, by: ['quintile'] }, definition);
  const rows = releasedRows(fifths).map((row) => row.value);
  const figures = figuresOf(rows);
  const isHidden = rows.includes(null);
  const { measure } = fifths.note;
  const said: ReleasedMeasure = { ...measure, unit: 'mixed', unitLabel: 'see each row', method };
  const limit = (at: 0 | 1) => numberColumn(figures.map(({ limits }) => limits?.[at] ?? null));
  const nothing = numberColumn(figures.map(() => null));
  const status = ({ value }: GapRow) =>
    value !== null ? 'shown' : isHidden ? 'hidden' : 'not-available';
  const table = new Table({
    statistic: textColumn(categories.map(({ code }) => code)),
    statistic_label: textColumn(categories.map(({ label }) => label)),
    count: nothing,
    denominator: nothing,
    value: numberColumn(figures.map(({ value }) => value)),
    lower: limit(0),
    upper: limit(1),
    status: textColumn(figures.map(status)),
    reason: textColumn(figures.map(({ reason }) => reason)),
  });
  const dimensions = [{ name: 'statistic', label: 'Figure', total: null, categories }] as const;
  const hidden = isHidden ? categories.length : 0;
  const cells = { shown: categories.length - hidden, hidden, total: categories.length };
  const note = makeNote({ ...ask, definition, dimensions }, said, cells);
  return { table, note } as unknown as ReleasedTable;
}
