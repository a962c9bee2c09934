import { ages } from '../figures/age-by-quintile.ts';
import { atAge } from '../figures/knots.ts';
import { femaleShare } from '../figures/people.ts';
import type { Random } from '../random.ts';
import { makePermutation } from './permutation.ts';

/** Which area, sex and age each person has. A kind is `(area * 2 + female) * 105 + age`. */
export interface Roll {
  kindOf(person: number): number;
}

/** Entries of the index that saves searching the whole roll. */
const guides = 65_536;

/** The last place on the roll of each kind of person, so that each has its share of all to within one. */
function lastPlaces(persons: number, residents: Float64Array, random: Random): Float64Array {
  const female = Array.from({ length: ages }, (_, age) => atAge(femaleShare, age));
  const areas = residents.length / ages;
  const total = residents.reduce((sum, part) => sum + part, 0);
  const places = new Float64Array(areas * 2 * ages);
  const start = random.unit();
  let sum = 0;
  places.forEach((_, kind) => {
    const age = kind % ages;
    const sexes = Math.floor(kind / ages);
    const share = female[age] ?? 0.5;
    const part = residents[(sexes >> 1) * ages + age] ?? 0;
    sum += part * (sexes % 2 === 1 ? share : 1 - share);
    places[kind] = Math.min(persons, Math.floor((sum * persons) / total + start));
  });
  places[places.length - 1] = persons;
  return places;
}

/**
 * The roll of everyone to be drawn, in kinds one after another, read in shuffled order: area, sex and
 * age have their expected numbers in every sample, and the order of the file says nothing.
 */
export function makeRoll(persons: number, residents: Float64Array, random: Random): Roll {
  const last = lastPlaces(persons, residents, random);
  const order = makePermutation(persons, random);
  const stride = Math.max(1, Math.ceil(persons / guides));
  const guide = new Uint32Array(Math.ceil(persons / stride) + 1);
  let kind = 0;
  guide.forEach((_, index) => {
    while (kind < last.length - 1 && (last[kind] ?? 0) <= index * stride) kind += 1;
    guide[index] = kind;
  });
  return {
    kindOf(person) {
      const place = order(person);
      let at = guide[Math.floor(place / stride)] ?? 0;
      while ((last[at] ?? persons) <= place) at += 1;
      return at;
    },
  };
}
