import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { Places } from '../../analytics/places/places.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { draw, scratch, table } from './drawn.ts';

const data = resolve(import.meta.dirname, '../../../shared/data');
const { path, remove } = scratch();
afterAll(remove);

describe('people drawn onto the real areas of Leeds', () => {
  beforeEach((context) => {
    if (!existsSync(data)) context.skip('../shared/data is not here');
  });

  test('live in its 482 LSOAs in proportion to the residents of mid-2020', async () => {
    await draw(path('leeds'), { places: await readPlaces([data]) });
    const residents = new Map(
      table(`${data}/population/leeds_lsoa11_syoa_mid2020.csv`).map((row) => [
        row['lsoa11_code'] ?? '',
        Number(row['total_population']),
      ]),
    );
    const drawn = new Map<string, number>();
    for (const { lsoa = '' } of table(path('leeds/people.csv'))) {
      drawn.set(lsoa, (drawn.get(lsoa) ?? 0) + 1);
    }
    const unknown = drawn.get('') ?? 0;
    drawn.delete('');
    expect(unknown).toBeLessThan(60);
    expect([...drawn.keys()].sort()).toEqual([...residents.keys()].sort());
    for (const [lsoa, people] of drawn) {
      const expected = ((residents.get(lsoa) ?? 0) * 100_000) / 798_786;
      expect(Math.abs(people - expected)).toBeLessThan(5);
    }
  });

  test('have the published decile of their area and a real practice code', () => {
    const deciles = new Map(
      table(`${data}/imd/leeds_imd2019_lsoa11.csv`).map((row) => [
        row['lsoa11cd'],
        row['imd_decile'],
      ]),
    );
    const people = table(path('leeds/people.csv'));
    const wrong = people.filter(
      ({ lsoa, imd_decile: decile }) => lsoa && deciles.get(lsoa) !== decile,
    );
    expect(wrong).toEqual([]);
    const strange = people.filter(
      ({ practice }) => practice && !/^(B86|Y0)\d{3,4}$/.test(practice),
    );
    expect(strange).toEqual([]);
    const practices = new Set(people.map(({ practice }) => practice));
    expect(practices.size).toBeGreaterThan(70);
  });

  test('and say that they are synthetic, while the places say that they are not', async () => {
    const people = table(path('leeds/people.csv'));
    expect(people.every((row) => row['synthetic'] === '1')).toBe(true);
    const again = await readPlaces([path('leeds/places')]);
    expect(again.synthetic).toBe(false);
    expect(again.deprivation.map(({ edition, vintage }) => [edition, vintage])).toEqual([
      ['IMD 2019', 'LSOA 2011'],
    ]);
    expect(again.boundaries[0]?.areas).toHaveLength(482);
    expect(again.footprint?.lcpOf.size).toBe(482);
  });
});

const none: Places = {
  recognised: [],
  deprivation: [],
  practices: new Map(),
  lcps: new Map(),
  footprint: null,
  boundaries: [],
  population: null,
  lcpOfPcn: new Map(),
  changes: [],
  areaLevels: [],
  remarks: [],
  synthetic: false,
};
const two = new Map([
  ['E1', 1],
  ['E2', 10],
]);
const deprivation = [{ edition: 'IMD 2019', vintage: 'LSOA 2011', deciles: two }];

async function refusalOf(places: Places): Promise<string> {
  const failure = await draw(path('lacking'), { places, persons: 10 }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Refusal);
  const { problems } = failure as Refusal;
  return `${problems[0]?.code}: ${problems[0]?.reason}`;
}

test('places without deprivation or practices are refused, and nothing is left', async () => {
  expect(await refusalOf(none)).toMatch(/^places-unreadable: .*no deprivation table/);
  expect(await refusalOf({ ...none, deprivation })).toMatch(/^places-unreadable: .*no practices/);
  expect(existsSync(path('lacking'))).toBe(false);
});

test('areas without counted residents have the ages of their quintile in Leeds', async () => {
  const practice = {
    code: 'P1',
    name: 'One',
    pcn: null,
    lcp: null,
    listSize: null,
    longitude: null,
    latitude: null,
    closed: null,
  };
  const places = { ...none, deprivation, practices: new Map([['P1', practice]]) };
  await draw(path('bare'), { places, persons: 20_000 });
  const people = table(path('bare/people.csv'));
  const share = (lsoa: string) => {
    const here = people.filter((row) => row['lsoa'] === lsoa);
    return here.filter((row) => Number(row['age']) >= 65).length / here.length;
  };
  expect(Math.abs(share('E1') - 0.112)).toBeLessThan(0.005);
  expect(Math.abs(share('E2') - 0.227)).toBeLessThan(0.005);
});
