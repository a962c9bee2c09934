import { expect, test } from 'vitest';
import type { ReleaseNote } from '../../analytics/contract/released.ts';
import { curve } from '../../renderer/charts/curve.ts';
import { palettes } from '../../renderer/charts/palette.ts';
import { type Cell, gated, hiddenReason, releasedTable, shareMeasure } from './fixture.ts';
import { curveOf, curveTable } from './measure-tables.ts';
import { bandDimension, quintileDimension, segmentDimension, sexDimension } from './tables.ts';
import { hiddenMarks, marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;
const byQuintile = { ...quintileDimension, total: null };
const bands = bandDimension.categories.map(({ code }) => code);
const measure: ReleaseNote['measure'] = { ...shareMeasure, label: 'Two or more conditions' };

/** Percentages of quintiles 1 and 5 by age, null for hidden; both begin at the youngest. */
function twoLines(most: readonly (number | null)[], least: readonly (number | null)[]) {
  const cell = (quintile: string) => (value: number | null, age: number) => {
    const codes = [quintile, bands[age] ?? ''];
    return value === null
      ? ({ codes, status: 'hidden', reason: hiddenReason } satisfies Cell)
      : { codes, value, lower: value - 1, upper: value + 1 };
  };
  const cells = [...most.map(cell('1')), ...least.map(cell('5'))];
  return releasedTable([byQuintile, bandDimension], cells, { measure });
}

const lines = (table: ReturnType<typeof twoLines>, colours: readonly string[]) =>
  nodes(curve(table, options).root).filter(
    ({ name, attributes }) =>
      name === 'path' &&
      attributes['stroke-width'] === 2 &&
      colours.includes(String(attributes['stroke'])),
  );

test('each quintile is a line of its own, the most deprived the darkest, named at its end', () => {
  const { quintileLines } = palettes.light;
  expect(lines(curveTable(), quintileLines)).toHaveLength(5);
  const said = texts(curve(curveTable(), options).root);
  for (const { label } of byQuintile.categories) expect(said).toContain(label);
});

test('the value axis begins at zero and names the measure', () => {
  const said = texts(curve(curveTable(), options).root);
  expect(said).toContain('0%');
  expect(said).toContain('People with two or more conditions');
});

test('ages run from the youngest on the left to the oldest on the right', () => {
  const found = nodes(curve(curveTable(), { ...options, width: 1600 }).root).filter(
    ({ name, children }) => name === 'text' && bands.includes(String(children[0])),
  );
  expect(found.map(({ children }) => children[0])).toEqual(bands);
  const places = found.map(({ attributes }) => Number(attributes['x']));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a line breaks where a value is hidden, which has a hatched mark beneath', () => {
  const table = twoLines([10, 20, null, 30, 40], [5, 10, 15, 20, 25]);
  const [line] = lines(table, [palettes.light.quintileLines[0]]);
  expect(String(line?.attributes['d']).match(/M/g)).toHaveLength(2);
  expect(hiddenMarks(curve(table, options).root)).toHaveLength(1);
  expect(texts(curve(table, options).root)).toContain(`Hidden: ${hiddenReason}`);
});

test('the two ends of deprivation have their intervals shaded, those between have not', () => {
  const shaded = nodes(curve(curveTable(), options).root)
    .filter(({ attributes }) => attributes['fill-opacity'] === 0.18)
    .map(({ attributes }) => attributes['fill']);
  const { quintileLines } = palettes.light;
  expect(shaded.toSorted()).toEqual([quintileLines[0], quintileLines[4]].toSorted());
});

test('the description says at which age quintiles 1 and 5 reach a level', () => {
  const table = twoLines([2, 10, 20, 30, 40], [1, 4, 8, 20, 39]);
  expect(curve(table, options).description).toMatch(
    / People in quintile 1 reach 20% at about 10-14, those in quintile 5 at 15-19\.$/,
  );
});

test('a level that a hidden value leaves open is passed over for the next one', () => {
  const table = twoLines([2, 10, 20, 30, 40], [1, 4, null, 20, 39]);
  expect(curve(table, options).description).toMatch(
    /reach 25% at about 15-19, those .+ at 20-24\.$/,
  );
});

test('nothing is said of ages where no level can be told for both', () => {
  const table = twoLines([40, 40, 40], [1, null, 39]);
  expect(curve(table, options).description).not.toContain('reach');
  expect(curve(curveOf(sexDimension), options).description).not.toContain('reach');
});

test('both sexes have the colours that a pyramid gives them', () => {
  const { sexes } = palettes.light;
  expect(lines(curveOf(sexDimension), [sexes.left, sexes.right])).toHaveLength(2);
});

test('a curve of age alone is one line without a name', () => {
  const cells = [gated(['20-24'], 100), gated(['25-29'], 300)];
  const drawing = curve(releasedTable([bandDimension], cells), options);
  expect(drawing.title).toBe('People by age band');
  expect(marks(drawing.root).map(({ dimension, code }) => `${dimension} ${code}`)).toEqual([
    'age_band 20-24',
    'age_band 25-29',
  ]);
});

test('people who are not known have no line, and it is said', () => {
  const unknown = { code: 'not-known', label: 'Not known' };
  const dimension = { ...byQuintile, categories: [...byQuintile.categories, unknown] };
  const cells = [gated(['1', '20-24'], 300), gated(['not-known', '20-24'], 900)];
  const drawing = curve(releasedTable([dimension, bandDimension], cells), options);
  const said = texts(drawing.root);
  expect(said).toContain(
    'People whose deprivation quintile is not known are not drawn; the table has them.',
  );
  expect(said).not.toContain('Not known');
});

test('a line that ends early has its name at its end where there is room, and nothing leads across the plot', () => {
  const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
  const early = rising.map((value, age) => (age < 4 ? value + 60 : null));
  const root = curve(twoLines(early, rising), options).root;
  const name = nodes(root).find(
    ({ attributes, children }) =>
      attributes['font-weight'] === 600 && children[0] === '1 (most deprived)',
  );
  const dots = nodes(root).filter(
    ({ name, attributes }) => name === 'circle' && attributes['r'] === 2.5,
  );
  const end = dots.find(({ attributes }) => attributes['fill'] === palettes.light.quintileLines[0]);
  const ends = dots
    .filter(({ attributes }) => attributes['fill'] === end?.attributes['fill'])
    .map(({ attributes }) => Number(attributes['cx']));
  expect(Number(name?.attributes['x']) - Math.max(...ends)).toBeCloseTo(9);
  expect(nodes(root).filter(({ attributes }) => attributes['stroke-dasharray'])).toEqual([]);
});

test('a line that ends early in a crowd is named beside the plot, and its leader stays outside', () => {
  const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
  const crowd = rising.map((value, age) => (age < 18 ? value + 0.9 : null));
  const root = curve(twoLines(crowd, rising), options).root;
  const leaders = nodes(root).filter(({ attributes }) => attributes['stroke-dasharray'] === '1 2');
  const grid = nodes(root).find(({ attributes }) => attributes['fill'] === palettes.light.grid);
  const right = Number(grid?.attributes['x']) + Number(grid?.attributes['width']);
  expect(leaders.length).toBeGreaterThan(0);
  for (const { attributes } of leaders) {
    const [from] = /[\d.]+/.exec(String(attributes['d'])) ?? [];
    expect(Number(from)).toBeGreaterThanOrEqual(right);
    expect(attributes['stroke']).toBe(palettes.light.line);
  }
});

test('where nothing is shown the plot says so, and why', () => {
  const said = texts(curve(twoLines([null, null], [null]), options).root);
  expect(said).toContain('No value is shown');
  expect(said).toContain(`Hidden: ${hiddenReason}`);
  expect(said).not.toContain('0%');
});

test('the unit stands with the measure and in what is said of each point', () => {
  const drawing = curve(curveOf(segmentDimension(3)), options);
  expect(texts(drawing.root)).toContain('Cost of care, £ per person');
  expect(marks(drawing.root)[0]?.label).toMatch(/^.+, \d.+: £[\d,]+ per person; interval £.+ to £/);
});

test('a line that is looked at stands before the others', () => {
  const root = curve(curveTable(), { ...options, selected: ['5'] }).root;
  expect(nodes(root).filter(({ attributes }) => attributes['opacity'] === 0.35)).toHaveLength(4);
});
