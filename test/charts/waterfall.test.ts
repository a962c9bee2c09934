import { expect, test } from 'vitest';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
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
const overlay = (...cells: Cell[]) =>
  releasedTable([{ ...segmentDimension(3), overlapping: true }], cells);
const exactly = (table: ReleasedTable): ReleasedTable => ({
  ...table,
  note: { ...table.note, policy: workingPolicy },
});
const whole = run(
  counted('die-well', 500, 500),
  counted('age-well', 2000, 1600),
  counted('live-well', 7900, 7900),
  counted('all', 10_000, 10_000),
);
const mayBeInSeveral =
  'People may be in several segments: each counts all whom it matches, and they do not add up.';

test('what remains of exact counts is counted down from the population to nobody', () => {
  const exact = exactly(whole);
  expect(readRun(exact).segments.map(({ remaining }) => remaining)).toEqual([9500, 7900, 0]);
  expect(texts(waterfall(exact, options).root)).toContain('Remaining');
});

test('nothing is said to remain of rounded counts, which leave somebody where nobody is', () => {
  const emptyAtTheEnd = run(
    counted('die-well', 505, 505),
    counted('age-well', 9490, 9490),
    counted('live-well', 0, 0),
    counted('all', 10_000, 10_000),
  );
  expect(readRun(emptyAtTheEnd).segments.map(({ remaining }) => remaining)).toEqual([
    null,
    null,
    null,
  ]);
  const said = texts(waterfall(emptyAtTheEnd, options).root);
  expect(said.filter((text) => /remain/i.test(text))).toEqual([]);
});

test('nothing is said to remain where any segment is hidden, the last one too', () => {
  const hidden = run(
    counted('die-well', 500, 500),
    counted('age-well', 9495, 9495),
    { codes: ['live-well'], status: 'hidden', reason: 'counts of 1 to 7 are hidden' },
    counted('all', 10_000, 10_000),
  );
  const policy = { ...workingPolicy, id: 'threshold-10', threshold: 9, working: false };
  const said = texts(waterfall({ ...hidden, note: { ...hidden.note, policy } }, options).root);
  expect(said.filter((text) => /remain/i.test(text))).toEqual([]);
});

test.each([
  ['more people than there are', 6000],
  ['fewer', 100],
  ['just as many, as where everybody is in one', 3500],
])('segments that overlap add up to %s, and nothing remains or is lost', (_, matched) => {
  const cells = [
    counted('die-well', 500, 500),
    counted('age-well', matched, matched),
    counted('live-well', 6000, 6000),
    counted('all', 10_000, 10_000),
  ];
  for (const table of [overlay(...cells), exactly(overlay(...cells))]) {
    const said = texts(waterfall(table, options).root);
    for (const word of ['Remaining', 'Lost', 'Claimed', 'Lost to an earlier segment'])
      expect(said).not.toContain(word);
    expect(said).toContain(mayBeInSeveral);
  }
});

test('an overlay of which segments are hidden is still one', () => {
  const hidden = { status: 'hidden', reason: 'counts of 1 to 7 are hidden' } as const;
  const said = texts(
    waterfall(
      overlay(
        counted('die-well', 500, 500),
        { codes: ['age-well'], ...hidden },
        { codes: ['live-well'], ...hidden },
        counted('all', 10_000, 10_000),
      ),
      options,
    ).root,
  );
  expect(said).not.toContain('Lost to an earlier segment');
  expect(said).toContain(mayBeInSeveral);
});

test('segments that do not add up to everybody do not overlap for that', () => {
  const said = texts(
    waterfall(run(counted('die-well', 500, 500), counted('all', 10_000, 10_000)), options).root,
  );
  expect(said).not.toContain(mayBeInSeveral);
  expect(said).toContain('Lost');
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
  const overlapping = overlay(
    counted('die-well', 6000, 6000),
    counted('live-well', 6000, 6000),
    counted('all', 10_000, 10_000),
  );
  expect(texts(waterfall(whole, options).root)).toContain(note);
  expect(texts(waterfall(overlapping, options).root)).toContain(note);
  expect(texts(waterfall(exactly(whole), options).root)).not.toContain(note);
});

test('of an overlay only matched is shown: nobody is claimed or lost, and some are in no segment', () => {
  const table = overlay(
    counted('die-well', 6000, 6000),
    counted('age-well', 5000, 5000),
    counted('live-well', 10, 10),
    counted('no-segment', 1200, 1200),
    counted('all', 10_000, 10_000),
  );
  const { root, title } = waterfall(table, options);
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
