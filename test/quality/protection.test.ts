import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SafeCount } from '../../analytics/contract/quality.ts';
import { hideSecond, type Part } from '../../analytics/sources/quality/hide-second.ts';
import {
  hiddenSecond,
  protectPart,
  rangeOf,
  safePercent,
  thresholdOf,
} from '../../analytics/sources/quality/protection.ts';
import { nhsHes } from './asks.ts';

test('counts of 1 to 7 are hidden, nobody is 0, and others are rounded', () => {
  expect(protectPart(0, 1000, nhsHes)).toEqual({ shown: 0 });
  for (const few of [1, 7]) expect(protectPart(few, 1000, nhsHes)).toHaveProperty('hidden');
  expect(protectPart(8, 1000, nhsHes)).toEqual({ shown: 10 });
  expect(protectPart(1000, 1000, nhsHes)).toEqual({ shown: 1000 });
});

test('all but a few are hidden, because the whole is known', () => {
  for (const few of [1, 7]) expect(protectPart(1000 - few, 1000, nhsHes)).toHaveProperty('hidden');
  expect(protectPart(992, 1000, nhsHes)).toEqual({ shown: 990 });
});

test('what a shown count may be is all that is rounded to it', () => {
  expect(thresholdOf(nhsHes)).toBe(7);
  expect(rangeOf(10, nhsHes)).toEqual({ low: 8, high: 12 });
  expect(rangeOf(25, nhsHes)).toEqual({ low: 23, high: 27 });
  expect(rangeOf(0, nhsHes)).toEqual({ low: 0, high: 0 });
});

test('percentages come from shown counts and are hidden with them', () => {
  expect(safePercent({ shown: 10 }, { shown: 200 })).toBe(5);
  expect(safePercent({ hidden: 'few' }, { shown: 200 })).toBeNull();
  expect(safePercent({ shown: 10 }, { hidden: 'few' })).toBeNull();
  expect(safePercent({ shown: 205 }, { shown: 200 })).toBe(100);
});

test('one hidden part beside parts of nobody is hidden in the total, too', () => {
  const parts = [3, 0, 0].map((count) => ({ count, people: 500 }));
  const { parts: seen, total } = hideSecond(parts, 1500, nhsHes);
  expect(total).toHaveProperty('hidden');
  expect(seen.slice(1)).toEqual([{ shown: 0 }, { shown: 0 }]);
});

test('a part that the total would give away takes a second one with it', () => {
  const parts = [1, 9, 0].map((count) => ({ count, people: 500 }));
  const { parts: seen, total } = hideSecond(parts, 1500, nhsHes);
  expect(total).toEqual({ shown: 10 });
  expect(seen).toEqual([{ hidden: expect.any(String) }, hiddenSecond, { shown: 0 }]);
});

const counts = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 300 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.map((count): Part => ({ count, people: 400 })));

/** Whether a table of counts would be shown as this one is: the same numbers, the same cells hidden. */
function couldBe(count: number, seen: SafeCount, most: number): boolean {
  if ('shown' in seen) {
    const { low, high } = rangeOf(seen.shown, nhsHes);
    return count >= low && count <= high;
  }
  if (seen === hiddenSecond) return count >= 0 && count <= most;
  return count >= 1 && count <= 7;
}

/** Sums that the other parts can have, by trying all of theirs: a search apart from the arithmetic. */
function reachable(parts: readonly SafeCount[], most: number): ReadonlySet<number> {
  return parts.reduce<ReadonlySet<number>>(
    (sums, seen) => {
      const next = new Set<number>();
      for (const sum of sums) {
        for (let count = 0; count <= most; count += 1) {
          if (couldBe(count, seen, most)) next.add(sum + count);
        }
      }
      return next;
    },
    new Set([0]),
  );
}

test('whoever knows all that is shown is left with every value of a hidden part', () => {
  fc.assert(
    fc.property(counts, (parts) => {
      const whole = parts.length * 400;
      const { parts: seen, total } = hideSecond(parts, whole, nhsHes);
      for (const [at, one] of seen.entries()) {
        const part = parts[at]?.count ?? 0;
        if ('shown' in one || one === hiddenSecond || part > 7) continue;
        const others = reachable(seen.toSpliced(at, 1), 407);
        const possible = [1, 2, 3, 4, 5, 6, 7].filter((count) =>
          [...others].some((sum) => couldBe(sum + count, total, whole)),
        );
        expect(possible).toHaveLength(7);
      }
    }),
    { seed: 3, numRuns: 60 },
  );
});
