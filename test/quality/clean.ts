import { drawing, type Person } from './people.ts';

/** Three practices of 800 people, each of one LCP. */
export const practices = ['B86001', 'B86002', 'B86003'] as const;

export const lsoas = Array.from({ length: 24 }, (_, at) => `E010000${String(at + 10)}`);

const lcpCodes = ['north', 'south', 'west'];
const ethnicities = ['A', 'A', 'A', 'A', 'B', 'H', 'J', 'M', 'N', 'R', 'Z'];

/** People of whom nothing is wrong: 2,400, every field filled, conditions only at their ages. */
export function cleanPeople(seed = 1): readonly Person[] {
  const draw = drawing(seed);
  return Array.from({ length: 2400 }, (_, at): Person => {
    const place = at % 3;
    const age = Math.min(draw(100), draw(100));
    const sex = draw(2) === 0 ? '1' : '2';
    const has = (from: number, percent: number) => draw(100) < percent && age >= from;
    return {
      age,
      sex,
      ethnicity: ethnicities[draw(ethnicities.length)] ?? 'A',
      lsoa: lsoas[place * 8 + draw(8)] ?? '',
      practice: practices[place] ?? '',
      lcp: lcpCodes[place] ?? '',
      bmi: 18 + draw(200) / 10,
      pregnant: sex === '2' && age > 15 && age < 45 && draw(40) === 0,
      diabetes: has(17, 12),
      dementia: has(60, 10),
      copd: has(40, 8),
      osteoporosis: has(50, 8),
    };
  });
}

/** The same people with some of them changed. */
export function changed(
  people: readonly Person[],
  isChanged: (person: Person, at: number) => boolean,
  change: Person,
): readonly Person[] {
  return people.map((person, at) => (isChanged(person, at) ? { ...person, ...change } : person));
}

/** The first so many people changed. */
export function firstChanged(
  people: readonly Person[],
  count: number,
  change: Person,
): readonly Person[] {
  return changed(people, (_, at) => at < count, change);
}
