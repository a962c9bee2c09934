import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Client } from '../../analytics/contract/client.ts';
import {
  type ChartKind,
  type ChartSpec,
  chartKinds,
  fileFormats,
} from '../../analytics/contract/host.ts';
import type { Method } from '../../analytics/contract/methods.ts';
import { exportView } from '../../main/export/export-view.ts';
import { fontFiles } from '../../main/export/fonts.ts';
import { workingPolicy } from '../charts/fixture.ts';
import { curveTable } from '../charts/measure-tables.ts';
import { cityShapes } from '../charts/shapes.ts';
import { heatTable, lcps, mapTable, pyramidTable, rankTable, runTable } from '../charts/tables.ts';

const tables = {
  curve: curveTable,
  heat: heatTable,
  pyramid: pyramidTable,
  map: mapTable,
  rank: rankTable,
  waterfall: runTable,
};

/** An engine that answers with the tables of the fixtures, and remembers what it was asked. */
function engine(kind: ChartKind): { readonly client: Client; readonly asked: Method[] } {
  const asked: Method[] = [];
  const client = {
    call: (method: Method) => {
      asked.push(method);
      return Promise.resolve(method === 'places.shapes' ? cityShapes(lcps) : tables[kind]());
    },
  } as unknown as Client;
  return { client, asked };
}

const specOf = (chart: ChartKind): ChartSpec => ({
  chart,
  definition: { id: 'snee' },
  policy: 'nhs-hes',
  width: 640,
});
const beginning = {
  svg: /^<\?xml version="1\.0"/,
  png: /^\u0089PNG/,
  csv: /^(segment|age_band|lcp),/,
};
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test.each(chartKinds.flatMap((kind) => fileFormats.map((format) => [kind, format] as const)))(
  'a %s is saved as %s under a name of its title, twice the same',
  async (kind, format) => {
    const { client } = engine(kind);
    const saved = await exportView({ client }, specOf(kind), format);
    const again = await exportView({ client }, specOf(kind), format);
    expect(saved.name).toMatch(new RegExp(`^[a-z0-9-]+\\.${format}$`));
    expect(Buffer.from(saved.bytes.slice(0, 40)).toString('latin1')).toMatch(beginning[format]);
    expect(hash(saved.bytes)).toBe(hash(again.bytes));
  },
);

test('a map asks for outlines, and its table does not', async () => {
  const picture = engine('map');
  await exportView(picture, specOf('map'), 'svg');
  expect(picture.asked).toEqual([
    'table.release',
    'table.release',
    'places.shapes',
    'release.keep',
  ]);
  const table = engine('map');
  await exportView(table, specOf('map'), 'csv');
  expect(table.asked).toEqual(['table.release', 'table.release', 'release.keep']);
});

test('a waterfall asks for a run', async () => {
  const { client, asked } = engine('waterfall');
  await exportView({ client }, specOf('waterfall'), 'svg');
  expect(asked).toEqual(['segments.run', 'segments.run', 'release.keep']);
});

test('a picture has two pixels to one of the drawing, and letters drawn with the fonts that come along', async () => {
  const { client } = engine('heat');
  const { bytes } = await exportView(
    { client },
    { ...specOf('heat'), title: 'Who lives where' },
    'png',
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  expect(view.getUint32(16)).toBe(1280);
  const other = await exportView(
    { client },
    { ...specOf('heat'), title: 'Who works where' },
    'png',
  );
  expect(hash(other.bytes)).not.toBe(hash(bytes));
  expect(fontFiles().map((path) => path.split(/[\\/]/).at(-1))).toEqual([
    'IBMPlexSans_400Regular.ttf',
    'IBMPlexSans_600SemiBold.ttf',
  ]);
});

test('the title of a specification names the file', async () => {
  const { client } = engine('rank');
  const { name } = await exportView(
    { client },
    { ...specOf('rank'), title: 'Diabetes, 31 March' },
    'svg',
  );
  expect(name).toBe('diabetes-31-march-ranked.svg');
});

test('a map and a ranking of the same have names of their own, and working figures say so first', async () => {
  const names = await Promise.all(
    (['map', 'rank'] as const).map(async (chart) => {
      const spec = { ...specOf(chart), title: 'Diabetes' };
      return (await exportView({ client: engine(chart).client }, spec, 'csv')).name;
    }),
  );
  expect(names).toEqual(['diabetes-map.csv', 'diabetes-ranked.csv']);
  const table = rankTable();
  const working = { ...table, note: { ...table.note, policy: workingPolicy } };
  const client = { call: () => Promise.resolve(working) } as unknown as Client;
  const saved = await exportView({ client }, specOf('rank'), 'csv');
  expect(saved.name).toMatch(/^working-prevalence-of-diabetes-.*-ranked\.csv$/);
});

test('every line of a saved SVG says how wide it is, so that another face is fitted into its room', async () => {
  const { bytes } = await exportView({ client: engine('rank').client }, specOf('rank'), 'svg');
  const lines = new TextDecoder().decode(bytes).match(/<text [^>]*>/g) ?? [];
  expect(lines.length).toBeGreaterThan(40);
  for (const line of lines) {
    expect(line).toMatch(/ textLength="[\d.]+" lengthAdjust="spacingAndGlyphs"/);
  }
});
