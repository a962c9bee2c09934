import { expect, test } from 'vitest';
import { pyramid } from '../../renderer/charts/pyramid.ts';
import { gated, gatedShare, releasedTable, shareMeasure } from './fixture.ts';
import { bandDimension, pyramidTable, sexDimension } from './tables.ts';
import { marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;

function bars(table: ReturnType<typeof pyramidTable>) {
  return nodes(pyramid(table, options).root)
    .filter(({ mark, name }) => name === 'g' && mark?.dimension === 'age_band')
    .map(({ mark, children }) => {
      const [box] = children;
      if (typeof box === 'string' || box === undefined) throw new Error('A bar has no box.');
      return {
        label: mark?.label ?? '',
        x: Number(box.attributes['x']),
        width: Number(box.attributes['width']),
      };
    });
}

const cells = [
  gated(['20-24', '1'], 1000),
  gated(['20-24', '2'], 2000),
  gated(['25-29', '1'], 500),
  gated(['25-29', '2'], 1000),
];

test('both sides share one scale from zero, males to the left and females to the right', () => {
  const drawn = bars(releasedTable([bandDimension, sexDimension], cells));
  const bar = (label: string) =>
    drawn.find((each) => each.label.startsWith(label)) ?? { x: 0, width: 0 };
  expect(bar('Female, 20-24').width).toBeCloseTo(2 * bar('Male, 20-24').width, 6);
  expect(bar('Female, 25-29').width).toBeCloseTo(2 * bar('Male, 25-29').width, 6);
  expect(bar('Male, 20-24').x).toBeLessThan(bar('Female, 20-24').x);
  expect(bar('Female, 20-24').x).toBe(bar('Female, 25-29').x);
});

test('the oldest stand at the top', () => {
  const order = texts(pyramid(pyramidTable(), options).root).filter((text) =>
    /^\d+(-\d+|\+)$/.test(text),
  );
  expect(order[0]).toBe('90+');
  expect(order.at(-1)).toBe('0-4');
});

test('other sexes are named and not added up, as sums of rounded counts would be untrue', () => {
  const table = releasedTable(
    [bandDimension, sexDimension],
    [
      ...cells,
      gated(['20-24', '9'], 40),
      gated(['25-29', '9'], 45),
      gated(['20-24', 'not-known'], 4),
    ],
  );
  expect(texts(pyramid(table, options).root)).toContain(
    'People whose sex is indeterminate or not known are not drawn; the table has them.',
  );
});

test.each([
  ['only of another sex', [gated(['20-24', '9'], 40)]],
  ['hidden or zero', [gated(['20-24', '1'], 3), gated(['20-24', '2'], 0)]],
  ['not there at all', []],
])('where people are %s, the plot says so and draws neither bars nor zeros', (_, only) => {
  const drawing = pyramid(releasedTable([bandDimension, sexDimension], only), options);
  const said = texts(drawing.root);
  expect(said).toContain('Nobody of recorded sex is shown');
  expect(said).not.toContain('0');
  expect(said).not.toContain('n/a');
  expect(said).not.toContain('90+');
  expect(drawing.description).toContain('No value is shown.');
});

test('a pyramid of hidden counts alone still says why they are hidden', () => {
  const table = releasedTable([bandDimension, sexDimension], [gated(['20-24', '1'], 3)]);
  expect(texts(pyramid(table, options).root)).toContain('Hidden: counts of 1 to 7 are hidden');
});

test('a share has its intervals, and everyone as an outline on both sides', () => {
  const share = (codes: string[], count: number) => gatedShare(codes, count, 20_000);
  const table = releasedTable(
    [bandDimension, { ...sexDimension, total: 'all' }],
    [share(['20-24', '1'], 1000), share(['20-24', '2'], 2000), share(['20-24', 'all'], 1500)],
    { measure: { ...shareMeasure, id: 'share:age_band' } },
  );
  const paths = nodes(pyramid(table, options).root).filter(({ name }) => name === 'path');
  expect(paths.filter(({ attributes }) => attributes['stroke-width'] === 1.25)).toHaveLength(2);
  expect(paths.filter(({ attributes }) => attributes['stroke-width'] === 1.5)).toHaveLength(2);
});

test('a click on a bar is a click on its age band', () => {
  const found = marks(pyramid(pyramidTable(), options).root);
  expect(found).toContainEqual(expect.objectContaining({ dimension: 'age_band', code: '20-24' }));
  expect(found).toContainEqual(expect.objectContaining({ dimension: 'sex', code: '2' }));
});
