import { describe, expect, test } from 'vitest';
import { policies } from '../../analytics/disclosure/policy.ts';
import { isDisclosive } from '../../analytics/disclosure/primary.ts';
import { hiddenLimits, roundCount, shownLimits } from '../../analytics/disclosure/rounding.ts';

const nearest = (rounding: number) => ({ rounding, roundingMethod: 'nearest' }) as const;
const midpoint = (rounding: number) => ({ rounding, roundingMethod: 'midpoint' }) as const;

test('to the nearest five, two go down and three go up', () => {
  const shown = [0, 2, 3, 7, 8, 12, 13, 22, 23].map((count) => roundCount(count, nearest(5)));
  expect(shown).toEqual([0, 0, 5, 5, 10, 10, 15, 20, 25]);
});

test('a count halfway between two multiples goes up, and a step of one changes nothing', () => {
  expect([5, 15, 25].map((count) => roundCount(count, nearest(10)))).toEqual([10, 20, 30]);
  expect([0, 1, 7, 1_003].map((count) => roundCount(count, nearest(1)))).toEqual([0, 1, 7, 1_003]);
});

test('midpoint six leaves nobody as 0 and tells each six as its middle', () => {
  const shown = [0, 1, 6, 7, 12, 13, 18, 600, 601].map((count) => roundCount(count, midpoint(6)));
  expect(shown).toEqual([0, 3, 3, 9, 9, 15, 15, 597, 603]);
});

const rules = [
  ...policies,
  { ...nearest(5), id: 'fives without a threshold', threshold: 0, zero: 'shown' as const },
  { ...nearest(10), id: 'tens', threshold: 7, zero: 'shown' as const },
  { ...nearest(10), id: 'tens, nobody hidden', threshold: 9, zero: 'hidden' as const },
  { ...nearest(5), id: 'threshold 1 of fives', threshold: 1, zero: 'shown' as const },
  { ...midpoint(6), id: 'midpoint with a threshold', threshold: 7, zero: 'shown' as const },
  { ...midpoint(10), id: 'midpoint ten, nobody hidden', threshold: 4, zero: 'hidden' as const },
];

describe.each(rules)('$id', (rule) => {
  const counts = Array.from({ length: 400 }, (_, count) => count);
  const shownCounts = counts.filter((count) => !isDisclosive(count, rule));
  const told = new Map<number, number[]>();
  for (const count of shownCounts) {
    const shown = roundCount(count, rule);
    told.set(shown, [...(told.get(shown) ?? []), count]);
  }

  test('a shown number stands for the least and the most of the counts that it is shown for', () => {
    const last = Math.max(...told.keys());
    for (const [shown, own] of told) {
      if (shown === last) continue;
      const limits = { lower: Math.min(...own), upper: Math.max(...own) };
      expect({ shown, ...shownLimits(shown, rule) }).toEqual({ shown, ...limits });
    }
  });

  test('a number that no count is shown as stands for nothing', () => {
    const never = counts.slice(0, 300).filter((number) => !told.has(number));
    for (const number of never)
      expect(() => shownLimits(number, rule)).toThrow(/No count is shown/);
  });

  test('more people are never shown as fewer, so that a part never outgrows its whole', () => {
    const rounded = counts.map((count) => roundCount(count, rule));
    expect(rounded).toEqual(rounded.toSorted((a, b) => a - b));
  });
});

test('of a shipped policy a 0 is nobody, and every other number is over the threshold', () => {
  for (const policy of policies.filter(({ zero }) => zero === 'shown')) {
    expect(shownLimits(0, policy)).toEqual({ lower: 0, upper: 0 });
  }
  const hes = policies.find(({ id }) => id === 'nhs-hes');
  if (hes === undefined) throw new Error('The rule of the HES is no longer shipped.');
  expect(shownLimits(10, hes)).toEqual({ lower: 8, upper: 12 });
  expect(() => shownLimits(5, hes)).toThrow(RangeError);
});

test('a hidden count is somebody where nobody is shown as 0, unless its group is hidden with it', () => {
  const endless = Number.POSITIVE_INFINITY;
  expect(hiddenLimits({ zero: 'shown' })).toEqual({ lower: 1, upper: endless });
  const withGroup = { isDenominatorHidden: true };
  expect(hiddenLimits({ zero: 'shown' }, withGroup)).toEqual({ lower: 0, upper: endless });
  expect(hiddenLimits({ zero: 'hidden' })).toEqual({ lower: 0, upper: endless });
});
