import { expect, test } from 'vitest';
import { palettes } from '../../renderer/charts/palette.ts';
import { rank } from '../../renderer/charts/rank.ts';
import { gated, gatedShare, releasedTable, shareMeasure } from './fixture.ts';
import { lcpDimension, rankTable } from './tables.ts';
import { marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;
const areas = ['Dunmere', 'Alderwick', 'Castlegate', 'Bramhope'].map((label, index) => ({
  code: `A${index}`,
  label,
}));
const order = (table: ReturnType<typeof rankTable>) =>
  marks(rank(table, options).root).map(({ label }) => label.split(':')[0]);

test('areas stand from the highest shown value down, ties by name, hidden at the end, those in none apart', () => {
  const table = releasedTable(
    [lcpDimension(areas, null)],
    [
      gated(['not-allocated'], 900),
      gated(['A0'], 300),
      gated(['A1'], 300),
      gated(['A2'], 5),
      gated(['A3'], 500),
    ],
  );
  expect(order(table)).toEqual(['Bramhope', 'Alderwick', 'Dunmere', 'Castlegate', 'Not allocated']);
});

test('the order of hidden areas tells nothing of what they hide', () => {
  const table = (first: number, second: number) =>
    releasedTable(
      [lcpDimension(areas, null)],
      [gated(['A0'], first), gated(['A1'], second), gated(['A3'], 500)],
    );
  expect(order(table(2, 6))).toEqual(order(table(6, 2)));
  expect(order(table(2, 6))).toEqual(['Bramhope', 'Alderwick', 'Dunmere']);
});

test('a percentage has an interval on each shown bar and the value of all as a dashed line', () => {
  const paths = nodes(rank(rankTable(), options).root).filter(({ name }) => name === 'path');
  const dashed = paths.filter(({ attributes }) => attributes['stroke-dasharray'] !== undefined);
  const whiskers = paths.filter(
    ({ attributes }) =>
      attributes['stroke-width'] === 1.25 && !dashed.some((path) => path.attributes === attributes),
  );
  expect(dashed).toHaveLength(1);
  expect(whiskers).toHaveLength(19);
});

test('a count of everyone is said in words and not put on the scale of its parts', () => {
  const table = releasedTable([lcpDimension(areas)], [gated(['A0'], 300), gated(['all'], 9000)]);
  const drawing = rank(table, options);
  expect(
    nodes(drawing.root).some(({ attributes }) => attributes['stroke-dasharray'] !== undefined),
  ).toBe(false);
  expect(texts(drawing.root)).toContain('All: 9,000 people.');
});

test('the selected area stands out against the backdrop of the others', () => {
  const root = rank(rankTable(), { ...options, selected: ['X05'] }).root;
  const fills = nodes(root).map(({ attributes }) => attributes['fill']);
  expect(fills.filter((fill) => fill === palettes.light.emphasis)).toHaveLength(1);
  expect(fills.filter((fill) => fill === palettes.light.backdrop)).toHaveLength(18);
});

test('bars start at zero', () => {
  const table = releasedTable(
    [lcpDimension(areas, null)],
    [gatedShare(['A0'], 4800, 5000), gatedShare(['A1'], 4900, 5000)],
    { measure: shareMeasure },
  );
  expect(texts(rank(table, options).root)).toContain('0%');
});
