import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Amount, isDominated, mostOf } from '../../analytics/disclosure/dominance.ts';
import { findPolicy, policies } from '../../analytics/disclosure/policy.ts';
import { disclosive } from '../../analytics/disclosure/primary.ts';
import { protect } from '../../analytics/disclosure/protect.ts';
import type { Counted } from '../../analytics/measures/counted.ts';
import { type MeasureAsk, measureTable } from '../../analytics/measures/measured-table.ts';
import { makeCube } from '../cube/make-cube.ts';
import {
  admissions,
  bandOf,
  conditionsHeld,
  cost,
  countedIn,
  groupOf,
  releasing,
} from './groups.ts';

const judged = (counted: Counted, id: string) => disclosive(counted, findPolicy(id));
const share = (numerator: number, denominator: number): Counted => ({ numerator, denominator });

test('under the HES rule a percentage of none is shown, of few and of nearly all is not', () => {
  const of100 = [0, 1, 7, 8, 92, 93, 99, 100].map((count) => judged(share(count, 100), 'nhs-hes'));
  expect(of100).toEqual([null, 'count', 'count', null, null, 'count', 'count', 'count']);
});

test('where nobody is hidden too, as few as none and as many as all are hidden', () => {
  for (const id of ['threshold-10', 'uk-llc']) {
    const of100 = [0, 9, 10, 90, 91, 100].map((count) => judged(share(count, 100), id));
    expect(of100).toEqual(['count', 'count', null, null, 'count', 'count']);
  }
});

test('midpoint rounding tells all of a group no further than all but five of it', () => {
  const policy = findPolicy('opensafely-midpoint');
  const told = [97, 100, 102].map((count) => protect(share(count, 102), policy));
  for (const cell of told) expect(cell).toMatchObject({ count: 99, denominator: 99, value: 100 });
  expect(protect(share(96, 102), policy).value).toBeLessThan(100);
});

test('working figures hide neither the few nor the many', () => {
  for (const count of [0, 1, 99, 100]) expect(judged(share(count, 100), 'working')).toBeNull();
});

test('a group that is too small hides everything of it, whatever is counted', () => {
  for (const [id, people] of [
    ['nhs-hes', 7],
    ['opensafely', 7],
    ['threshold-10', 9],
    ['uk-llc', 9],
  ] as const) {
    for (const count of [0, 1, people]) expect(judged(share(count, people), id)).toBe('group');
    expect(judged(share(0, people + 1), id)).not.toBe('group');
  }
});

test('what is hidden as few, as nearly all and as all cannot be told apart', () => {
  for (const id of releasing.filter((policy) => findPolicy(policy).threshold > 0)) {
    const policy = findPolicy(id);
    const cells = [1, 5, 96, 99, 100].map((count) => protect(share(count, 100), policy));
    for (const cell of cells) expect(cell).toEqual(cells[0]);
    expect(cells[0]?.reason).toMatch(/numbers that would tell of so few/);
  }
});

describe('a share', () => {
  const cube = makeCube([
    { at: [0, 0, 10, 0, 0], people: 40 },
    { at: [0, 1, 10, 0, 0], people: 50 },
    { at: [0, 0, 10, 0, 1], people: 60 },
  ]);
  const ask: Omit<MeasureAsk, 'filters'> = {
    measure: { kind: 'share', of: 'quintile' },
    ...{ by: ['lcp', 'quintile'], totals: true, form: 'crude', compare: null, withAges: false },
    catalogue: { fields: new Map(), conditions: new Map() },
    ...{ ages: { from: null, to: null }, unknowable: new Set<string>() },
  };
  const rowsOf = (filters: MeasureAsk['filters']) => measureTable(cube, { ...ask, filters }).rows;

  test('of all categories is everybody by its nature, and shown', () => {
    const whole = rowsOf({}).filter(({ codes }) => codes[1] === 'all');
    expect(whole.length).toBeGreaterThan(2);
    for (const row of whole) {
      expect(row).toMatchObject({ isWhole: true, numerator: row.denominator });
      const { status } = protect(row, findPolicy('nhs-hes'));
      expect(status).toBe(row.denominator === 0 ? 'not-available' : 'shown');
    }
  });

  test('of one category is everybody where the zeros of the others say so, and is shown with them', () => {
    const full = rowsOf({}).filter(
      ({ codes, numerator, denominator }) =>
        codes[1] !== 'all' && numerator === 60 && denominator === 60,
    );
    expect(full.length).toBeGreaterThan(0);
    for (const row of full) {
      expect(judged(row, 'nhs-hes')).toBeNull();
      expect(judged(row, 'threshold-10')).toBe('count');
    }
  });

  test('of one category that alone is asked for is hidden where it is of everybody', () => {
    const quintile = rowsOf({}).find(
      ({ codes, numerator }) => codes[1] !== 'all' && numerator === 60,
    )?.codes[1];
    const full = rowsOf({ quintile: [quintile ?? ''] }).filter(
      ({ numerator, denominator }) => numerator === 60 && denominator === 60,
    );
    expect(full.length).toBeGreaterThan(0);
    for (const row of full) {
      expect(row.isWhole).toBeUndefined();
      expect(judged(row, 'nhs-hes')).toBe('count');
    }
  });
});

