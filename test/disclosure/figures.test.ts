import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form, ReleasedRow } from '../../analytics/contract/released.ts';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import type { Counted } from '../../analytics/measures/counted.ts';
import type { CountedMeasure } from '../../analytics/measures/measure.ts';
import { poissonLimits } from '../../analytics/statistics/poisson-limits.ts';
import {
  admissions,
  bandOf,
  type CountedGroup,
  conditionsHeld,
  cost,
  countedIn,
  groupOf,
  groups,
  isRounded,
  letOut,
  prevalence,
  releasing,
} from './groups.ts';

const kinds: readonly (readonly [CountedMeasure, Form])[] = [
  [prevalence, 'crude'],
  [prevalence, 'standardised'],
  [prevalence, 'indirect'],
  [admissions, 'crude'],
  [admissions, 'standardised'],
  [admissions, 'indirect'],
  [cost, 'crude'],
  [cost, 'standardised'],
];
const named = kinds.map(([measure, form]) => ({ id: measure.id, form, measure }));

/** The people whose being counted a figure tells of; null where that is everybody. */
function peopleOf({ numerator, figure }: Counted): number | null {
  if (figure === undefined) return numerator;
  return figure.kind === 'mean' ? null : figure.people;
}

const numbersOf = (row: ReleasedRow) => [
  ...[row.count, row.value, row.lower, row.upper, row.excluded, row.benchmark],
  ...[row.denominator, row.rankFrom, row.rankTo],
];

/** People, or events, that a value may not be told finer than. */
function coarsenessOf(policy: string): number {
  const { rounding, threshold } = findPolicy(policy);
  return rounding > 1 ? rounding : threshold + 1;
}

/** The smallest of 1, 2, 5 times a power of ten that is not under a size. */
function stepOver(size: number): number {
  const steps = Array.from({ length: 40 }, (_, at) => 10 ** (at - 20));
  const all = steps.flatMap((power) => [power, 2 * power, 5 * power]);
  return all.find((step) => step >= size * (1 - 1e-9)) ?? Number.NaN;
}

function expectNothingSmall(row: ReleasedRow, counted: Counted, policy: string): void {
  const { threshold, zero } = findPolicy(policy);
  const isSmall = (count: number) => (count === 0 ? zero === 'hidden' : count <= threshold);
  const { denominator, excluded = 0 } = counted;
  const people = peopleOf(counted);
  const bare = [row.count, row.value, row.lower, row.upper, row.benchmark];
  const isFew = people !== null && isSmall(people);
  if (isFew || isSmall(denominator ?? 0)) expect(bare).toEqual(bare.map(() => null));
  if (isSmall(denominator ?? 0)) expect(row.denominator).toBeNull();
  if (excluded > 0 && isSmall(excluded)) expect(row.excluded).toBeNull();
  if (excluded === 0 && row.status === 'shown') expect(row.excluded).toBe(0);
}

function expectSound(row: ReleasedRow, policy: string): void {
  for (const number of numbersOf(row)) {
    if (number !== null) expect(Number.isFinite(number)).toBe(true);
  }
  for (const count of [row.denominator, row.excluded]) {
    expect([count, isRounded(count ?? 0, policy)]).toEqual([count, true]);
  }
  const { value, lower, upper } = row;
  if (value === null || lower === null || upper === null) return;
  expect([lower <= value, value <= upper]).toEqual([true, true]);
}

describe.each(named)('$id, $form', ({ measure, form }) => {
  const several = fc.array(groups(measure.statistic === 'proportion'), {
    minLength: 1,
    maxLength: 4,
  });
  const eachRow = (
    see: (row: ReleasedRow, counted: Counted, policy: string, benchmark: Counted) => void,
  ) => {
    fc.assert(
      fc.property(several, fc.constantFrom(...releasing), (some, policy) => {
        const counts = countedIn(measure, form, some);
        const rows = counts.map(({ counted, benchmark }) => ({ ...counted, benchmark }));
        letOut(measure, form, rows, policy).forEach((row, at) => {
          const own = counts[at];
          if (own) see(row, own.counted, policy, own.benchmark);
        });
      }),
      { seed: 20_260_306, numRuns: 80 },
    );
  };

  test('nothing is told where the people counted are few', () => {
    eachRow(expectNothingSmall);
  });

  test('what is compared with is not told where its people are few', () => {
    eachRow((row, _, policy, benchmark) => {
      const people = peopleOf(benchmark);
      const { threshold } = findPolicy(policy);
      if (people !== null && people > 0 && people <= threshold) expect(row.benchmark).toBeNull();
    });
  });

  test('every number is finite, every count of people is rounded, and limits hold the value', () => {
    eachRow((row, _, policy) => expectSound(row, policy));
  });

  test('working figures are the exact ones', () => {
    fc.assert(
      fc.property(several, (some) => {
        const counts = countedIn(measure, form, some).map(({ counted }) => counted);
        letOut(measure, form, counts, 'working').forEach((row, at) => {
          const { figure, numerator, denominator } = counts[at] as Counted;
          if (denominator === 0) {
            expect(row.value).toBeNull();
            return;
          }
          expect([row.count, row.denominator]).toEqual([numerator, denominator]);
          if (figure?.kind === 'estimate') {
            const { value, lower, upper } = figure.estimate;
            expect([row.value, row.lower, row.upper]).toEqual([value, lower, upper]);
          } else {
            const per = measure.per / (denominator ?? 1);
            expect(row.value).toBeCloseTo(numerator * per, 9);
          }
        });
      }),
      { seed: 20_260_307, numRuns: 30 },
    );
  });
});

const counted = named.filter(({ form, measure }) => form !== 'crude' && measure !== cost);

