import { expect, test } from 'vitest';
import { contrast } from '../../renderer/charts/colour.ts';
import { heat } from '../../renderer/charts/heat.ts';
import { palettes } from '../../renderer/charts/palette.ts';
import type { SvgNode } from '../../renderer/charts/svg.ts';
import { gated, gatedShare, releasedTable, shareMeasure } from './fixture.ts';
import { heatTable, quintileDimension, quintiles, segmentDimension, segments } from './tables.ts';
import { hiddenMarks, marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;

test('a share is printed with one decimal and its count beneath', () => {
  const table = releasedTable(
    [segmentDimension(2), quintileDimension],
    [gatedShare(['die-well', '1'], 1230, 10_000)],
    { measure: shareMeasure },
  );
  expect(texts(heat(table, options).root)).toEqual(expect.arrayContaining(['12.3%', '1,230']));
});

test('a count is printed alone', () => {
  const table = releasedTable(
    [segmentDimension(2), quintileDimension],
    [gated(['die-well', '1'], 1230)],
  );
  expect(texts(heat(table, options).root).filter((text) => text === '1,230')).toHaveLength(1);
});

test('the deeper the fill, the higher the value, from nothing at all', () => {
  const cells = [0, 500, 1000, 2000].map((count, place) =>
    gated(['die-well', String(place + 1)], count),
  );
  const table = releasedTable([segmentDimension(2), quintileDimension], cells);
  const fills = nodes(heat(table, options).root)
    .filter(({ mark }) => mark?.label.startsWith('Die well, '))
    .map(({ children }) => fillOf(children[0]))
    .slice(0, 4);
  const depths = fills.map((fill) =>
    contrast(fill.startsWith('rgb') ? toHex(fill) : fill, '#ffffff'),
  );
  expect(depths).toEqual(depths.toSorted((a, b) => a - b));
  expect(new Set(depths).size).toBe(4);
  expect(toHex(fills[0] ?? '')).toBe(palettes.light.heat[0]);
});

function fillOf(child: SvgNode | string | undefined): string {
  return child === undefined || typeof child === 'string' ? '' : String(child.attributes['fill']);
}

function toHex(rgb: string): string {
  const parts = [...rgb.matchAll(/\d+/g)].map(([part]) =>
    Number(part).toString(16).padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}

test.each(['light', 'dark'] as const)(
  'every number of a %s table is legible on its cell',
  (theme) => {
    const drawing = heat(heatTable(), { ...options, theme });
    const cells = nodes(drawing.root).filter(
      ({ name, children, mark }) =>
        name === 'g' && children.length > 1 && mark?.label.includes(', ') === true,
    );
    const pairs = cells.flatMap(({ children }) => {
      const [box, ...words] = children.filter((child) => typeof child !== 'string');
      if (box?.name !== 'rect' || words.some(({ name }) => name !== 'text')) return [];
      const fill = String(box?.attributes['fill']);
      return words.map(
        (word) =>
          [String(word.attributes['fill']), fill.startsWith('rgb') ? toHex(fill) : fill] as const,
      );
    });
    expect(pairs.length).toBeGreaterThan(60);
    for (const [ink, fill] of pairs) expect(contrast(ink, fill)).toBeGreaterThanOrEqual(4.5);
  },
);

test('a zero, a hidden cell and one that is not available look different', () => {
  const table = releasedTable(
    [segmentDimension(2), quintileDimension],
    [
      gated(['die-well', '1'], 0),
      gated(['die-well', '2'], 3),
      { codes: ['die-well', '3'], status: 'not-available', reason: 'nobody in this group' },
    ],
  );
  const drawing = heat(table, options);
  expect(texts(drawing.root)).toContain('0');
  expect(hiddenMarks(drawing.root)).toHaveLength(1);
  expect(texts(drawing.root)).toEqual(
    expect.arrayContaining([
      'Hidden: counts of 1 to 7 are hidden',
      'n/a, not available: nobody in this group',
    ]),
  );
});

test('cells, row headings and column headings say what they stand for', () => {
  const found = marks(heat(heatTable(4), options).root);
  for (const { code } of segments(4))
    expect(found).toContainEqual(expect.objectContaining({ dimension: 'segment', code }));
  for (const { code } of quintiles)
    expect(found).toContainEqual(expect.objectContaining({ dimension: 'quintile', code }));
  expect(found.some(({ code }) => code === 'all')).toBe(false);
});

test('a selected segment is ringed, and nothing is ringed in a file', () => {
  const rings = (selected: readonly string[]) =>
    nodes(heat(heatTable(4), { ...options, selected }).root).filter(
      ({ attributes }) => attributes['stroke-width'] === 2,
    );
  expect(rings([])).toHaveLength(0);
  expect(rings(['age-well'])).toHaveLength(1);
});

test('a column of people whose quintile is not known is left out only where it is known to be empty', () => {
  const dimension = {
    ...quintileDimension,
    categories: [...quintiles, { code: 'not-known', label: 'Not known' }],
  };
  const table = (count: number) =>
    releasedTable(
      [segmentDimension(1), dimension],
      [gated(['live-well', '1'], 100), gated(['live-well', 'not-known'], count)],
    );
  expect(texts(heat(table(0), options).root)).not.toContain('Not known');
  expect(texts(heat(table(3), options).root)).toContain('Not known');
});
