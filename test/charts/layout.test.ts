import { describe, expect, test } from 'vitest';
import type { ChartKind } from '../../analytics/contract/host.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { draw } from '../../renderer/charts/draw.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import { gated, rateMeasure, ratioMeasure, releasedTable } from './fixture.ts';
import { comparedTable, curveOf, curveTable, endingCurves, othersTable } from './measure-tables.ts';
import { cityShapes } from './shapes.ts';
import {
  bandDimension,
  heatTable,
  lcpDimension,
  mapTable,
  pyramidTable,
  quintileDimension,
  rankTable,
  runTable,
  segmentDimension,
  sexDimension,
} from './tables.ts';
import { collisions, outside, textBoxes } from './text-boxes.ts';

const long = 'A partnership whose name runs to sixty letters and no further';
const forty = Array.from({ length: 40 }, (_, index) => ({
  code: `L${index}`,
  label: index % 5 === 0 ? `${long} ${index}` : `Partnership ${index}`,
}));
const shapes = cityShapes(forty, 7);

const dimensionsOf = {
  heat: [segmentDimension(4), quintileDimension],
  pyramid: [bandDimension, sexDimension],
  map: [lcpDimension(forty, null)],
  rank: [lcpDimension(forty, null)],
  curve: [bandDimension, quintileDimension],
  waterfall: [segmentDimension(4)],
} as const;

/** A table of one kind of chart in which every count is the same. */
function uniform(kind: ChartKind, count: number, most = Number.POSITIVE_INFINITY): ReleasedTable {
  const dimensions = dimensionsOf[kind];
  const codes = dimensions.reduce<string[][]>(
    (some, { categories }) =>
      some.flatMap((start) => categories.map(({ code }) => [...start, code])),
    [[]],
  );
  return releasedTable(
    dimensions,
    codes.slice(0, most).map((each) => gated(each, count)),
  );
}

const kinds: readonly ChartKind[] = ['heat', 'pyramid', 'map', 'rank', 'curve', 'waterfall'];
const tables: readonly (readonly [string, (kind: ChartKind) => ReleasedTable])[] = [
  ['an empty table', (kind) => uniform(kind, 0, 0)],
  ['a table of one row', (kind) => uniform(kind, 120, 1)],
  ['a table that is all hidden', (kind) => uniform(kind, 4)],
  ['a table that is all zero', (kind) => uniform(kind, 0)],
  ['a table of one value throughout', (kind) => uniform(kind, 250)],
  ['counts in the millions', (kind) => uniform(kind, 12_345_675)],
];
const whole: readonly (readonly [string, ChartKind, () => ReleasedTable])[] = [
  ['one segment', 'heat', () => heatTable(1)],
  ['nine segments', 'heat', () => heatTable(9, 240_000)],
  ['one segment', 'waterfall', () => runTable(1)],
  ['nine segments', 'waterfall', () => runTable(9, 60_000_000)],
  ['40 partnerships with long names', 'rank', () => rankTable(forty)],
  ['40 partnerships with long names', 'map', () => mapTable(forty)],
  [
    '40 partnerships compared with everybody',
    'rank',
    () => comparedTable(lcpDimension(forty), rateMeasure, 1_480, { hidden: 3 }),
  ],
  ['40 partnerships compared with the others', 'rank', () => othersTable(lcpDimension(forty))],
  [
    '40 partnerships compared with everybody',
    'map',
    () => comparedTable(lcpDimension(forty), rateMeasure, 1_480, { hidden: 3 }),
  ],
  ['segments that end early', 'curve', () => endingCurves(segmentDimension(9))],
  [
    'quintiles compared with everybody',
    'rank',
    () => comparedTable(quintileDimension, ratioMeasure, 100),
  ],
  ['a whole city', 'curve', () => curveTable(800_000)],
  ['a village', 'curve', () => curveTable(600)],
  ['segments', 'curve', () => curveOf(segmentDimension(9))],
  ['sexes', 'curve', () => curveOf(sexDimension)],
  ['40 partnerships with long names', 'curve', () => curveOf(lcpDimension(forty, null))],
  ['a whole city', 'pyramid', () => pyramidTable(800_000)],
];
const every = [
  ...kinds.flatMap((kind) => tables.map(([name, make]) => [name, kind, () => make(kind)] as const)),
  ...whole,
];

describe.each(every)('%s as a %s', (_, kind, table) => {
  test.each([320, 400, 640, 960, 1600])(
    'fits %i pixels, with every text inside and none upon another',
    (width) => {
      for (const frame of [true, false]) {
        const drawing = draw(kind, table(), { width, theme: 'light', frame, shapes });
        const boxes = textBoxes(drawing.root);
        expect(toText(drawing)).not.toMatch(/NaN|Infinity|undefined|null/);
        expect(drawing.height).toBeGreaterThan(0);
        expect(outside(boxes, width, drawing.height)).toEqual([]);
        expect(collisions(boxes)).toEqual([]);
      }
    },
  );
});
