import { describe, expect, test } from 'vitest';
import { losses } from '../../renderer/charts/losses.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import { hiddenReason } from './fixture.ts';
import { lossTable, pairTable } from './pair-tables.ts';
import { collisions, outside, textBoxes } from './text-boxes.ts';
import { hiddenMarks, marks, nodes, texts } from './walk.ts';

const options = { width: 640, theme: 'light', frame: false } as const;
const label = (table: ReturnType<typeof lossTable>) =>
  marks(losses(table, options).root).map((mark) => mark.label);

test('each segment that lost somebody names its takers, the largest part first', () => {
  expect(label(lossTable(3, 1_000))).toEqual([
    'Age well',
    'Age well, claimed by Die well: 1,000 people',
    'Live well',
    'Live well, claimed by Age well: 1,000 people',
    'Live well, claimed by Die well: 500 people',
  ]);
});

test('a segment that lost nobody is left out, and where none did that is said', () => {
  const table = pairTable(3, () => 0);
  expect(marks(losses(table, options).root)).toEqual([]);
  expect(texts(losses(table, options).root)).toContain(
    'No segment lost anybody to an earlier one.',
  );
});

test('a taker that is hidden comes last and says why', () => {
  const table = pairTable(3, (one, other) => (one === 2 && other < 2 ? ([4, 900][other] ?? 0) : 0));
  expect(label(table)).toEqual([
    'Live well',
    'Live well, claimed by Age well: 900 people',
    `Live well, claimed by Die well: hidden (${hiddenReason})`,
  ]);
  expect(hiddenMarks(losses(table, options).root)).toHaveLength(1);
});

test('bars are from zero on one scale for all', () => {
  const bars = nodes(losses(lossTable(3, 1_000), options).root)
    .filter(({ name, attributes }) => name === 'rect' && attributes['height'] === 12)
    .map(({ attributes }) => Number(attributes['width']));
  const [first = 0, , half = 0] = bars;
  expect(bars).toHaveLength(3);
  expect(half / first).toBeCloseTo(0.5, 9);
});

test('what is hidden draws the same whatever it hides, even a number left in by mistake', () => {
  const drawn = (hidden: object) =>
    toText(
      losses(
        pairTable(4, (one, other) =>
          other < one ? (one === 3 ? { codes: [], ...hidden } : 500) : 0,
        ),
        { ...options, frame: true },
      ),
    );
  const clean = drawn({ status: 'hidden', reason: hiddenReason });
  expect(drawn({ status: 'hidden', reason: hiddenReason, count: 41_977, value: 41_977 })).toBe(
    clean,
  );
});

describe.each([
  ['three segments', 3],
  ['nine segments', 9],
])('%s', (_, count) => {
  test.each([320, 480, 640, 960, 1600])('fit %i pixels, no text upon another', (width) => {
    for (const people of [12, 12_345_670]) {
      const drawing = losses(lossTable(count, people), { width, theme: 'dark', frame: false });
      const boxes = textBoxes(drawing.root);
      expect(toText(drawing)).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(outside(boxes, width, drawing.height)).toEqual([]);
      expect(collisions(boxes)).toEqual([]);
    }
  });
});
