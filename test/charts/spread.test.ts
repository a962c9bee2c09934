import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from '../../renderer/charts/spread.ts';

const wishes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 300, noNaN: true }),
    height: fc.integer({ min: 8, max: 34 }),
  }),
  { maxLength: 8 },
);

test('labels with room keep their places', () => {
  expect(
    spread(
      [
        { at: 90, height: 16 },
        { at: 20, height: 16 },
      ],
      0,
      300,
    ),
  ).toEqual([90, 20]);
});

test('two labels that wish for one place give way by the same distance', () => {
  expect(
    spread(
      [
        { at: 100, height: 16 },
        { at: 100, height: 16 },
      ],
      0,
      300,
    ),
  ).toEqual([92, 108]);
});

test('whatever they wish for, labels keep their order, stay inside and lie upon none', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const placed = spread(all, 0, 300).map((middle, index) => ({
        at: all[index]?.at ?? 0,
        top: middle - (all[index]?.height ?? 0) / 2,
        bottom: middle + (all[index]?.height ?? 0) / 2,
      }));
      const down = placed.toSorted((a, b) => a.top - b.top);
      down.forEach((label, index) => {
        const next = down[index + 1];
        expect(label.top).toBeGreaterThanOrEqual(-1e-6);
        expect(label.bottom).toBeLessThanOrEqual(300 + 1e-6);
        if (next === undefined) return;
        expect(label.bottom).toBeLessThanOrEqual(next.top + 1e-6);
        expect(label.at).toBeLessThanOrEqual(next.at);
      });
    }),
    { seed: 6, numRuns: 300 },
  );
});
