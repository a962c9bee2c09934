import { expect, test } from 'vitest';
import { map } from '../../renderer/charts/map.ts';
import { palettes } from '../../renderer/charts/palette.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import { gated, rateMeasure, releasedTable } from './fixture.ts';
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

test('areas that are similar to what they are compared with are dotted, and it is said how many', () => {
  const level = { lower: 80, upper: 120, benchmark: 100 };
  const cells = [
    { codes: ['X01'], value: 90, ...level, standing: 'similar' },
    { codes: ['X02'], value: 130, ...level, lower: 125, standing: 'worse' },
    { codes: ['X03'], value: 110, ...level, standing: 'similar' },
  ] as const;
  const measure = { ...rateMeasure, comparison: 'everybody' };
  const drawing = map(releasedTable([lcpDimension(lcps, null)], cells, { measure }), options);
  const dotted = nodes(drawing.root).filter(
    ({ name, attributes }) => name === 'path' && attributes['fill'] === 'url(#map-similar-light)',
  );
  expect(dotted).toHaveLength(2);
  expect(texts(drawing.root).join(' ')).toContain('Similar to everybody (100)');
  expect(drawing.description).toMatch(
    /Compared with everybody \(100\), 1 is worse and 2 are similar\.$/,
  );
  expect(toText(map(mapTable(), options))).not.toContain('map-similar');
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

test('an area whose name has no room has a number, which the legend explains', () => {
  const label = 'Upper-Wharfedale-and-Aireborough';
  const narrow = lcps.map((lcp) => (lcp.code === 'X03' ? { ...lcp, label } : lcp));
  const shapes = cityShapes(narrow);
  const drawn = (width: number) => texts(map(mapTable(narrow), { ...options, width, shapes }).root);
  const numbers = drawn(960).filter((text) => text === '1');
  expect(numbers).toHaveLength(2);
  expect(drawn(960).join(' ')).toContain(`1 ${label}`);
  expect(drawn(600).join(' ')).toContain(`By number: 1 ${label}`);
  expect(drawn(480).join(' ')).not.toContain(label);
});

test('the highest and lowest of a description are of areas, and not of people in none', () => {
  const table = releasedTable(
    [lcpDimension(lcps, null)],
    [gated(['X01'], 300), gated(['X02'], 900), gated(['not-allocated'], 50)],
  );
  expect(map(table, options).description).toContain(
    'the highest is 900 (Bramhope Moor) and the lowest 300 (Alderwick)',
  );
});
