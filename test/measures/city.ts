import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRandom, type Random } from '../screening/random.ts';

/** One made-up person; null is not known. */
export interface Citizen {
  readonly age: number | null;
  readonly sex: '1' | '2' | null;
  readonly quintile: number | null;
  readonly lcp: string | null;
  readonly pcn: string | null;
  readonly practice: string | null;
  readonly copd: boolean | null;
  readonly diabetes: boolean | null;
  readonly hypertension: boolean | null;
  readonly childhoodAsthma: boolean | null;
  readonly smoking: 'current' | 'former' | 'never' | null;
  readonly emergencies: number | null;
  readonly cost: number | null;
}

const practices = ['B86001', 'B86002', 'B86003', 'B86004', 'B86005', 'B86006'] as const;
const lcps = ['North', 'South', 'East'] as const;

/** Admissions: most people have none, few have many. */
function emergencies(random: Random, age: number): number {
  if (random.chance(0.8 - age / 250)) return 0;
  return random.chance(0.06) ? random.between(5, 20) : random.between(1, 3);
}

function citizen(random: Random): Citizen {
  const orMissing = <T>(value: T, share: number) => (random.chance(share) ? null : value);
  const age = random.between(0, 100);
  const quintile = random.between(1, 5);
  const place = random.below(practices.length);
  const flag = (share: number) => orMissing(random.chance(share), 0.05);
  const risk = (6 - quintile) / 10 + age / 200;
  return {
    age: orMissing(age, 0.03),
    sex: orMissing(random.chance(0.5) ? '1' : '2', 0.03),
    quintile: orMissing(quintile, 0.03),
    lcp: orMissing(lcps[place % 3] as string, 0.04),
    pcn: orMissing(place < 3 ? 'U00001' : 'U00002', 0.04),
    practice: orMissing(practices[place] as string, 0.02),
    copd: flag(risk / 3),
    diabetes: flag(risk / 2),
    hypertension: flag(risk),
    childhoodAsthma: flag(0.2),
    smoking: orMissing(random.pick(['current', 'former', 'never'] as const), 0.2),
    emergencies: orMissing(emergencies(random, age), 0.04),
    cost: orMissing(
      random.chance(0.2) ? 0 : Math.round(-90_000 * Math.log(1 - random.unit())) / 100,
      0.04,
    ),
  };
}

/** People of a made-up city with gaps in everything; the same each time of the same seed. */
export function makeCity(seed: number, size: number): readonly Citizen[] {
  const random = makeRandom(seed);
  return Array.from({ length: size }, () => citizen(random));
}

/** The columns of the extract, and the property that each is of. */
const columns = {
  age: 'age',
  sex: 'sex',
  imd_quintile: 'quintile',
  lcp: 'lcp',
  pcn: 'pcn',
  practice: 'practice',
  copd: 'copd',
  diabetes: 'diabetes',
  hypertension: 'hypertension',
  childhood_asthma: 'childhoodAsthma',
  smoking: 'smoking',
  emergency_admissions: 'emergencies',
  cost: 'cost',
} as const satisfies Record<string, keyof Citizen>;

const written = (value: Citizen[keyof Citizen]) =>
  typeof value === 'boolean' ? Number(value) : (value ?? '');

/** Writes people as an extract, without the columns that are left out; gives its path. */
export function writeCity(
  folder: string,
  people: readonly Citizen[],
  leftOut: readonly string[] = [],
): string {
  const held = Object.entries(columns).filter(([name]) => !leftOut.includes(name));
  const rows = people.map((person, index) =>
    [`P${index}`, ...held.map(([, property]) => written(person[property]))].join(','),
  );
  const path = join(folder, 'city.csv');
  writeFileSync(
    path,
    [['person_id', ...held.map(([name]) => name)].join(','), ...rows, ''].join('\n'),
  );
  return path;
}

/**
 * A city in which whoever has a practice is of its network and LCP; of two practices in two networks
 * or LCPs nobody is.
 */
export function makeNestedCity(seed: number, size: number): readonly Citizen[] {
  const placed = makeCity(seed, size).map((person): Citizen => {
    const place = Number(person.practice?.at(-1) ?? 0);
    if (place === 0) return person;
    return { ...person, lcp: place < 4 ? 'North' : 'South', pcn: `U0000${Math.ceil(place / 2)}` };
  });
  return placed.filter(({ practice }) => practice !== 'B86003' && practice !== 'B86004');
}
