import { expect, test } from 'vitest';
import { readRun } from '../../renderer/charts/run.ts';
import { waterfall } from '../../renderer/charts/waterfall.ts';
import { type Cell, gated, releasedTable, workingPolicy } from './fixture.ts';
import { runTable, segmentDimension } from './tables.ts';
import { marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;
const counted = (code: string, matched: number, claimed: number): Cell => ({
  ...gated([code], claimed),
  matched,
  lost: matched - claimed,
});
const run = (...cells: Cell[]) => releasedTable([segmentDimension(3)], cells);
const whole = run(
  counted('die-well', 500, 500),
  counted('age-well', 2000, 1600),
  counted('live-well', 7900, 7900),
  counted('all', 10_000, 10_000),
);

test('what remains is counted down from the population to nobody', () => {
  expect(readRun(whole).segments.map(({ remaining }) => remaining)).toEqual([9500, 7900, 0]);
});

test('rounding leaves nobody over after the last segment', () => {
  const rounded = run(
    counted('die-well', 505, 505),
    counted('age-well', 2000, 1600),
    counted('live-well', 7900, 7900),
    counted('all', 10_000, 10_000),
  );
  expect(readRun(rounded).segments.at(-1)?.remaining).toBe(0);
});

test('nothing is said to remain from the first hidden segment on', () => {
  const hidden = run(
    counted('die-well', 500, 500),
    { codes: ['age-well'], status: 'hidden', reason: 'counts of 1 to 7 are hidden' },
    counted('live-well', 9495, 9495),
    counted('all', 10_000, 10_000),
  );
  expect(readRun(hidden).segments.map(({ remaining }) => remaining)).toEqual([9500, null, null]);
  expect(texts(waterfall(hidden, options).root)).toContain(
    'Remaining is not stated from the first hidden segment on.',
  );
});

test.each([
  ['more', 6000],
  ['fewer', 100],
])('segments that add up to %s than everyone overlap, so nothing remains', (_, claimed) => {
  const overlapping = run(
    counted('die-well', 500, 500),
    counted('age-well', claimed, claimed),
    counted('live-well', 6000, 6000),
    counted('all', 10_000, 10_000),
  );
  expect(readRun(overlapping).exclusive).toBe(false);
  expect(texts(waterfall(overlapping, options).root)).not.toContain('Remaining');
});

test('claimed and lost make up the matched bar, from zero', () => {
  const groups = nodes(waterfall(whole, options).root).filter(
    ({ mark }) => mark?.code === 'age-well',
  );
  const boxes = (groups[0]?.children ?? []).filter(
    (child) =>
      typeof child !== 'string' && child.name === 'rect' && child.attributes['height'] === 16,
  );
  const [claimed, lost] = boxes.map((box) =>
    typeof box === 'string' ? 0 : Number(box.attributes['width']),
  );
  expect((claimed ?? 0) / ((claimed ?? 0) + (lost ?? 0))).toBeCloseTo(1600 / 2000, 9);
});

test('people outside the population stand apart under the total', () => {
  const said = texts(waterfall(runTable(), options).root);
  expect(said.indexOf('Outside the population')).toBeGreaterThan(said.indexOf('All'));
  expect(said).toContain('20,315');
});

test('a click on a row is a click on its segment, and the total has none', () => {
  const codes = marks(waterfall(whole, options).root).map(
    ({ dimension, code }) => `${dimension} ${code}`,
  );
  expect(codes).toEqual(['segment die-well', 'segment age-well', 'segment live-well']);
});

test('rounded counts are said not to add up, lost ones and overlapping ones too', () => {
  const note = 'Counts are rounded one by one, so they may not add up.';
  const overlapping = run(
    counted('die-well', 6000, 6000),
    counted('live-well', 6000, 6000),
    counted('all', 10_000, 10_000),
  );
  const exact = { ...whole, note: { ...whole.note, policy: workingPolicy } };
  expect(texts(waterfall(whole, options).root)).toContain(note);
  expect(texts(waterfall(overlapping, options).root)).toContain(note);
  expect(texts(waterfall(exact, options).root)).not.toContain(note);
});

test('of an overlay only matched is shown: nobody is claimed or lost, and some are in no segment', () => {
  const overlay = run(
    counted('die-well', 6000, 6000),
    counted('age-well', 5000, 5000),
    counted('live-well', 10, 10),
    counted('no-segment', 1200, 1200),
    counted('all', 10_000, 10_000),
  );
  const { root, title } = waterfall(overlay, options);
  expect(title).toContain('people matched by each segment');
  expect(texts(root)).toContain('Matched');
  for (const heading of ['Lost', 'Claimed', 'Remaining'])
    expect(texts(root)).not.toContain(heading);
  expect(marks(root).map(({ label }) => label)).toEqual([
    'Die well: matched 6,000 people',
    'Age well: matched 5,000 people',
    'Live well: matched 10 people',
  ]);
  const said = texts(root);
  expect(said.indexOf('In no segment')).toBeGreaterThan(said.indexOf('All'));
});