const amountOf = (amounts: readonly number[]): Amount => ({
  sum: amounts.reduce((sum, one) => sum + one, 0),
  squares: amounts.reduce((sum, one) => sum + one ** 2, 0),
  contributors: amounts.filter((one) => one > 0).length,
});

describe('an amount', () => {
  const rule = { contributors: 2, share: 0.9, p: 0.1 };
  const amounts = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 100_000 })),
    { minLength: 1, maxLength: 40 },
  );

  test('is never made by one or two people more than is reckoned with', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 5 }), (own, people) => {
        const largest = own.toSorted((a, b) => b - a).slice(0, people);
        const truth = largest.reduce((sum, one) => sum + one, 0);
        expect(mostOf(amountOf(own), people)).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
        const plain = Math.sqrt(people * amountOf(own).squares);
        expect(mostOf(amountOf(own), people)).toBeLessThanOrEqual(plain * (1 + 1e-9));
      }),
      { seed: 20_260_601, numRuns: 500 },
    );
  });

  test('that two people dominate, by either rule, is always hidden', () => {
    let dominated = 0;
    fc.assert(
      fc.property(amounts, (own) => {
        const [first = 0, second = 0, ...rest] = own.toSorted((a, b) => b - a);
        const others = rest.reduce((sum, one) => sum + one, 0);
        const byShare = first + second > 0.9 * (first + second + others);
        if (!byShare && others >= 0.1 * first) return;
        dominated += 1;
        expect(isDominated(amountOf(own), rule)).toBe(true);
      }),
      { seed: 20_260_602, numRuns: 500 },
    );
    expect(dominated).toBeGreaterThan(30);
  });

  test('that many people have alike is shown, and that one or two have is not', () => {
    expect(isDominated(amountOf([900, 1_100, 1_000, 950, 1_050, 1_000, 990, 1_010]), rule)).toBe(
      false,
    );
    expect(isDominated(amountOf([1_000, 1_000]), rule)).toBe(true);
    expect(isDominated(amountOf([1_000]), rule)).toBe(true);
    expect(isDominated(amountOf([]), rule)).toBe(false);
  });
});

const banded = (events: (band: number) => readonly number[]) =>
  groupOf(Array.from({ length: 19 }, (_, band) => bandOf(200, events(band), false)));

test('a cost of which one person has nearly all is hidden as a small count is, crude or standardised', () => {
  const even = banded(() => [900, 1_000, 1_100]);
  const steep = banded((band) => (band === 9 ? [900, 1_000, 4_000_000] : [900, 1_000, 1_100]));
  for (const form of ['crude', 'standardised'] as const) {
    for (const id of releasing) {
      const policy = findPolicy(id);
      const [own, dear] = countedIn(cost, form, [even, steep]).map(({ counted }) =>
        protect(counted, policy),
      );
      expect([id, form, own?.status]).toEqual([id, form, 'shown']);
      expect([id, form, dear?.status, dear?.count, dear?.value]).toEqual([
        id,
        form,
        'hidden',
        null,
        null,
      ]);
    }
  }
});

test('a standardised cost that the weights make one person’s is hidden though the total is not', () => {
  const young = Array.from({ length: 19 }, (_, band) =>
    band === 5 ? [60_000] : [900, 1_000, 1_100],
  );
  const bands = young.map((own, band) => bandOf(band === 5 ? 20 : 20_000, own, false));
  const [counted] = countedIn(cost, 'standardised', [groupOf(bands)]).map((one) => one.counted);
  if (counted?.figure?.kind !== 'estimate') throw new Error('A standardised cost is an estimate.');
  const [plain, weighted] = counted.figure.amounts ?? [];
  const share = ({ sum, squares }: { sum: number; squares: number }) => Math.sqrt(squares) / sum;
  expect(share(weighted ?? { sum: 1, squares: 0 })).toBeGreaterThan(
    share(plain ?? { sum: 1, squares: 9 }),
  );
  expect(judged(counted, 'nhs-hes')).toBe('count');
});

test('an amount, or events, of one or two people are hidden wherever anything is', () => {
  for (const measure of [admissions, cost, conditionsHeld]) {
    const [few] = countedIn(measure, 'crude', [banded((band) => (band < 2 ? [40] : []))]);
    for (const id of releasing) {
      expect([measure.id, id, few && judged(few.counted, id)]).toEqual([measure.id, id, 'count']);
    }
    expect(few && judged(few.counted, 'working')).toBeNull();
  }
});

test('events that everybody has are no full cell: how many have any is not told', () => {
  const everybody = banded(() => Array.from({ length: 200 }, () => 2));
  const [counted] = countedIn(admissions, 'crude', [everybody]).map((one) => one.counted);
  expect(counted?.figure?.people).toBe(counted?.denominator);
  for (const { id } of policies) expect(counted && judged(counted, id)).toBeNull();
});
