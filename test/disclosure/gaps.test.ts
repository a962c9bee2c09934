import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Form, ReleasedTable } from '../../analytics/contract/released.ts';
import { type ReleasedRow, releasedRows } from '../../analytics/contract/released.ts';
import { encodeReply } from '../../analytics/contract/wire.ts';
import { release, releaseGap } from '../../analytics/disclosure/gate.ts';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import type { Counted } from '../../analytics/measures/counted.ts';
import type { CountedMeasure } from '../../analytics/measures/measure.ts';
import type { MeasuredRow } from '../../analytics/measures/measured-table.ts';
import {
  admissions,
  cost,
  countedIn,
  groups,
  prevalence,
  provenance,
  releasing,
  tableOf,
} from './groups.ts';

/** Those that show multiples of five. */
const fives = releasing.filter((id) => {
  const { rounding, roundingMethod } = findPolicy(id);
  return rounding === 5 && roundingMethod === 'nearest';
});
/** Those that hide small counts. */
const hiding = releasing.filter((id) => findPolicy(id).threshold > 0);

const gap = (
  measure: CountedMeasure,
  form: Form,
  rows: readonly Omit<MeasuredRow, 'codes'>[],
  policy = 'nhs-hes',
) => releaseGap(tableOf(measure, form, rows), measure, provenance, findPolicy(policy));

const share = (numerator: number, denominator = 1_000): Counted => ({ numerator, denominator });
const ladder = [200, 150, 125, 100, 50];
const shares = (counts: readonly number[]) => counts.map((count) => share(count));

const bytesOf = (table: ReleasedTable) => encodeReply({ ok: true, answer: table });
const figure = (table: ReleasedTable, statistic: string) =>
  releasedRows(table).find(({ codes }) => codes.statistic === statistic);

test('the gap of a share is that of its quintiles, more among the most deprived above nothing', () => {
  const found = gap(prevalence, 'crude', shares(ladder), 'working');
  expect(figure(found, 'difference')?.value).toBeCloseTo(15, 9);
  expect(figure(found, 'ratio')?.value).toBeCloseTo(4, 9);
  expect(figure(found, 'excess')?.value).toBeCloseTo(625 - 250, 9);
  expect(figure(found, 'attributable-fraction')?.value).toBeCloseTo(60, 9);
  expect(figure(found, 'concentration-index')?.value).toBeCloseTo(-0.224, 9);
  expect(figure(found, 'slope-index')?.value).toBeGreaterThan(15);
  expect(figure(found, 'relative-index')?.value).toBeGreaterThan(4);
  const turned = gap(prevalence, 'crude', shares([...ladder].reverse()), 'working');
  expect(figure(turned, 'difference')?.value).toBeCloseTo(-15, 9);
  expect(figure(turned, 'slope-index')?.value).toBeCloseTo(
    -(figure(found, 'slope-index')?.value ?? 0),
    9,
  );
  expect(figure(turned, 'concentration-index')?.value).toBeCloseTo(0.224, 9);
});

test('counts that round to the same tell the same gap, to the byte', () => {
  const jitter = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(jitter, fc.constantFrom(...fives), (off, policy) => {
      const moved = ladder.map((count, at) =>
        share(count + (off[at] ?? 0), 1_000 + (off[at + 5] ?? 0)),
      );
      const [one, other] = [shares(ladder), moved].map((rows) =>
        bytesOf(gap(prevalence, 'crude', rows, policy)),
      );
      expect(one).toEqual(other);
    }),
    { seed: 20_260_309, numRuns: 40 },
  );
});

test('repeat events that are told alike tell the same gap, to the byte', () => {
  const rates = (off: number): Counted[] =>
    ladder.map((count) => ({
      ...{ numerator: count + off, denominator: 1_000 - off, excluded: 30 },
      figure: { kind: 'events', people: 40, squares: 2 * (count + off) - 3, per: 1_000 },
    }));
  const table = (off: number) => gap(admissions, 'crude', rates(off));
  expect(figure(table(0), 'ratio')?.value).toBeCloseTo(4, 9);
  expect(bytesOf(table(0))).toEqual(bytesOf(table(2)));
});

/** What the five quintiles add up to; null where one of them is not told. */
function sumOf(cells: readonly ReleasedRow[], of: 'count' | 'denominator' | 'excluded') {
  const numbers = cells.map((cell) => cell[of]);
  return numbers.includes(null) ? null : numbers.reduce((sum: number, one) => sum + (one ?? 0), 0);
}

const kinds: readonly (readonly [CountedMeasure, Form])[] = [
  [prevalence, 'crude'],
  [prevalence, 'standardised'],
  [prevalence, 'indirect'],
  [admissions, 'crude'],
  [admissions, 'standardised'],
  [cost, 'crude'],
];

