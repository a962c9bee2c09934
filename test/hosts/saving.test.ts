import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChartSpec } from '../../analytics/contract/host.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { forkLaunch } from '../../main/engine-channel.ts';
import { type ExportView, type Session, startSession } from '../../main/session.ts';

let folder: string;
let session: Session;
let drawn: ChartSpec[];
let hidFurther: (boolean | undefined)[];

const draw: ExportView = async ({ hideFurther }, spec, format) => {
  drawn.push(spec);
  hidFurther.push(hideFurther);
  return { name: `${spec.chart}.${format}`, bytes: new Uint8Array([1, 2]) };
};

function start(exportView: ExportView = draw) {
  session = startSession({
    launch: forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs')),
    privateFolder: folder,
    dataFolder: join(folder, 'data'),
    workspace: null,
    sample: null,
    exportView,
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-saving-'));
  drawn = [];
  hidFurther = [];
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

const problemOf = (reply: Reply<unknown>) => (reply.ok ? null : reply.problems[0]);
const spec = { chart: 'map', definition: { id: 'snee' }, policy: 'hes' };
const full = {
  ...spec,
  definition: { text: 'x'.repeat(900_000), name: 'ours.yaml' },
  measure: 'prevalence:copd',
  filters: { quintile: ['1', '2'], lcp: Array.from({ length: 5_000 }, (_, index) => `X${index}`) },
  where: { field: 'housebound', is: true },
  title: 't'.repeat(300),
  width: 1600,
};

test('hands a specification to the drawing and its file back', async () => {
  start();
  const reply = await session.save(spec, 'svg');
  expect(reply.ok && reply.answer?.name).toBe('map.svg');
  expect(drawn).toEqual([spec]);
});

test('a specification with every part at its limit is drawn as it is', async () => {
  start();
  expect((await session.save(full, 'png')).ok).toBe(true);
  expect(drawn).toEqual([full]);
});

test.each<[string, unknown, unknown]>([
  ['a chart that there is not', { ...spec, chart: 'pie' }, 'svg'],
  ['a picture instead of a specification', '<svg/>', 'svg'],
  ['an absurd width', { ...spec, width: 1e9 }, 'png'],
  ['a width wider than charts are made for', { ...spec, width: 4000 }, 'png'],
  ['a width in halves', { ...spec, width: 640.5 }, 'png'],
  ['a width in words', { ...spec, width: '640' }, 'png'],
  ['a title that is a number', { ...spec, title: 7 }, 'png'],
  ['a title that is a list', { ...spec, title: ['a'] }, 'png'],
  ['a title of 301 characters', { ...spec, title: 't'.repeat(301) }, 'png'],
  ['a measure that is an object', { ...spec, measure: {} }, 'png'],
  ['filters that are text', { ...spec, filters: 'lcp' }, 'png'],
  ['a filter on what is no dimension', { ...spec, filters: { nhs_number: ['1'] } }, 'png'],
  ['a filter that is text', { ...spec, filters: { lcp: 'X01' } }, 'png'],
  ['a filter of nothing', { ...spec, filters: { lcp: [] } }, 'png'],
  ['a filter of 5,001 codes', { ...spec, filters: { lcp: Array(5_001).fill('A') } }, 'png'],
  ['a definition of neither kind', { ...spec, definition: {} }, 'png'],
  ['a definition of both kinds', { ...spec, definition: { id: 'a', text: 'b', name: 'c' } }, 'png'],
  [
    'a definition over a megabyte',
    { ...spec, definition: { text: 'x'.repeat(2 ** 20 + 1), name: 'n' } },
    'png',
  ],
  ['a policy that is a list', { ...spec, policy: [] }, 'png'],
  ['a part that charts do not have', { ...spec, scale: 40 }, 'png'],
])('%s is refused, and nothing is drawn', async (_name, given, format) => {
  start();
  expect(problemOf(await session.save(given, format))?.code).toBe('chart-invalid');
  expect(drawn).toEqual([]);
});

test('a format that there is not is refused, and nothing is drawn', async () => {
  start();
  expect(problemOf(await session.save(spec, 'exe'))?.code).toBe('usage');
  expect(drawn).toEqual([]);
});

test('further counts are hidden only where the window asks for it in so many words', async () => {
  start();
  for (const asked of [undefined, false, true]) await session.save(spec, 'svg', asked);
  expect(hidFurther).toEqual([false, false, true]);
  for (const asked of [1, 'true', null, {}]) {
    expect(problemOf(await session.save(spec, 'svg', asked))?.code).toBe('usage');
  }
  expect(drawn.length).toBe(3);
});

test('a title that is too long is named, with what to do', async () => {
  start();
  expect(problemOf(await session.save({ ...spec, title: 't'.repeat(5_000) }, 'png'))).toEqual({
    code: 'chart-invalid',
    reason: "The chart's title is not a text of at most 300 characters.",
    hint: 'Give title as text, or leave it out.',
    where: { field: 'title' },
  });
});

test('an error that nobody foresaw comes without its words', async () => {
  start(() => Promise.reject(new Error('943 476 5919')));
  const reply = await session.save(spec, 'svg');
  expect(problemOf(reply)?.code).toBe('internal');
  expect(JSON.stringify(reply)).not.toContain('943');
});