test.each(counted)('$id, $form, is told no finer than its count', ({ measure, form }) => {
  const several = fc.array(groups(measure.statistic === 'proportion'), {
    minLength: 2,
    maxLength: 3,
  });
  let told = 0;
  fc.assert(
    fc.property(several, fc.constantFrom(...releasing), (some, policy) => {
      const rows = countedIn(measure, form, some);
      const exact = rows.map((one) => one.counted);
      letOut(measure, form, exact, policy).forEach((row, at) => {
        const { figure, numerator } = exact[at] as Counted;
        if (row.value === null || !row.count || figure?.kind !== 'estimate') return;
        told += 1;
        const value = (figure.estimate.value ?? 0) * (row.count / numerator);
        const above = (events: number) => (poissonLimits({ count: events }).upper ?? 0) - events;
        const half = (figure.estimate.upper ?? 0) - (figure.estimate.value ?? 0);
        const upper = value + half * (above(row.count) / above(numerator));
        const base = coarsenessOf(policy);
        const own = stepOver((value * base) / row.count);
        const expected = stepOver((upper * base) / (figure.reference ?? Number.POSITIVE_INFINITY));
        const ofOne = stepOver(base * Math.max(figure.leverage, upper * figure.relative));
        const step = Math.max(own, expected, ofOne);
        for (const number of [row.value, row.lower, row.upper]) {
          const steps = (number ?? 0) / step;
          expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
        }
      });
    }),
    { seed: 20_260_308, numRuns: 60 },
  );
  expect(told).toBeGreaterThan(20);
});

/** A group of 200 people of every age, some of whom have an event. */
function spreadOut(events: number, people = 200): CountedGroup {
  return groupOf(
    Array.from({ length: 19 }, (_, band) => {
      const own = Math.floor(events / 19) + (band < events % 19 ? 1 : 0);
      return bandOf(
        people,
        Array.from({ length: own }, () => 1),
        true,
      );
    }),
  );
}

const released = (measure: CountedMeasure, form: Form, group: CountedGroup, policy: string) => {
  const [own] = countedIn(measure, form, [group]);
  return letOut(measure, form, own ? [own.counted] : [], policy)[0];
};

test.each([prevalence, admissions])(
  'a standardised value of fewer than ten events is not told apart from one of a few more',
  (measure) => {
    for (const policy of releasing) {
      const rows = [8, 9, 10, 11, 12].map((events) =>
        released(measure, 'standardised', spreadOut(events), policy),
      );
      const { threshold, rounding } = findPolicy(policy);
      const few = rounding > 1 ? rows : rows.slice(0, 2);
      expect(few.map((row) => row?.value)).toEqual(few.map(() => null));
      const shown = rows.filter((_, at) => at + 8 > threshold);
      if (rounding > 1) for (const row of shown) expect(row).toEqual(shown[0]);
      expect(released(measure, 'standardised', spreadOut(13), policy)?.value).not.toBeNull();
    }
    const exact = (events: number) =>
      released(measure, 'standardised', spreadOut(events), 'working')?.value;
    expect([exact(9), exact(10) === null]).toEqual([null, false]);
  },
);

test('many events of few people are hidden', () => {
  const few = groupOf(
    Array.from({ length: 19 }, (_, at) => bandOf(200, at < 5 ? [30] : [], false)),
  );
  expect(few.all).toMatchObject({ having: 5, numerator: 150 });
  for (const policy of releasing) {
    for (const form of ['crude', 'standardised', 'indirect'] as const) {
      const row = released(admissions, form, few, policy);
      expect([row?.status, row?.count, row?.value]).toEqual(['hidden', null, null]);
    }
  }
});

test('a ratio of no event does not tell how many events there were elsewhere, where these are hidden', () => {
  const ratio = (events: number) => {
    const [none] = countedIn(prevalence, 'indirect', [spreadOut(0), spreadOut(events)]);
    return letOut(prevalence, 'indirect', none ? [none.counted] : [], 'nhs-hes')[0];
  };
  expect(ratio(3)).toEqual(ratio(6));
});

test('a mean of what only a few have is hidden, as a count of those few is', () => {
  for (const policy of releasing) {
    for (const form of ['crude', 'standardised'] as const) {
      const row = released(conditionsHeld, form, spreadOut(3), policy);
      expect([form, row?.status, row?.count, row?.value]).toEqual([form, 'hidden', null, null]);
    }
  }
});

test('the total behind a mean is told no finer than the same number of people would be', () => {
  for (const form of ['crude', 'standardised'] as const) {
    const row = (events: number) => released(conditionsHeld, form, spreadOut(events), 'nhs-hes');
    const shares = (events: number) => released(prevalence, 'crude', spreadOut(events), 'nhs-hes');
    expect(shares(101)).toEqual(shares(102));
    expect([form, row(101)?.count]).toEqual([form, row(102)?.count]);
  }
});

test('how far events repeat is told to a tenth, and never as less than it is', () => {
  const with40 = (repeats: readonly number[]) =>
    groupOf(Array.from({ length: 19 }, () => bandOf(200, repeats, false)));
  const group = with40([1, 2, 4]);
  const width = (policy: string) => {
    const row = released(admissions, 'crude', group, policy);
    return (row?.upper ?? 0) - (row?.lower ?? 0);
  };
  expect(width('nhs-hes')).toBeGreaterThanOrEqual(width('working') * 0.99);
  const once = released(admissions, 'crude', with40([1, 1, 1]), 'nhs-hes');
  expect(width('nhs-hes')).toBeGreaterThan((once?.upper ?? 0) - (once?.lower ?? 0));
});
