import type { Form } from '../../analytics/contract/released.ts';
import type { Citizen } from './city.ts';
import {
  byar,
  type NaiveLimits,
  poisson,
  studentT,
  variance,
  wilson,
  z95,
} from './naive-statistics.ts';

/** A measure as an analyst would write it down: who, of what ages, and how much of it a person has. */
export interface NaiveMeasure {
  /** What a document says of it; left out for one that comes with the program. */
  readonly document?: string;
  readonly statistic: 'proportion' | 'rate' | 'mean';
  readonly from: number;
  readonly to: number;
  readonly per: number;
  readonly isLowGood: boolean;
  /** How much of it a person has, 0 or 1 of a proportion; null where that is not known. */
  readonly amount: (person: Citizen) => number | null;
}

const everyAge = { from: 0, to: 1_000 };
const flag = (value: boolean | null) => (value === null ? null : Number(value));
const longTerm = ({ copd, diabetes, hypertension }: Citizen) => [copd, diabetes, hypertension];
const having = (person: Citizen) => longTerm(person).filter((one) => one === true).length;
const unknown = (person: Citizen) => longTerm(person).filter((one) => one === null).length;

/** True where enough are recorded, false where the unknown ones could not make it enough. */
function atLeastTwo(person: Citizen): number | null {
  if (having(person) >= 2) return 1;
  return having(person) + unknown(person) < 2 ? 0 : null;
}

const proportion = { statistic: 'proportion', per: 100, isLowGood: false } as const;

/** By the id that the program gives them. */
export const naiveMeasures: Readonly<Record<string, NaiveMeasure>> = {
  'prevalence:copd': { ...proportion, ...everyAge, amount: ({ copd }) => flag(copd) },
  'prevalence:diabetes': {
    ...proportion,
    from: 17,
    to: 1_000,
    amount: ({ diabetes }) => flag(diabetes),
  },
  'prevalence:childhood-asthma': {
    ...{ ...proportion, from: 0, to: 17 },
    amount: ({ childhoodAsthma }) => flag(childhoodAsthma),
  },
  multimorbidity: { ...proportion, ...everyAge, isLowGood: true, amount: atLeastTwo },
  smoking: {
    ...{ ...proportion, from: 15, to: 1_000, isLowGood: true },
    amount: ({ smoking }) => (smoking === null ? null : Number(smoking === 'current')),
  },
  'mean-conditions': {
    ...{ ...everyAge, statistic: 'mean', per: 1, isLowGood: true },
    amount: (person) => (unknown(person) > 0 ? null : having(person)),
  },
  'emergency-admissions': {
    ...{ ...everyAge, statistic: 'rate', per: 1_000, isLowGood: true },
    amount: ({ emergencies }) => emergencies,
  },
  cost: { ...everyAge, statistic: 'mean', per: 1, isLowGood: false, amount: ({ cost }) => cost },
  'admissions-among': {
    ...{ from: 40, to: 1_000, statistic: 'rate', per: 10_000, isLowGood: false },
    document: `statistic: rate
numerator: { total: emergency_admissions }
denominator: { all: [{ age: { from: 40 } }, { condition: hypertension }] }
per: 10000`,
    amount: ({ emergencies, hypertension }) => (hypertension === true ? emergencies : null),
  },
  'two-conditions': {
    ...{ from: 18, to: 69, statistic: 'mean', per: 1, isLowGood: false },
    document: `statistic: mean
numerator: { total: conditions, of: [copd, diabetes] }
denominator: { age: { from: 18, to: 69 } }`,
    amount: ({ copd, diabetes }) =>
      copd === null || diabetes === null ? null : Number(copd) + Number(diabetes),
  },
  'breathless-or-dear': {
    ...{ ...everyAge, statistic: 'proportion', per: 1_000, isLowGood: false },
    document: `statistic: proportion
numerator: { any: [{ condition: copd }, { field: cost, over: 1000 }] }
per: 1000`,
    amount: ({ copd, cost }) => {
      if (copd === true || (cost !== null && cost > 1_000)) return 1;
      return copd === null || cost === null ? null : 0;
    },
  },
  'mean-age': {
    ...{ ...everyAge, statistic: 'mean', per: 1, isLowGood: true },
    document: 'statistic: mean\nnumerator: { total: age }\npolarity: low-is-good',
    amount: ({ age }) => age,
  },
};