test.each(kinds.map(([measure, form]) => ({ measure, form, id: measure.id })))(
  'the gap of $id, $form, tells nothing that its quintiles do not, and no number that is none',
  ({ measure, form }) => {
    const fifths = fc.array(groups(measure.statistic === 'proportion'), {
      minLength: 5,
      maxLength: 5,
    });
    let shown = 0;
    fc.assert(
      fc.property(fifths, fc.constantFrom(...releasing), (some, policy) => {
        const rows = countedIn(measure, form, some).map(({ counted }) => counted);
        const cells = releasedRows(
          release(tableOf(measure, form, rows), provenance, findPolicy(policy)),
        );
        const gaps = releasedRows(gap(measure, form, rows, policy));
        const isHidden = cells.some(({ status }) => status === 'hidden');
        const isMissing = cells.some(({ value, lower, upper }) =>
          [value, lower, upper].includes(null),
        );
        for (const { status, value, lower, upper, count, denominator, excluded } of gaps) {
          const told = isMissing
            ? [null, null, null]
            : (['count', 'denominator', 'excluded'] as const).map((of) => sumOf(cells, of));
          expect([count, denominator, excluded]).toEqual(told);
          if (isMissing) expect([value, lower, upper]).toEqual([null, null, null]);
          if (isMissing) expect(status).not.toBe('shown');
          if (value !== null) shown += 1;
          for (const number of [value, lower, upper]) {
            if (number !== null) expect(Number.isFinite(number)).toBe(true);
          }
          if (value !== null && lower !== null && upper !== null) {
            expect([lower <= value, value <= upper]).toEqual([true, true]);
          }
        }
        const statuses = new Set(gaps.map(({ status }) => status));
        if (isHidden && !cells.some(({ status }) => status === 'not-available')) {
          expect([...statuses]).toEqual(['hidden']);
        }
      }),
      { seed: 20_260_310, numRuns: 60 },
    );
    expect(shown).toBeGreaterThan(5);
  },
);

test('one hidden quintile hides the whole gap, whichever it is, and says which', () => {
  for (const policy of hiding) {
    for (const at of ladder.keys()) {
      const rows = releasedRows(gap(prevalence, 'crude', shares(ladder.with(at, 3)), policy));
      expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['hidden']));
      expect(rows.map(({ value }) => value)).toEqual(rows.map(() => null));
      expect(rows[0]?.reason).toMatch(new RegExp(`quintile ${at + 1}`));
    }
    const bytes = [2, 6].map((few) =>
      bytesOf(gap(prevalence, 'crude', shares([few, ...ladder.slice(1)]), policy)),
    );
    expect(bytes[0]).toEqual(bytes[1]);
  }
});

test('quintiles of nobody ill have a difference, and a reason where there is no ratio', () => {
  const found = gap(prevalence, 'crude', shares([0, 0, 0, 0, 0]));
  expect(figure(found, 'difference')?.value).toBe(0);
  for (const { value, status, reason } of releasedRows(found)) {
    if (value === null) expect([status, reason === null]).toEqual(['not-available', false]);
  }
});

test('people of unknown quintile are in no gap', () => {
  const known = tableOf(prevalence, 'crude', shares(ladder));
  const more = { ...share(900), codes: ['not-known'] };
  const with6 = { ...known, rows: [...known.rows, more] };
  const [one, other] = [known, with6].map((table) =>
    releasedRows(releaseGap(table, prevalence, provenance, findPolicy('working'))),
  );
  expect(one).toEqual(other);
});

test('excess cases are told as coarsely as counts', () => {
  for (const policy of fives) {
    const excess = figure(gap(prevalence, 'crude', shares(ladder), policy), 'excess');
    for (const number of [excess?.value, excess?.lower, excess?.upper]) {
      expect(Math.abs((number ?? 0.5) % 5)).toBe(0);
    }
  }
});

test('what rates and what ages give to a difference is told as coarsely as its quintiles', () => {
  const band = (denominator: number, numerator: number) => ({
    ...{ denominator, numerator, variance: numerator },
  });
  const young = [band(613, 40), band(380, 161)];
  const old = [band(402, 11), band(599, 38)];
  const aged = ladder.map((count, at) => ({ ...share(count), ages: at < 2 ? young : old }));
  const told = (code: string, policy: string) =>
    figure(gap(prevalence, 'crude', aged, policy), code)?.value ?? Number.NaN;
  const exact = { rates: told('rate-effect', 'working'), ages: told('age-effect', 'working') };
  const first = (100 * 201) / 993;
  const last = (100 * 49) / 1_001;
  expect(exact.rates + exact.ages).toBeCloseTo(first - last, 9);
  // Five people of the 402 of the first age, half of whose share there are: 0.63, so whole steps.
  const step = 1;
  for (const policy of releasing) {
    for (const [code, whole] of [
      ['rate-effect', exact.rates],
      ['age-effect', exact.ages],
    ] as const) {
      const steps = told(code, policy) / step;
      expect(steps).toBeCloseTo(Math.round(whole / step), 6);
    }
  }
});
