import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One made-up person of the small extract. */
export interface SmallPerson {
  readonly age: number;
  readonly sex: '1' | '2';
  readonly quintile: number;
  readonly lcp: string;
  readonly copd: boolean;
  readonly diabetes: boolean;
}

/** People whose every figure follows from their number, so that answers can be worked out by hand. */
export function smallPeople(count: number): SmallPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    age: (index * 7) % 97,
    sex: index % 2 === 0 ? '1' : '2',
    quintile: 1 + (index % 5),
    lcp: ['North', 'South', 'East'][index % 3] as string,
    copd: index % 11 === 0,
    diabetes: index % 4 === 0,
  }));
}

/** Writes people as a CSV extract; returns its path. */
export function writeSmallExtract(folder: string, people: readonly SmallPerson[]): string {
  const rows = people.map((person, index) =>
    [
      `P${index}`,
      person.age,
      person.sex,
      person.quintile,
      person.lcp,
      Number(person.copd),
      Number(person.diabetes),
    ].join(','),
  );
  const path = join(folder, 'small.csv');
  writeFileSync(path, ['person_id,age,sex,imd_quintile,lcp,copd,diabetes', ...rows, ''].join('\n'));
  return path;
}
