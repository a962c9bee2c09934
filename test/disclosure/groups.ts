import fc from 'fast-check';
import type { Form, ReleasedRow } from '../../analytics/contract/released.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { ageBandLabels } from '../../analytics/dictionary/age-bands.ts';
import { release } from '../../analytics/disclosure/gate.ts';
import type { Provenance } from '../../analytics/disclosure/make-table.ts';
import { findPolicy, policies } from '../../analytics/disclosure/policy.ts';
import { bandWeights, countGroup } from '../../analytics/measures/count-group.ts';
import type { Counted, Sums } from '../../analytics/measures/counted.ts';
import { describeCounted } from '../../analytics/measures/describe-measure.ts';
import { findMeasure, findPrevalence } from '../../analytics/measures/library.ts';
import type { CountedMeasure } from '../../analytics/measures/measure.ts';
import type { MeasuredRow, MeasuredTable } from '../../analytics/measures/measured-table.ts';

export const provenance: Provenance = {
  definition: { id: 'd', title: 'D', source: 'made up', hash: '0' },
  population: 'Everybody',
  filters: {},
  extract: { name: 'people.csv', asAt: null, synthetic: true },
  deprivation: null,
  place: null,
  warnings: [],
  version: '0',
};

function shipped(found: CountedMeasure | undefined): CountedMeasure {
  if (found === undefined) throw new Error('A measure of these tests is no longer shipped.');
  return found;
}

export const prevalence = shipped(findPrevalence('copd'));
export const admissions = shipped(findMeasure('emergency-admissions'));
export const cost = shipped(findMeasure('cost'));
export const conditionsHeld = shipped(findMeasure('mean-conditions'));

const catalogue = {
  fields: new Map([['age', { nullable: true }]]),
  conditions: new Map([['copd', { nullable: true }]]),
};

/** A group as counted, by age band and as a whole. */
export interface CountedGroup {
  readonly all: Sums;
  readonly bands: ReadonlyMap<string, Sums>;
}

/** Adds up the bands of a group, with people of unknown age besides. */
export function groupOf(bands: readonly Sums[], more = 0): CountedGroup {
  const sum = (key: keyof Sums) => bands.reduce((total, band) => total + band[key], 0);
  const all = {
    people: sum('people') + more,
    eligible: sum('eligible'),
    denominator: sum('denominator'),
    numerator: sum('numerator'),
    having: sum('having'),
    squares: sum('squares'),
  };
  const named = bands.map((band, at) => [ageBandLabels[at] ?? '', band] as const);
  return { all, bands: new Map(named) };
}

/** People of one age: so many, of whom some are in the denominator, and some of these have events. */
export function bandOf(people: number, events: readonly number[], isProportion: boolean): Sums {
  const own = isProportion ? events.map(() => 1) : events;
  return {
    people,
    eligible: people,
    denominator: people,
    numerator: own.reduce((sum, one) => sum + one, 0),
    having: own.length,
    squares: own.reduce((sum, one) => sum + one ** 2, 0),
  };
}

/** Groups of many sizes, often with very few events, sometimes with an age that nobody is of. */
export function groups(isProportion: boolean): fc.Arbitrary<CountedGroup> {
  const size = fc.oneof(
    { arbitrary: fc.integer({ min: 20, max: 400 }), weight: 40 },
    { arbitrary: fc.nat(12), weight: 1 },
  );
  const events = fc.oneof(
    { arbitrary: fc.constant<number[]>([]), weight: 3 },
    { arbitrary: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), weight: 2 },
  );
  const sparse = fc.oneof(
    { arbitrary: fc.constant<number[]>([]), weight: 19 },
    { arbitrary: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 9 }), weight: 1 },
  );
  const band = (own: fc.Arbitrary<number[]>) =>
    fc
      .tuple(size, own)
      .map(([people, some]) => bandOf(people, some.slice(0, people), isProportion));
  const bands = (own: fc.Arbitrary<number[]>) =>
    fc.array(band(own), { minLength: 19, maxLength: 19 });
  return fc
    .tuple(fc.oneof(bands(events), bands(sparse)), fc.nat(30))
    .map(([own, more]) => groupOf(own, more));
}

export function tableOf(
  measure: CountedMeasure,
  form: Form,
  rows: readonly (Omit<MeasuredRow, 'codes'> & { readonly codes?: readonly string[] })[],
): MeasuredTable {
  return {
    measure: describeCounted(measure, form, catalogue),
    dimensions: [{ name: 'quintile', label: 'Quintile', categories: [] }],
    totals: false,
    rows: rows.map((row, at) => ({ codes: [`${at + 1}`], ...row })),
    compared: 'quintile',
  };
}

/** The policies that protect anybody. */
export const releasing = policies.filter(({ working }) => !working).map(({ id }) => id);

/** Whether a count is one of those that a policy can show: a multiple, or the middle of a band. */
export function isRounded(count: number, id: string): boolean {
  const { rounding, roundingMethod } = findPolicy(id);
  const rest = count % rounding;
  return roundingMethod === 'midpoint' ? count === 0 || rest === rounding / 2 : rest === 0;
}

/** Rows as a policy lets them out. */
export function letOut(
  measure: CountedMeasure,
  form: Form,
  rows: readonly Omit<MeasuredRow, 'codes'>[],
  policy: string,
): ReleasedRow[] {
  return releasedRows(release(tableOf(measure, form, rows), provenance, findPolicy(policy)));
}

/** Groups counted in a form, each compared with everybody else. */
export function countedIn(
  measure: CountedMeasure,
  form: Form,
  some: readonly CountedGroup[],
): { readonly counted: Counted; readonly benchmark: Counted }[] {
  const sums = (at: (group: CountedGroup) => Sums | undefined): Sums => {
    const parts = some.map(at);
    const sum = (key: keyof Sums) => parts.reduce((total, one) => total + (one?.[key] ?? 0), 0);
    return {
      people: sum('people'),
      eligible: sum('eligible'),
      denominator: sum('denominator'),
      numerator: sum('numerator'),
      having: sum('having'),
      squares: sum('squares'),
    };
  };
  const everybody = {
    all: sums(({ all }) => all),
    bands: new Map(ageBandLabels.map((label) => [label, sums(({ bands }) => bands.get(label))])),
  };
  const weights = bandWeights(measure, measure.ages).filter(
    ({ label }) => (everybody.bands.get(label)?.denominator ?? 0) > 0,
  );
  const ask = { measure, form, weights, everybody };
  return some.map((group) => ({
    counted: countGroup(ask, group),
    benchmark: countGroup(ask, everybody),
  }));
}
