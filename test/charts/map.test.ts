import { expect, test } from 'vitest';
import { classBreaks, classOf } from '../../renderer/charts/class-breaks.ts';
import { map } from '../../renderer/charts/map.ts';
import { palettes } from '../../renderer/charts/palette.ts';
import { gated, releasedTable } from './fixture.ts';
import { cityShapes } from './shapes.ts';
import { lcpDimension, lcps, mapTable } from './tables.ts';
import { hiddenMarks, marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false, shapes: cityShapes(lcps) } as const;

test('every area is a mark with its code and its released value in words', () => {
  const found = marks(map(mapTable(), options).root).filter(({ code }) => code.startsWith('X'));
  expect(new Set(found.map(({ code }) => code)).size).toBe(19);
  expect(found.every(({ dimension }) => dimension === 'lcp')).toBe(true);
  expect(found.find(({ code }) => code === 'X07')?.label).toBe(
    'Gorse Hill: hidden (counts of 1 to 7 are hidden)',
  );
  expect(found.find(({ code }) => code === 'X01')?.label).toMatch(/^Alderwick: [\d,]+ people$/);
});

test('a hidden area is hatched and an area without a row is neither hatched nor coloured', () => {
  const table = releasedTable([lcpDimension(lcps, null)], [gated(['X01'], 4), gated(['X02'], 900)]);
  const root = map(table, options).root;
  const fillOf = (code: string) =>
    nodes(root).find(({ mark }) => mark?.code === code)?.attributes['fill'];
  expect(hiddenMarks(root).map(({ mark }) => mark?.code)).toEqual(['X01']);
  expect(palettes.light.ramp).toContain(fillOf('X02'));
  expect(fillOf('X03')).toBe(palettes.light.panel);
});

test('people who are in no area are said under the map', () => {
  expect(texts(map(mapTable(), options).root)).toContain('Not allocated: 410 people');
  const hidden = releasedTable(
    [lcpDimension(lcps, null)],
    [gated(['X01'], 900), gated(['not-allocated'], 3)],
  );
  expect(texts(map(hidden, options).root)).toContain('Not allocated: hidden');
});

test('areas without an outline are named and not lost', () => {
  const shapes = { ...options.shapes, features: options.shapes.features.slice(1) };
  const said = texts(map(mapTable(), { ...options, shapes }).root).join(' ');
  expect(said).toMatch(/No outline: Alderwick \([\d,]+\)\./);
});

test('without outlines the chart says so and still lists what is known', () => {
  const { shapes: _, ...without } = options;
  const said = texts(map(mapTable(), without).root).join(' ');
  expect(said).toContain('There are no outlines to draw.');
  expect(said).toContain('Underbank');
});

test('the legend counts every area that is shown', () => {
  const counted = texts(map(mapTable(), options).root).flatMap(
    (text) => /^(\d+) areas?$/.exec(text)?.[1] ?? [],
  );
  expect(counted.map(Number).reduce((sum, count) => sum + count, 0)).toBe(18);
});

test('names on the map do not take clicks away from the areas', () => {
  const root = map(mapTable(), options).root;
  const groups = nodes(root).filter(({ attributes }) => attributes['pointer-events'] === 'none');
  expect(groups.length).toBeGreaterThan(10);
  expect(groups.every(({ mark }) => mark === undefined)).toBe(true);
});

test('classes are of equal width between round numbers', () => {
  const values = [2940, 3500, 5200, 6100, 7300, 8800, 10_995];
  expect(classBreaks(values, 5)).toEqual({
    method: 'equal',
    breaks: [4000, 6000, 8000, 10_000],
    lowest: 2940,
    highest: 10_995,
  });
});

test('classes are quantiles where equal ones would put most areas into one', () => {
  const values = [100, 105, 110, 115, 120, 125, 130, 135, 140, 50_000];
  const classes = classBreaks(values, 5);
  expect(classes?.method).toBe('quantile');
  expect(classes?.breaks).toHaveLength(4);
});

test('one value is one class, and no value is none', () => {
  expect(classBreaks([250, 250, 250], 5)?.breaks).toEqual([]);
  expect(classBreaks([], 5)).toBeNull();
});

test('a value at a break belongs to the class above it', () => {
  const classes = classBreaks([0, 20, 40, 60, 80, 100], 1);
  expect(classes?.breaks).toEqual([20, 40, 60, 80]);
  expect(classes === null ? null : classOf(40, classes)).toBe(2);
});
