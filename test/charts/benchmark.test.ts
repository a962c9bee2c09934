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
import { bandDimension, lcpDimension, quintileDimension } from './tables.ts';
import { hiddenMarks, marks, nodes, texts } from './walk.ts';

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

const level = { benchmark: 100, rank_from: 1, rank_to: 2, ranking: 'ranked' } as const;
const five: readonly Cell[] = [
  { codes: ['A'], value: 130, lower: 120, upper: 140, ...level, standing: 'worse' },
  {
    codes: ['B'],
    value: 110,
    lower: 80,
    upper: 140,
    ...level,
    rank_to: 3,
    ranking: 'too-small-to-rank',
    standing: 'similar',
  },
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
  expect(marks(rank(table(five), options).root)[0]?.label).toContain('worse than everybody (100)');
});

test('a measure without polarity is lower and higher, in colours of their own', () => {
  const drawn = comparedTable(lcpDimension(), costMeasure, 1_480);
  const { standings } = palettes.light;
  expect(fills(drawn)).toContain(standings.lower);
  expect(fills(drawn)).toContain(standings.higher);
  expect(fills(drawn)).not.toContain(standings.worse);
});

test('a row whose place the engine finds too uncertain is marked, with its places in words', () => {
  const said = texts(rank(table(five), options).root);
  expect(said.filter((text) => text.endsWith('*'))).toEqual(['similar*']);
  expect(said).toContain(
    '* Differences too small to rank: its interval leaves open too many of the 4 places.',
  );
  const [first, second] = marks(rank(table(five), options).root);
  expect(first?.label).toMatch(/; place 1st to 2nd of 4; 1 is the highest$/);
  expect(second?.label).toMatch(
    /; differences too small to rank \(place 1st to 3rd of 4; 1 is the highest\)$/,
  );
});

test('one benchmark for all is a dashed line with its name and value', () => {
  expect(dashed(table(five))).toHaveLength(1);
  expect(texts(rank(table(five), options).root)).toContain('Everybody 100');
});

test('benchmarks that differ from row to row have a tick on each bar, their value beside it, and no line', () => {
  const others: Cell[] = five.map((cell, place) =>
    cell.status === 'hidden' ? cell : { ...cell, benchmark: 90 + place },
  );
  const all: Cell = { codes: ['all'], value: 101, standing: 'not-compared' };
  for (const measure of [rateMeasure, ratioMeasure]) {
    const drawn = table([...others, all], measure);
    expect(dashed(drawn)).toHaveLength(0);
    const { root } = rank(drawn, options);
    const ticks = nodes(root).filter(
      ({ name, attributes }) =>
        name === 'path' &&
        attributes['stroke-width'] === 2.25 &&
        attributes['stroke'] === palettes.light.ink,
    );
    expect(ticks).toHaveLength(4);
    const said = texts(root);
    for (const words of ['worse than 90', 'similar* to 91', 'better than 92'])
      expect(said).toContain(words);
    expect(said.join(' ')).not.toMatch(/As expected|Dashed line/);
    expect(said).toContain('Tick on a bar: the value that it is compared with (everybody).');
  }
});

test('those not asked about and those not known are told apart', () => {
  const cells: Cell[] = [
    { codes: ['A'], value: 12, excluded: 1230, unknown: 45 },
    { codes: ['B'], value: 13, excluded: 0, unknown: 0 },
  ];
  const drawn = releasedTable([areas], cells, { measure: rateMeasure });
  const [second, first] = marks(rank(drawn, options).root);
  expect(first?.label).toContain('1,230 not asked about; 45 not known');
  expect(second?.label).not.toMatch(/not asked|not known/);
});

test('a hidden row has its sign beside the word, and no bar at the axis', () => {
  const { root } = rank(table(five), options);
  const word = nodes(root).find(({ children }) => children[0] === 'hidden');
  const [sign, ...more] = hiddenMarks(root);
  expect(more).toEqual([]);
  const right = Number(word?.attributes['x']);
  expect(Number(sign?.attributes['x'])).toBeGreaterThan(right - 80);
  expect(Number(sign?.attributes['x']) + Number(sign?.attributes['width'])).toBeLessThan(right);
});

test('it is said that the interval of a benchmark does not count', () => {
  expect(texts(rank(table(five), options).root).join(' ')).toContain(
    'The benchmark’s own interval does not count.',
  );
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

test('age bands keep their order whatever their values, those without a value among them', () => {
  const bandsOf = ['5-9', '10-14', '0-4', '90+', '85-89'];
  const cells = bandsOf.map(
    (code, place): Cell =>
      place === 1
        ? { codes: [code], status: 'hidden', reason: hiddenReason }
        : { codes: [code], value: 10 + place * 7 },
  );
  const drawn = releasedTable([bandDimension], cells, { measure: rateMeasure });
  const order = marks(rank(drawn, options).root).map(({ code }) => code);
  expect(order).toEqual(['0-4', '5-9', '10-14', '85-89', '90+']);
  expect(fills(drawn)).not.toContain(palettes.light.quintiles[0]);
});

test('a table of whole values prints no decimals', () => {
  const said = texts(rank(table(five), options).root);
  expect(said).toContain('130');
  expect(said).toContain('120 to 140');
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
