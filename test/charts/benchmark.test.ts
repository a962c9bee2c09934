import { expect, test } from 'vitest';
import type { ReleaseNote } from '../../analytics/contract/released.ts';
import { palettes } from '../../renderer/charts/palette.ts';
import { rank } from '../../renderer/charts/rank.ts';
import {
  type Cell,
  costMeasure,
  type FixtureDimension,
  hiddenReason,
  rateMeasure,
  ratioMeasure,
  releasedTable,
} from './fixture.ts';
import { comparedTable } from './measure-tables.ts';
import { lcpDimension, quintileDimension } from './tables.ts';
import { marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;
const areas = lcpDimension(
  ['A', 'B', 'C', 'D', 'E'].map((code) => ({ code, label: `Area ${code}` })),
);
const comparison = 'everybody';

function table(
  cells: readonly Cell[],
  measure: ReleaseNote['measure'] = rateMeasure,
  dimension: FixtureDimension = areas,
) {
  return releasedTable([dimension], cells, { measure: { ...measure, comparison } });
}

const level = { benchmark: 100, rank_from: 1, rank_to: 2 };
const five: readonly Cell[] = [
  { codes: ['A'], value: 130, lower: 120, upper: 140, ...level, standing: 'worse' },
  { codes: ['B'], value: 110, lower: 80, upper: 140, ...level, rank_to: 3, standing: 'similar' },
  {
    codes: ['C'],
    value: 70,
    lower: 60,
    upper: 80,
    ...level,
    rank_from: 3,
    rank_to: 4,
    standing: 'better',
  },
  { codes: ['D'], value: 66, ...level, rank_from: 3, rank_to: 4, standing: 'not-compared' },
  { codes: ['E'], status: 'hidden', reason: hiddenReason, standing: null },
];

const fills = (drawn: ReturnType<typeof table>, theme: 'light' | 'dark' = 'light') =>
  nodes(rank(drawn, { ...options, theme }).root).map(({ attributes }) => attributes['fill']);
const dashed = (drawn: ReturnType<typeof table>) =>
  nodes(rank(drawn, options).root).filter(
    ({ attributes }) => attributes['stroke-dasharray'] !== undefined,
  );

test.each(['light', 'dark'] as const)('each bar has the colour of its standing, %s', (theme) => {
  const { better, similar, worse } = palettes[theme].standings;
  const found = fills(table(five), theme);
  for (const colour of [better, similar, worse]) {
    expect(found.filter((fill) => fill === colour)).toHaveLength(1);
  }
});

test('the standing is a word in the row too, on wide and on narrow drawings', () => {
  for (const width of [960, 320]) {
    const said = texts(rank(table(five), { ...options, width }).root);
    for (const word of ['worse', 'similar*', 'better', 'not compared'])
      expect(said).toContain(word);
  }
  expect(marks(rank(table(five), options).root)[0]?.label).toContain(
    'worse than everybody (100.0)',
  );
});

test('a measure without polarity is lower and higher, in colours of their own', () => {
  const drawn = comparedTable(lcpDimension(), costMeasure, 1_480);
  const { standings } = palettes.light;
  expect(fills(drawn)).toContain(standings.lower);
  expect(fills(drawn)).toContain(standings.higher);
  expect(fills(drawn)).not.toContain(standings.worse);
});

test('a row that may have more than half of the places is too small to rank, and half is not', () => {
  const said = texts(rank(table(five), options).root);
  expect(said.filter((text) => text.endsWith('*'))).toEqual(['similar*']);
  expect(said).toContain(
    '* Too small to rank: its place may be any of more than half of the 4 ranked.',
  );
});

test('one benchmark for all is a dashed line with its name and value', () => {
  expect(dashed(table(five))).toHaveLength(1);
  expect(texts(rank(table(five), options).root)).toContain('Everybody 100.0');
});

test('benchmarks that differ from row to row have no line', () => {
  const others = five.map((cell, place) =>
    cell.status === 'hidden' ? cell : { ...cell, benchmark: 90 + place },
  );
  expect(dashed(table(others))).toHaveLength(0);
});

test('a ratio that is compared with nothing has its line at 100, as expected', () => {
  const cells = [{ codes: ['A'], value: 83, lower: 80, upper: 86 }];
  const drawn = releasedTable([areas], cells, { measure: ratioMeasure });
  expect(dashed(drawn)).toHaveLength(1);
  expect(texts(rank(drawn, options).root)).toContain('As expected 100');
});

test('quintiles keep their order whatever their values, and their colours where nothing is compared', () => {
  const cells = ['3', '5', '1', '2', '4'].map((code) => ({
    codes: [code],
    value: 50 + Number(code) * 7,
  }));
  const drawn = releasedTable([quintileDimension], cells, { measure: rateMeasure });
  const order = marks(rank(drawn, options).root).map(({ code }) => code);
  expect(order).toEqual(['1', '2', '3', '4', '5']);
  for (const colour of palettes.light.quintiles) expect(fills(drawn)).toContain(colour);
});

test('the unit heads the column of values, or is said below where it has no room', () => {
  expect(texts(rank(table(five), options).root)).toContain('Per 1,000 people');
  const unitLabel = 'emergency admissions per 1,000 people and year of those known';
  const long = table(five, { ...rateMeasure, unitLabel });
  const said = texts(rank(long, { ...options, width: 320 }).root);
  expect(said).toContain('Value');
  expect(said.join(' ')).toContain(`Values are ${unitLabel}.`);
});

test('a hidden row shows nothing of a benchmark, a standing or a place that it carries by mistake', () => {
  const leak = { benchmark: 100, standing: 'worse', rank_from: 1, rank_to: 4 } as const;
  const leaking = table(
    five.map((cell) => (cell.status === 'hidden' ? { ...cell, ...leak } : cell)),
  );
  expect(rank(leaking, options)).toEqual(rank(table(five), options));
});
