import { expect, test } from 'vitest';
import type { ChartKind } from '../../analytics/contract/host.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { draw } from '../../renderer/charts/draw.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import { curveTable } from './measure-tables.ts';
import { cityShapes } from './shapes.ts';
import { heatTable, lcps, mapTable, pyramidTable, rankTable, runTable } from './tables.ts';

const gallery: readonly (readonly [ChartKind, () => ReleasedTable])[] = [
  ['heat', () => heatTable(9, 700)],
  ['pyramid', () => pyramidTable()],
  ['map', () => mapTable()],
  ['rank', () => rankTable()],
  ['curve', () => curveTable()],
  ['waterfall', () => runTable()],
];

test.each(gallery)(
  'the %s of the gallery is drawn to the same bytes as before',
  async (kind, table) => {
    const options = { width: 960, theme: 'light', frame: true, shapes: cityShapes(lcps) } as const;
    await expect(toText(draw(kind, table(), options))).toMatchFileSnapshot(`gallery/${kind}.svg`);
  },
);

test.each(gallery)('the %s comes out the same when it is drawn twice', (kind, table) => {
  const options = { width: 640, theme: 'dark', frame: false, shapes: cityShapes(lcps) } as const;
  expect(toText(draw(kind, table(), options))).toBe(toText(draw(kind, table(), options)));
});
