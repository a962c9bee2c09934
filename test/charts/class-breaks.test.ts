import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Classes,
  classBreaks,
  classCounts,
  classOf,
} from '../../renderer/charts/class-breaks.ts';
import { classMethod, classRanges, mapLegend } from '../../renderer/charts/map-legend.ts';
import { formatValue, printedStep, type Scale } from '../../renderer/charts/number-format.ts';
import { palettes } from '../../renderer/charts/palette.ts';
import { costMeasure, peopleMeasure as people, shareMeasure as percent } from './fixture.ts';
import { texts } from './walk.ts';

/** What a reader takes from a printed range: its ends, and whether the upper one is in it. */
function read(range: string) {
  const number = (text: string) => Number(text.replace(/[,%£]/g, ''));
  const [from = '', to] = range.split(/ to (?:under )?/);
  if (to === undefined) return { from: number(from), to: number(from), open: false };
  return { from: number(from), to: number(to), open: range.includes('under') };
}

const holds = ({ from, to, open }: ReturnType<typeof read>, value: number) =>
  value >= from && (open ? value < to : value <= to);

const printed = (value: number, scale: Scale) =>
  Number(formatValue(value, scale).replace(/[,%£]/g, ''));

function requireTrueLegend(values: readonly number[], scale: Scale, classes: Classes): void {
  const ranges = classRanges(classes).map(read);
  for (const { from, to, open } of ranges) expect(open ? from < to : from <= to).toBe(true);
  for (const value of values) {
    const found = ranges.flatMap((range, place) =>
      holds(range, printed(value, scale)) ? [place] : [],
    );
    expect(found).toEqual([classOf(value, classes)]);
  }
  ranges.slice(1).forEach((range, index) => {
    expect(range.from).toBe(ranges[index]?.to);
    expect(ranges[index]?.open).toBe(true);
  });
  const counts = classCounts(values, classes);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
  if (classes.method === 'quantile') expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(ranges.length).toBeLessThanOrEqual(5);
}

const percentages = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: 1.9, max: 2.1, noNaN: true }),
  fc.constantFrom(0, 1.95, 2, 2.05, 2.0499999, 8.45),
);
const counts = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((count) => count * 5),
  fc.integer({ min: 0, max: 20_000 }).map((count) => count * 5),
);
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 40 });

describe('whatever the values, each printed range is one that a value can be in, no two share one, and each value is in the range of its colour', () => {
  test('of means of money, with pence below ten pounds', () => {
    const money = fc.double({ min: 0, max: 40, noNaN: true });
    fc.assert(
      fc.property(some(money), (values) => {
        const grain = printedStep(Math.max(...values), costMeasure);
        const classes = classBreaks(values, costMeasure, grain);
        if (classes === null) throw new Error('There are values.');
        requireTrueLegend(values, costMeasure, classes);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('of percentages', () => {
    fc.assert(
      fc.property(some(percentages), (values) => {
        const classes = classBreaks(values, percent, 0.1);
        if (classes === null) throw new Error('There are values and no classes.');
        requireTrueLegend(values, percent, classes);
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  test('of counts rounded to the nearest 5', () => {
    fc.assert(
      fc.property(some(counts), (values) => {
        const classes = classBreaks(values, people, 5);
        if (classes === null) throw new Error('There are values and no classes.');
        requireTrueLegend(values, people, classes);
      }),
      { seed: 12, numRuns: 2000 },
    );
  });
});

test('the legend has only classes that are on the map, and says that they are alike only where they are', () => {
  fc.assert(
    fc.property(some(fc.oneof(percentages, fc.constant(2))), (values) => {
      const classes = classBreaks(values, percent, 0.1);
      if (classes === null) throw new Error('There are values and no classes.');
      const { nodes } = mapLegend('Share', classes, values, palettes.light, 220);
      const said = nodes.flatMap(texts);
      const areas = said.flatMap((text) => /^(\d+) areas?$/.exec(text)?.[1] ?? []).map(Number);
      expect(areas.every((count) => count > 0)).toBe(true);
      expect(areas.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      if (said.includes('About as many areas in each class')) {
        expect(Math.max(...areas) - Math.min(...areas)).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 13, numRuns: 500 },
  );
});

test('values that differ only in what is not printed are one class', () => {
  const classes = classBreaks([1.96, 1.98, 2.01, 2.04], percent, 0.1);
  expect(classes === null ? [] : classRanges(classes)).toEqual(['2.0%']);
});

test('classes are of equal width between round numbers', () => {
  const values = [2940, 3500, 5200, 6100, 7300, 8800, 10_995];
  const classes = classBreaks(values, people, 5);
  expect(classes).toEqual({
    method: 'equal',
    scale: people,
    breaks: [4000, 6000, 8000, 10_000],
    step: 2000,
    lowest: 2940,
    highest: 10_995,
  });
  expect(classes === null ? '' : classMethod(classes, values)).toBe('Limits at multiples of 2,000');
});

test('classes are quantiles where equal ones would put most areas into one', () => {
  const values = [100, 105, 110, 115, 120, 125, 130, 135, 140, 50_000];
  const classes = classBreaks(values, people, 5);
  expect(classes?.method).toBe('quantile');
  expect(classes === null ? [] : classCounts(values, classes)).toEqual([2, 2, 2, 2, 2]);
  expect(classes === null ? '' : classMethod(classes, values)).toBe(
    'About as many areas in each class',
  );
});

test('one value is one class, and no value is none', () => {
  expect(classBreaks([250, 250, 250], people, 5)?.breaks).toEqual([]);
  expect(classBreaks([], people, 5)).toBeNull();
});

test('an area that stands far from all others is not coloured as they are', () => {
  const classes = classBreaks([10, 10, 10, 10, 10, 90], people, 5);
  expect(classes === null ? 0 : classOf(90, classes) - classOf(10, classes)).toBeGreaterThan(0);
});

test('a value at a break belongs to the class above it', () => {
  const classes = classBreaks([0, 20, 40, 60, 80, 100], people, 1);
  expect(classes?.breaks).toEqual([20, 40, 60, 80]);
  expect(classes === null ? null : classOf(40, classes)).toBe(2);
});
