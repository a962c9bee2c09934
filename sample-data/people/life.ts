import { ages, residentsAt } from '../figures/age-by-quintile.ts';
import { atAge } from '../figures/knots.ts';
import {
  currentSmokers,
  formerByAge,
  pregnantByAge,
  smokingByAge,
  smokingByQuintile,
} from '../figures/people.ts';
import { threshold } from '../random.ts';
import { bitOf, longTermBits } from './condition-bits.ts';
import { bits, type Person } from './person.ts';

const copd = bitOf('copd');
const dementia = bitOf('dementia');
const obesity = bitOf('obesity');
const learningDisability = bitOf('learning-disability');

/** The factor that makes the mean of smoking over the adults of Leeds what it should be. */
function smokingFactor(): number {
  let smokers = 0;
  let adults = 0;
  for (let age = 18; age < ages; age += 1) {
    smokingByQuintile.forEach((relative, index) => {
      const people = residentsAt(age, index + 1);
      adults += people;
      smokers += people * relative * atAge(smokingByAge, age);
    });
  }
  return (currentSmokers / 100) * (adults / smokers);
}

const factor = smokingFactor();
const byAge = (value: (age: number) => number) =>
  Uint32Array.from({ length: ages }, (_, age) => threshold(value(age)));
const smokes = smokingByQuintile.map((relative) =>
  byAge((age) => (age < 16 ? 0 : factor * relative * atAge(smokingByAge, age))),
);
const formerly = byAge((age) => (age < 16 ? 0 : atAge(formerByAge, age)));
const expecting = byAge((age) => atAge(pregnantByAge, age));

const logistic = (score: number) => 1 / (1 + Math.exp(-score));

/** Chances of at least mild, moderate and severe frailty for 50 to 64, 65 to 74, 75 to 84, 85 and over. */
const frail = [-0.9, 0, 0.9, 1.8].map((older) =>
  Array.from({ length: 22 }, (_, illnesses) => {
    const score = older + 0.75 * illnesses;
    return [-2.3, -4.6, -6.6].map((least) => threshold(logistic(least + score)));
  }),
);

const percent = (share: number) => threshold(share / 100);
const notRecorded = { frailty: percent(8), frailtyUnder65: percent(70), smoking: percent(5) };
/** So that, with the obese, whose BMI is always known, half of the adults have one. */
const bmiRecorded = percent(44);

function frailtyOf(age: number, illnesses: number, recorded: number, whole: number): number {
  if (age < 50) return 0;
  if (recorded < (age < 65 ? notRecorded.frailtyUnder65 : notRecorded.frailty)) return 0;
  const group = age < 65 ? 0 : age < 75 ? 1 : age < 85 ? 2 : 3;
  const [mild = 0, moderate = 0, severe = 0] = frail[group]?.[illnesses] ?? [];
  return whole < severe ? 4 : whole < moderate ? 3 : whole < mild ? 2 : 1;
}

function smokingOf(
  { age, conditions }: Person,
  quintile: number,
  one: number,
  two: number,
): number {
  if (age < 16 || two < notRecorded.smoking) return 0;
  if ((conditions & copd) !== 0) return one < percent(35) ? 1 : one < percent(88) ? 2 : 3;
  if (one < (smokes[quintile - 1]?.[age] ?? 0)) return 1;
  return Math.imul(two, 0x9e3779b1) >>> 0 < (formerly[age] ?? 0) ? 2 : 3;
}

/** Obese people have 30 or more, and nobody else has; both bell-shaped or trailing off. */
function bmiOf({ age, conditions }: Person, recorded: number, value: number): number {
  const one = value & 0xff;
  const two = (value >>> 8) & 0xff;
  const three = (value >>> 16) & 0xff;
  if ((conditions & obesity) !== 0) return 300 + ((one * two * three) >>> 16) + (one >>> 3);
  if (age < 18 || recorded >= bmiRecorded) return 0;
  return 180 + ((one * 40 + two * 40 + three * 38) >>> 8);
}

/** Fills in what a person's age, sex, quintile and conditions make likely. Takes nine numbers. */
export function live(person: Person, quintile: number, numbers: Uint32Array, from: number): void {
  const { age, conditions } = person;
  const number = (index: number) => numbers[from + index] as number;
  const illnesses = bits(conditions & longTermBits);
  const frailty = frailtyOf(age, illnesses, number(0), number(1));
  const muddled = (conditions & dementia) !== 0;
  const old = age >= 85 ? 2 : age >= 75 ? 1 : 0;
  person.frailty = frailty;
  person.smoking = smokingOf(person, quintile, number(2), number(3));
  person.bmi = bmiOf(person, number(4), number(5));
  const indoors = frailty === 4 ? 45 : frailty === 3 ? 10 : old === 2 ? 4 : old === 1 ? 1 : 0.05;
  person.housebound = number(6) < percent(indoors) ? 1 : 0;
  const inHome = muddled ? 30 : age >= 90 ? 8 : old === 2 ? 4 : old === 1 ? 0.8 : 0.02;
  person.careHome = number(7) < percent(inHome) ? 1 : 0;
  const disabled = (conditions & learningDisability) !== 0;
  const cared = muddled
    ? 55
    : frailty === 4
      ? 45
      : disabled
        ? 40
        : frailty === 3
          ? 15
          : old > 0
            ? 3
            : 0.3;
  person.carer = number(8) < percent(cared) ? 1 : 0;
  const draw = Math.imul(number(8), 0x85ebca6b) >>> 0;
  person.pregnant = person.female === 1 && draw < (expecting[age] ?? 0) ? 1 : 0;
}
