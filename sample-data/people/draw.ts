import { ages } from '../figures/age-by-quintile.ts';
import { conditions } from '../figures/conditions.ts';
import { ethnicCategories, ethnicity } from '../figures/people.ts';
import { categoryOf, cumulative, makeRandom, threshold } from '../random.ts';
import { quintileOf, type Town } from '../town/town.ts';
import { drawActivity } from './activity.ts';
import { live } from './life.ts';
import { makePerson, type Person } from './person.ts';
import { groupOf, registrationsOf } from './registration.ts';
import { liabilities, riskOffset, riskTable } from './risks.ts';
import { makeRoll } from './roll.ts';

/** People drawn from one stream of random numbers: any block can be drawn without those before it. */
export const blockSize = 8192;

/** Random numbers that each person takes. */
const numbersEach = 21;

/** One person in 200 has no practice on record, one in 5,000 no area. */
const noPractice = threshold(0.005);
const noArea = threshold(0.0002);

export interface Draw {
  /** Draws a block of people; the record is the same one each time and must be used at once. */
  block(block: number, take: (person: Person) => void): void;
}

/**
 * Conditions by systematic sampling: each adds the person's risk to a running sum and strikes when the
 * sum passes a whole number. With people in shuffled order this gives everyone exactly their risk, and
 * a register is within a few people of the sum of its risks.
 */
function strike(sums: Uint32Array, risks: Uint32Array, from: number): number {
  let mask = 0;
  for (let index = 0; index < sums.length; index += 1) {
    const risk = risks[from + index] as number;
    const sum = ((sums[index] as number) + risk) >>> 0;
    sums[index] = sum;
    if (sum < risk) mask |= 1 << index;
  }
  return mask;
}

/** Draws one person, whose number is set, from the numbers that begin at `from`. */
type Fill = (person: Person, numbers: Uint32Array, from: number, sums: Uint32Array) => void;

function makeFill(town: Town, persons: number, seed: number): Fill {
  const roll = makeRoll(persons, town.residents, makeRandom(seed, 0));
  const registrations = registrationsOf(town);
  const risks = riskTable();
  const origins = [1, 2, 3, 4, 5].map((quintile) => cumulative(ethnicity(quintile)));
  const liable = cumulative(liabilities.map(({ share }) => share));
  const deciles = Uint8Array.from(town.areas, ({ decile }) => decile);
  const practices = town.practices.length;
  return (person, numbers, from, sums) => {
    const number = (index: number) => numbers[from + index] as number;
    const kind = roll.kindOf(person.number - 1);
    const age = kind % ages;
    person.age = age;
    person.female = Math.floor(kind / ages) & 1;
    const area = Math.floor(kind / (2 * ages));
    const decile = deciles[area] as number;
    const quintile = quintileOf(decile);
    const liability = categoryOf(liable, 0, liabilities.length, number(0));
    const row = (area * 2 + groupOf(age)) * practices;
    const registered = categoryOf(registrations, row, practices, number(2));
    person.practice = number(1) < noPractice ? -1 : registered;
    const hidden = number(3) < noArea;
    person.area = hidden ? -1 : area;
    person.decile = hidden ? 0 : decile;
    const origin = origins[quintile - 1] as Uint32Array;
    person.ethnicity = categoryOf(origin, 0, ethnicCategories.length, number(4));
    person.conditions = strike(sums, risks, riskOffset(age, quintile, person.female, liability));
    live(person, quintile, numbers, from + 5);
    drawActivity(person, quintile, liability, numbers, from + 14);
  };
}

/** Prepares to draw `persons` people of a town. The same seed draws the same people. */
export function makeDraw(town: Town, persons: number, seed: number): Draw {
  const fill = makeFill(town, persons, seed);
  const numbers = new Uint32Array(blockSize * numbersEach);
  const sums = new Uint32Array(conditions.length);
  const person = makePerson();
  return {
    block(block, take) {
      const random = makeRandom(seed, block + 1);
      random.fill(numbers);
      random.fill(sums);
      const first = block * blockSize;
      const count = Math.min(blockSize, persons - first);
      for (let index = 0; index < count; index += 1) {
        person.number = first + index + 1;
        fill(person, numbers, index * numbersEach, sums);
        take(person);
      }
    },
  };
}
