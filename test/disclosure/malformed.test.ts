import { expect, test } from 'vitest';
import { policies } from '../../analytics/disclosure/policy.ts';
import type { Counted, Figure } from '../../analytics/measures/counted.ts';
import type { Estimate } from '../../analytics/statistics/estimate.ts';
import { admissions, letOut } from './groups.ts';

const estimate: Estimate = { value: 12, lower: 10, upper: 14, method: 'made up', reason: null };
const events: Figure = { kind: 'events', people: 60, squares: 300, per: 1_000 };
const mean: Figure = { kind: 'mean', people: 60, squares: 300 };
const told = { smallestBand: 40, leverage: 0.1, relative: 0 };
const whole: Figure = {
  ...{ kind: 'estimate', people: 60, isAmount: false, estimate, fewest: 10 },
  ...told,
};
const amounts = [{ sum: 100, squares: 300 }];
const ofAll: Figure = { ...whole, isAmount: true, fewest: 0, amounts };

const share = (own: Partial<Counted>): Counted => ({ numerator: 60, denominator: 900, ...own });
const of = (figure: Figure, own: Partial<Counted> = {}): Counted => ({
  ...{ numerator: 100, denominator: 900, excluded: 20, figure },
  ...own,
});
const out = (counted: Counted, policy: string) =>
  letOut(admissions, 'crude', [{ ...counted, benchmark: null }], policy);

const sound = [share({}), share({ per: 1_000 }), of(events), of(mean), of(whole), of(ofAll)];

test('rows of every kind that are what they say are let out', () => {
  for (const { id } of policies) {
    for (const row of sound) expect(out(row, id)[0]?.value).not.toBeNull();
  }
});

const estimated = (own: Partial<Estimate>): Figure => ({
  ...whole,
  estimate: { ...estimate, ...own },
});

const malformed: readonly (readonly [what: string, row: Counted])[] = [
  ['a share of more people than there are', share({ numerator: 901 })],
  ['a share of half a person', share({ numerator: 60.5 })],
  ['a share of an endless number', share({ denominator: Number.POSITIVE_INFINITY })],
  ['a share with half a person left out', share({ excluded: 0.5 })],
  ['a share with fewer than nobody left out', share({ excluded: -1 })],
  ['a share of all that is not of all', share({ isWhole: true })],
  ['a share per no number of people', share({ per: Number.NaN })],
  ['events that are no whole number', of(events, { numerator: 100.5 })],
  ['fewer events than people who have them', of(events, { numerator: 59 })],
  ['more people with events than people', of(events, { denominator: 59 })],
  ['events of half a person', of({ ...events, people: 59.5 })],
  ['events of fewer than nobody', of({ ...events, people: -1 })],
  ['events whose squares are no number', of({ ...events, squares: Number.NaN })],
  ['events whose squares are endless', of({ ...events, squares: Number.POSITIVE_INFINITY })],
  ['events whose squares are fewer than they', of({ ...events, squares: 99 })],
  ['events per no number of people', of({ ...events, per: Number.NaN })],
  ['events without a denominator', of(events, { denominator: null })],
  ['a mean of an endless amount', of(mean, { numerator: Number.POSITIVE_INFINITY })],
  ['a mean of an amount that is no number', of(mean, { numerator: Number.NaN })],
  ['a mean of less than nothing', of(mean, { numerator: -1 })],
  ['a mean of half a person', of(mean, { denominator: 900.5 })],
  ['a mean whose squares are no number', of({ kind: 'mean', people: 60, squares: Number.NaN })],
  [
    'a mean whose squares are endless',
    of({ kind: 'mean', people: 60, squares: Number.POSITIVE_INFINITY }),
  ],
  ['a mean whose squares are below 0', of({ kind: 'mean', people: 60, squares: -1 })],
  ['a mean whose squares are fewer than so few people can have', of({ ...mean, squares: 160 })],
  ['a mean without a denominator', of(mean, { denominator: null })],
  ['an estimate that is no number', of(estimated({ value: Number.NaN }))],
  ['an endless estimate', of(estimated({ value: Number.POSITIVE_INFINITY }))],
  ['an estimate with a limit that is no number', of(estimated({ lower: Number.NaN }))],
  ['an estimate with an endless limit', of(estimated({ upper: Number.POSITIVE_INFINITY }))],
  ['an estimate outside its limits', of(estimated({ lower: 13 }))],
  ['an estimate of more people than events', of(whole, { numerator: 59 })],
  ['an estimate of more people than there are', of(whole, { denominator: 59 })],
  ['a ratio of people who are not those counted', of({ ...whole, isOfPeople: true })],
  ['an amount of which nothing more is told', of({ ...whole, isAmount: true, fewest: 0 })],
  ['an amount that is another', of({ ...ofAll, amounts: [{ sum: 99, squares: 300 }] })],
  ['an estimate of an endless amount', of(ofAll, { numerator: Number.POSITIVE_INFINITY })],
  ['an estimate without a denominator', of(whole, { denominator: null })],
];

test.each(malformed)('%s is refused, in a row and in what a row is compared with', (_, row) => {
  for (const { id } of policies) {
    expect(() => out(row, id)).toThrow(/cannot be judged/);
    const compared = { ...share({}), benchmark: row };
    expect(() => letOut(admissions, 'crude', [compared], id)).toThrow(/cannot be judged/);
  }
});

test('a figure of a kind that nobody knows is refused', () => {
  const strange = { ...of(mean), figure: { kind: 'guess', value: 3 } as unknown as Figure };
  for (const { id } of policies) expect(() => out(strange, id)).toThrow(/cannot be judged/);
});
