import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartKind } from '../../analytics/contract/host.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { draw } from '../../renderer/charts/draw.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import {
  type Cell,
  type FixtureDimension,
  gated,
  gatedShare,
  hiddenReason,
  peopleMeasure,
  releasedTable,
  shareMeasure,
} from './fixture.ts';
import { cityShapes } from './shapes.ts';
import {
  bandDimension,
  lcpDimension,
  lcps,
  quintileDimension,
  segmentDimension,
  sexDimension,
} from './tables.ts';
import { hiddenMarks, marks } from './walk.ts';

interface Case {
  readonly kind: ChartKind;
  readonly dimensions: readonly FixtureDimension[];
  readonly percent: boolean;
}

const cases: readonly Case[] = [
  { kind: 'heat', dimensions: [segmentDimension(4), quintileDimension], percent: true },
  { kind: 'heat', dimensions: [segmentDimension(4), quintileDimension], percent: false },
  { kind: 'pyramid', dimensions: [bandDimension, sexDimension], percent: false },
  { kind: 'map', dimensions: [lcpDimension(lcps, null)], percent: false },
  { kind: 'rank', dimensions: [lcpDimension(lcps, null)], percent: true },
  { kind: 'curve', dimensions: [bandDimension, quintileDimension], percent: true },
  { kind: 'curve', dimensions: [bandDimension, quintileDimension], percent: false },
  { kind: 'waterfall', dimensions: [segmentDimension(6)], percent: false },
];

function combinations(dimensions: readonly FixtureDimension[]): string[][] {
  return dimensions.reduce<string[][]>(
    (codes, { categories }) =>
      codes.flatMap((some) => categories.map(({ code }) => [...some, code])),
    [[]],
  );
}

/** A table in which every third cell is hidden; `numbers` says what stands in a hidden cell. */
function planted(
  { kind, dimensions, percent }: Case,
  hiddenCell: (codes: string[], place: number) => Cell,
): ReleasedTable {
  const cells = combinations(dimensions).map((codes, place): Cell => {
    if (place % 3 === 1) return hiddenCell(codes, place);
    const count = 100 + place * 35;
    const cell = percent ? gatedShare(codes, count, 5000) : gated(codes, count);
    return kind === 'waterfall' ? { ...cell, matched: count + 50, lost: 50 } : cell;
  });
  return releasedTable(dimensions, cells, { measure: percent ? shareMeasure : peopleMeasure });
}

const options = { width: 800, theme: 'light', frame: true, shapes: cityShapes(lcps) } as const;
const bytes = (kind: ChartKind, table: ReleasedTable) => toText(draw(kind, table, options));
const labels = (kind: ChartKind, table: ReleasedTable) =>
  marks(draw(kind, table, options).root).map(({ label }) => label);

describe.each(cases)('a $kind (percent: $percent)', (chart) => {
  test('is the same to the byte whatever true count the gate has hidden', () => {
    const gate = (truth: number) => (codes: string[]) =>
      chart.percent ? gatedShare(codes, truth, 5000) : gated(codes, truth);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (one, other) => {
        expect(bytes(chart.kind, planted(chart, gate(one)))).toBe(
          bytes(chart.kind, planted(chart, gate(other))),
        );
      }),
      { seed: 2, numRuns: 8 },
    );
  });

  test('draws nothing of a number even where a hidden row carries one by mistake', () => {
    const clean = planted(chart, (codes) => ({ codes, status: 'hidden', reason: hiddenReason }));
    const leaking = planted(chart, (codes, place) => ({
      codes,
      count: 41_977 + place,
      denominator: 83_911 + place,
      value: 61.73 + place,
      lower: 57.19,
      upper: 71.37 + place,
      ...(chart.kind === 'waterfall' ? { matched: 91_331 + place, lost: 49_354 } : {}),
      status: 'hidden',
      reason: hiddenReason,
    }));
    expect(bytes(chart.kind, leaking)).toBe(bytes(chart.kind, clean));
    expect(labels(chart.kind, leaking)).toEqual(labels(chart.kind, clean));
  });

  test('shows each hidden cell as hatching, all bars of one size, and says why', () => {
    const table = planted(chart, (codes) => gated(codes, 5));
    const drawing = draw(chart.kind, table, options);
    const found = hiddenMarks(drawing.root);
    expect(found.length).toBeGreaterThan(0);
    if (chart.kind !== 'map') {
      const sizes = new Set(
        found.map(({ attributes }) => `${attributes['width']} ${attributes['height']}`),
      );
      expect(sizes.size).toBe(1);
    }
    expect(toText(drawing)).toContain(`Hidden: ${hiddenReason}`);
  });

  test('writes no data attributes, no scripts and no links', () => {
    const text = bytes(
      chart.kind,
      planted(chart, (codes) => gated(codes, 5)),
    );
    expect(text).not.toMatch(/\sdata-/);
    expect(text).not.toMatch(/<(script|a|image|foreignObject|metadata)\b/);
    expect(text.match(/<title>/g)).toHaveLength(1);
    expect(text.match(/<desc>/g)).toHaveLength(1);
  });
});