/** What is expected of a group. */
export interface NaiveFigure extends NaiveLimits {
  readonly numerator: number;
  readonly denominator: number;
  /** Everybody else of the group: not asked about, or not known. */
  readonly apart: number;
  readonly value: number | null;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const squares = (values: readonly number[]) => total(values.map((value) => value ** 2));
const noValue = { value: null, lower: null, upper: null };

/** How much each person of the denominator has. */
function amountsOf(people: readonly Citizen[], { from, to, amount }: NaiveMeasure): number[] {
  const isLimited = from > 0 || to < 1_000;
  return people.flatMap((person) => {
    const own = amount(person);
    const { age } = person;
    const isOfAge = age === null ? !isLimited : age >= from && age <= to;
    return own === null || !isOfAge ? [] : [own];
  });
}

/** Limits about a value, drawn apart by the spread of repeat events. */
function drawnApart(
  value: number,
  limits: { lower: number; upper: number },
  amounts: readonly number[],
) {
  const events = total(amounts);
  const times = events === 0 ? 1 : Math.sqrt(Math.max(1, squares(amounts) / events));
  return {
    value,
    lower: Math.max(0, value - times * (value - limits.lower)),
    upper: value + times * (limits.upper - value),
  };
}

function crude(amounts: readonly number[], { statistic, per }: NaiveMeasure) {
  const people = amounts.length;
  if (people === 0) return noValue;
  const sum = total(amounts);
  const value = (sum / people) * per;
  if (statistic === 'proportion') {
    const { lower, upper } = wilson(sum, people);
    return { value, lower: (lower ?? 0) * per, upper: (upper ?? 0) * per };
  }
  if (statistic === 'rate') {
    const { lower, upper } = poisson(sum);
    const each = per / people;
    return drawnApart(value, { lower: lower * each, upper: upper * each }, amounts);
  }
  if (people === 1) return { value, lower: null, upper: null };
  const margin = studentT(people - 1) * Math.sqrt(variance(amounts) / people);
  return { value, lower: value - margin, upper: value + margin };
}

/** The European Standard Population 2013 by single year, its last band in one. */
const europe = [
  ...[5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000],
  ...[7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000],
];

interface Band {
  readonly weight: number;
  readonly amounts: readonly number[];
}

/** The years of a band, the last one open, of which a measure takes so many. */
function weightOf(band: number, { from, to }: NaiveMeasure): number {
  const all = europe[band] ?? 0;
  const start = band * 5;
  if (band === 18) return to >= start ? all : 0;
  const years = [0, 1, 2, 3, 4].map((year) => start + year);
  return (all * years.filter((age) => age >= from && age <= to).length) / 5;
}

/** Age bands of a group with their weight: every year of a band under 90 is a fifth of it. */
function bandsOf(people: readonly Citizen[], measure: NaiveMeasure): Band[] {
  const within = europe.map((): Citizen[] => []);
  for (const person of people) {
    if (person.age !== null) within[Math.min(18, Math.floor(person.age / 5))]?.push(person);
  }
  return within.flatMap((own, band) => {
    const weight = weightOf(band, measure);
    return weight === 0 ? [] : [{ weight, amounts: amountsOf(own, measure) }];
  });
}

function standardised(bands: readonly Band[], { statistic, per }: NaiveMeasure) {
  const weights = total(bands.map(({ weight }) => weight));
  const each = bands.map(({ weight, amounts }) => {
    const people = amounts.length;
    const share = weight / weights;
    return { share, people, rate: total(amounts) / people, amounts };
  });
  const events = total(bands.flatMap(({ amounts }) => amounts));
  if (each.some(({ people }) => people === 0)) return noValue;
  const value = total(each.map(({ share, rate }) => share * rate));
  if (statistic === 'mean') {
    if (each.some(({ people }) => people === 1)) return { value, lower: null, upper: null };
    const spread = total(
      each.map(({ share, people, amounts }) => (share ** 2 * variance(amounts)) / people),
    );
    return {
      value,
      lower: value - z95 * Math.sqrt(spread),
      upper: value + z95 * Math.sqrt(spread),
    };
  }
  if (events < 10) return noValue;
  const spread = total(
    each.map(({ share, people, amounts }) => (share / people) ** 2 * squares(amounts)),
  );
  const step = Math.sqrt(spread / events);
  const { lower, upper } = byar(events);
  return {
    value: value * per,
    lower: (value + step * (lower - events)) * per,
    upper: (value + step * (upper - events)) * per,
  };
}

/** Events for every hundred that the rates of everybody at each age would give. */
function indirect(bands: readonly Band[], everybody: readonly Band[], { statistic }: NaiveMeasure) {
  const amounts = bands.flatMap((band) => band.amounts);
  const observed = total(amounts);
  const expected = total(
    bands.map((band, at) => {
      const reference = everybody[at]?.amounts ?? [];
      return reference.length === 0
        ? 0
        : (band.amounts.length * total(reference)) / reference.length;
    }),
  );
  if (expected === 0) return noValue;
  const scaled = 100 / expected;
  const { lower, upper } = poisson(observed);
  const limits = { lower: lower * scaled, upper: upper * scaled };
  return drawnApart(observed * scaled, limits, statistic === 'rate' ? amounts : []);
}

/**
 * Gives a measure of groups in a form, person by person. `everybody` is whom ratios are
 * taken to; an age that none of them is of has no weight.
 */
export function naiveFigures(
  measure: NaiveMeasure,
  form: Form,
  everybody: readonly Citizen[],
): (people: readonly Citizen[]) => NaiveFigure {
  const isThere = bandsOf(everybody, measure).map(({ amounts }) => amounts.length > 0);
  const reference = bandsOf(everybody, measure).filter((_, at) => isThere[at]);
  return (people) => {
    const bands = bandsOf(people, measure).filter((_, at) => isThere[at]);
    const own = bands.flatMap((band) => band.amounts);
    const amounts = form === 'crude' ? amountsOf(people, measure) : own;
    const denominator = amounts.length;
    const figures = {
      crude: () => crude(amounts, measure),
      standardised: () => standardised(bands, measure),
      indirect: () => indirect(bands, reference, measure),
    };
    return {
      numerator: total(amounts),
      denominator,
      apart: people.length - denominator,
      ...(denominator === 0 ? noValue : figures[form]()),
    };
  };
}
