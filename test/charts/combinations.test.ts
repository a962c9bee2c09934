import { describe, expect, test } from 'vitest';
import { combinations } from '../../renderer/charts/combinations.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import { gated, hiddenReason, releasedTable } from './fixture.ts';
import { combinationTable } from './pair-tables.ts';
import { collisions, outside, textBoxes } from './text-boxes.ts';
import { marks, nodes, texts } from './walk.ts';

const options = { width: 960, theme: 'light', frame: false } as const;

const categories = [
  { code: 'none', label: 'None of them' },
  { code: 'asthma', label: 'Asthma' },
  { code: 'copd', label: 'COPD' },
  { code: 'asthma+copd', label: 'Asthma + COPD' },
  { code: 'not-known', label: 'Not known' },
];
const dimension = { name: 'combination', label: 'Combination', categories } as const;
const of = (none: number, asthma: number, copd: number, both: number, unknown: number) =>
  releasedTable(
    [dimension],
    [none, asthma, copd, both, unknown].map((people, place) =>
      gated([categories[place]?.code ?? ''], people),
    ),
  );

test('combinations are drawn from the most people down, with the people of none apart', () => {
  const drawing = combinations(of(9_000, 300, 700, 120, 25), options);
  expect(marks(drawing.root).map(({ label }) => label)).toEqual([
    'COPD: 700 people',
    'Asthma: 300 people',
    'Asthma + COPD: 120 people',
  ]);
  expect(texts(drawing.root)).toContain('None of these conditions: 9,000 people.');
  expect(texts(drawing.root)).toContain('Not known for one of them: 25 people.');
});

test('a combination has a large dot for each of its conditions, and a small one for the others', () => {
  const columns = nodes(combinations(of(9_000, 300, 700, 120, 0), options).root).filter(
    ({ mark }) => mark !== undefined,
  );
  const large = columns.map(
    (column) =>
      nodes(column).filter(({ name, attributes }) => name === 'circle' && attributes['r'] === 4.5)
        .length,
  );
  expect(large).toEqual([1, 1, 2]);
  expect(nodes(columns[0] as never).filter(({ name }) => name === 'circle')).toHaveLength(2);
});

test('bars are from zero: twice the people, twice the height', () => {
  const bars = nodes(combinations(of(0, 400, 800, 0, 0), options).root)
    .filter(({ name, attributes }) => name === 'rect' && attributes['fill'] === '#6ba5b6')
    .map(({ attributes }) => Number(attributes['height']));
  expect((bars[0] ?? 0) / (bars[1] ?? 1)).toBeCloseTo(2, 9);
});

test('what is hidden is counted in words and drawn nowhere, whatever it hides', () => {
  const drawn = (people: number) => combinations(of(9_000, 300, people, 120, 0), options);
  expect(texts(drawn(3).root)).toContain('1 combination is hidden.');
  expect(toText(drawn(3))).toBe(toText(drawn(6)));
  const leaking = releasedTable(
    [dimension],
    [
      gated(['asthma'], 300),
      { codes: ['copd'], count: 5, value: 5, status: 'hidden', reason: hiddenReason },
    ],
  );
  expect(marks(combinations(leaking, options).root).map(({ code }) => code)).toEqual(['asthma']);
});

test('what found no room is said to be in the table', () => {
  const said = texts(combinations(combinationTable(6, 600_000), { ...options, width: 400 }).root);
  expect(said.join(' ')).toMatch(/\d+ combinations of fewer people are in the table\./);
});

test('with nobody shown there is no drawing, and that is said', () => {
  const drawing = combinations(of(9_000, 0, 0, 0, 0), options);
  expect(marks(drawing.root)).toEqual([]);
  expect(texts(drawing.root)).toContain('No combination is shown.');
});

describe.each([2, 5, 12])('%i conditions', (count) => {
  test.each([320, 400, 640, 960, 1600])('fit %i pixels, no text upon another', (width) => {
    for (const people of [60_000, 60_000_000]) {
      const table = combinationTable(count, people);
      const drawing = combinations(table, { width, theme: 'dark', frame: false });
      const boxes = textBoxes(drawing.root);
      expect(toText(drawing)).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(outside(boxes, width, drawing.height)).toEqual([]);
      expect(collisions(boxes)).toEqual([]);
    }
  });
});
