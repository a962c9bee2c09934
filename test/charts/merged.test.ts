import { expect, test } from 'vitest';
import { curve } from '../../renderer/charts/curve.ts';
import { heat } from '../../renderer/charts/heat.ts';
import { map } from '../../renderer/charts/map.ts';
import { palettes } from '../../renderer/charts/palette.ts';
import { provenance } from '../../renderer/charts/provenance.ts';
import { rank } from '../../renderer/charts/rank.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import { gated, releasedTable } from './fixture.ts';
import { cityShapes } from './shapes.ts';
import { lcpDimension, lcps, quintileDimension, segmentDimension } from './tables.ts';
import { hiddenMarks, marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;
const { light } = palettes;

/** Quintiles of which 1 and 2, and 4 and 5, were merged. */
const merged = {
  ...quintileDimension,
  total: null,
  categories: [
    { code: '1+2', label: '1 and 2 (most deprived)', parts: ['1', '2'], ownPlace: 0 },
    { code: '3', label: '3', ownPlace: 2 },
    { code: '4+5', label: '4 and 5 (least deprived)', parts: ['4', '5'], ownPlace: 3 },
  ],
};
const codes = ['1+2', '3', '4+5'];

test('a merged quintile has the colour of its most deprived part, and the others keep theirs', () => {
  const cells = codes.map((code, place) => gated([code], 900 - 100 * place));
  const drawn = toText(rank(releasedTable([merged], cells), options));
  for (const place of [0, 2, 3]) expect(drawn).toContain(light.quintiles[place]);
  for (const place of [1, 4]) expect(drawn).not.toContain(light.quintiles[place]);
});

test('a line of a merged quintile has the colour of its most deprived part', () => {
  const bands = ['0-4', '5-9'].map((code) => ({ code, label: code }));
  const ages = { name: 'age_band', label: 'Age band', categories: bands } as const;
  const cells = bands.flatMap(({ code: band }) => codes.map((code) => gated([band, code], 500)));
  const drawn = toText(curve(releasedTable([ages, merged], cells), options));
  for (const place of [0, 2, 3]) expect(drawn).toContain(light.quintileLines[place]);
  for (const place of [1, 4]) expect(drawn).not.toContain(light.quintileLines[place]);
});

test('a merged segment has the colour of its first part', () => {
  const [first, second, third] = segmentDimension(3).categories;
  const parts = [first?.code ?? '', third?.code ?? ''];
  const categories = [
    { code: parts.join('+'), label: 'First and third', parts, ownPlace: 0 },
    { code: second?.code ?? '', label: 'Second', ownPlace: 1 },
  ];
  const segments = { ...segmentDimension(3), total: null, categories };
  const cells = categories.flatMap(({ code }) => codes.map((own) => gated([code, own], 300)));
  const drawn = toText(heat(releasedTable([segments, merged], cells), options));
  for (const place of [0, 1]) expect(drawn).toContain(light.segments[place]);
  expect(drawn).not.toContain(light.segments[2]);
  for (const place of [0, 2, 3]) expect(drawn).toContain(light.quintiles[place]);
});

test('a merged area is drawn as its parts, each in their common value and under their common name', () => {
  const [one, two, ...others] = lcps;
  const parts = [one?.code ?? '', two?.code ?? ''];
  const both = { code: parts.join('+'), label: 'Both', parts, ownPlace: 0 };
  const cells = [gated([both.code], 4), ...others.map(({ code }) => gated([code], 800))];
  const table = releasedTable([lcpDimension([both, ...others], null)], cells);
  const drawing = map(table, { ...options, shapes: cityShapes(lcps) });
  expect(hiddenMarks(drawing.root).map(({ mark }) => mark?.code)).toEqual(parts);
  const told = marks(drawing.root).filter(({ code }) => parts.includes(code));
  expect(new Set(told.map(({ label }) => label.split(':')[0]))).toEqual(new Set(['Both']));
  expect(texts(drawing.root).join(' ')).not.toContain('No outline');
  expect(texts(drawing.root)).toContain('Merged, with one value: Both.');
  const drawn = nodes(drawing.root).filter(({ mark }) => mark?.dimension === 'lcp');
  expect(new Set(drawn.map(({ mark }) => mark?.code)).has(both.code)).toBe(false);
});

test('what is counted together is said in the footer of a file and in the notes of a table', () => {
  const cells = codes.map((code, place) => gated([code], 900 - 100 * place));
  const table = releasedTable([merged], cells);
  const said = 'Deprivation quintile: 1 and 2 counted together; 4 and 5 counted together';
  expect(provenance(table.note)).toContainEqual({ key: 'Merged', text: said });
  const framed = texts(rank(table, { ...options, frame: true }).root).join(' ');
  expect(framed).toContain('Merged');
  expect(framed).toContain('4 and 5 counted together');
  expect(texts(rank(table, options).root).join(' ')).not.toContain('counted together');
  const plain = releasedTable([quintileDimension], [gated(['1'], 500)]);
  expect(provenance(plain.note).map(({ key }) => key)).not.toContain('Merged');
});

test('of many ages counted together it is said from where to where they reach, of areas which', () => {
  const band = (code: string, label: string, parts: readonly string[]) => ({ code, label, parts });
  const ages = ['0-4', '5-9'];
  const old = ['70-74', '75-79', '80-84', '85-89', '90+'];
  const bands = {
    name: 'age_band',
    label: 'Age band',
    categories: [band('0-4+5-9', '0 to 9', ages), band(old.join('+'), '70 and over', old)],
  } as const;
  const both = { ...band('a+b', 'Northmark and Southmark', ['a', 'b']), ownPlace: 0 };
  const table = releasedTable([bands, lcpDimension([both], null)], [gated(['0-4+5-9', 'a+b'], 50)]);
  expect(provenance(table.note).find(({ key }) => key === 'Merged')?.text).toBe(
    'Age band: 0-4 and 5-9 counted together; 70 and over counted together. Local Care Partnership: Northmark and Southmark counted together',
  );
});
