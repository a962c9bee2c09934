import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, textWidth, wrapText } from '../../renderer/charts/text-width.ts';

const face = { size: 10 };

test('a number is as wide as its digits and commas', () => {
  expect(textWidth('12,345', face)).toBeCloseTo((5 * 600 + 272) / 100, 9);
});

test('semi-bold letters are wider than regular ones', () => {
  expect(textWidth('Segment', { size: 10, weight: 600 })).toBeGreaterThan(
    textWidth('Segment', face),
  );
});

test('combining accents add no width', () => {
  expect(textWidth('e\u0301', face)).toBe(textWidth('e', face));
});

test('wrapped lines are never wider than the room, and no word is lost', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 20 }), fc.integer({ min: 20, max: 200 }), (text, room) => {
      const lines = wrapText(text, room, face);
      expect(Math.max(...lines.map((line) => textWidth(line, face)))).toBeLessThanOrEqual(room);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
    { seed: 1 },
  );
});

test('text that does not fit ends in an ellipsis within the room', () => {
  const lines = fitText('Living with several long-term conditions and frailty', 90, 2, face);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  expect(Math.max(...lines.map((line) => textWidth(line, face)))).toBeLessThanOrEqual(90);
});

test('text that fits is left alone', () => {
  expect(fitText('Die well', 90, 1, face)).toEqual(['Die well']);
  expect(fitText('', 90, 1, face)).toEqual([]);
});
