import { expect, test } from 'vitest';
import { carryOver } from '../../analytics/places/carry-over.ts';
import { chooseVintage, deprivationOn } from '../../analytics/places/choose-vintage.ts';
import type { Places } from '../../analytics/places/places.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { hasSharedData, sharedData, whyNoSharedData } from './files.ts';

const codesOf = (vintage: string, { boundaries }: Places) =>
  boundaries.find((set) => set.vintage === vintage)?.areas.map(({ code }) => code) ?? [];

test('every file of the open data for Leeds is taken for what it is', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const { recognised, remarks } = await readPlaces([sharedData]);
  expect(remarks).toEqual([]);
  expect(
    Object.fromEntries(recognised.map(({ name, takenFor, rows }) => [name, [takenFor, rows]])),
  ).toEqual({
    'leeds_lsoa11_bgc.geojson': ['boundaries of areas (LSOA 2011)', 482],
    'leeds_lsoa11_topojson_martinjc.json': [
      'not used, as leeds_lsoa11_bgc.geojson draws the same areas in more detail: boundaries of areas (LSOA 2011)',
      482,
    ],
    'leeds_lsoa21_bgc.geojson': ['boundaries of areas (LSOA 2021)', 488],
    'leeds_msoa21_bgc.geojson': ['boundaries of areas (MSOA 2021): known, not drawn', 107],
    'leeds_wards25_bgc.geojson': ['boundaries of areas (ward 2025): known, not drawn', 33],
    'leeds_lsoa11_pcn_footprint_MODELLED.csv': ['modelled footprint: LSOA to PCN (LSOA 2011)', 482],
    'leeds_gp_practices_ods.csv': [
      'practices: PCN, position, dates of closing (period 2023-24, the only one)',
      105,
    ],
    'leeds_practice_list_by_age_threshold_apr2020.csv': ['practices: list size', 95],
    'leeds_practice_list_total_may2022.csv': ['practices: list size', 92],
    'leeds_qof_prevalence_by_practice_2016-17_to_2021-22.csv': [
      'not used: registers by practice',
      12_243,
    ],
    'leeds_imd2019_lsoa11.csv': ['IMD 2019 deciles by area (LSOA 2011)', 482],
    'leeds_imd2025_lsoa21.csv': ['IMD 2025 deciles by area (LSOA 2021)', 488],
    'leeds_lcp_practices_transcribed.csv': ['practices: LCP; rows without a code: 3', 29],
    'leeds_lsoa11_lsoa21.csv': ['lookup: LSOA 2011 to LSOA 2021', 489],
    'leeds_lsoa11_msoa11_ward17.csv': [
      'lookup: LSOA 2011 to MSOA 2011; lookup: LSOA 2011 to ward 2017',
      482,
    ],
    'leeds_lsoa21_msoa21_ward24.csv': [
      'lookup: LSOA 2021 to MSOA 2021; lookup: LSOA 2021 to ward 2024',
      488,
    ],
    'leeds_pcn_to_lcp_EVIDENCE.csv': ['lookup: PCN to LCP', 19],
    'leeds_practice_pcn_by_period.csv': ['practices: PCN (period 2023-24, the newest)', 947],
    'leeds_lsoa11_syoa_mid2020.csv': ['residents by area and single year of age (LSOA 2011)', 482],
    'leeds_lsoa21_census2021_residents_disability_ethnicity.csv': [
      'not used: residents by area without single years of age',
      488,
    ],
    'esp2013.csv': ['not used: a standard population of 19 age bands, 100,000 in all', 19],
  });
});

test('all the open data for Leeds is read in less than two seconds of computing', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const started = process.cpuUsage();
  await readPlaces([sharedData]);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(2);
});

test('the places of Leeds agree with their published counts', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const places = await readPlaces([sharedData]);
  const quintileOf = (decile: number) => Math.ceil(decile / 2);
  const fifths = (vintage: string, weight: (code: string) => number) => {
    const counts = [0, 0, 0, 0, 0];
    for (const [code, decile] of deprivationOn(vintage, places)?.deciles ?? []) {
      counts[quintileOf(decile) - 1] = (counts[quintileOf(decile) - 1] ?? 0) + weight(code);
    }
    return counts;
  };
  const residents = (code: string) =>
    (places.population?.residents.get(code) ?? []).reduce((sum, count) => sum + count, 0);
  expect(fifths('LSOA 2011', () => 1)).toEqual([162, 63, 85, 98, 74]);
  expect(fifths('LSOA 2021', () => 1)).toEqual([136, 78, 60, 91, 123]);
  expect(fifths('LSOA 2011', residents)).toEqual([271_547, 104_764, 156_408, 152_407, 113_660]);
  const everybody = [...(places.population?.residents.keys() ?? [])].map(residents);
  expect(everybody.reduce((sum, count) => sum + count, 0)).toBe(798_786);
  expect(places.lcps.size).toBe(17);
  expect(places.lcpOfPcn.size).toBe(19);
  expect(places.footprint).toMatchObject({
    method: 'LSOA to PCN to LCP by modelled lookup',
    vintage: 'LSOA 2011',
  });
  expect(new Set(places.footprint?.lcpOf.values()).size).toBe(17);
  const practices = [...places.practices.values()];
  expect(practices.filter(({ lcp }) => lcp !== null)).toHaveLength(86);
  expect(practices.filter(({ closed }) => closed !== null)).toHaveLength(12);
  expect(places.synthetic).toBe(false);
});

test('practices of Leeds are in the PCNs of the period in which the extract is true', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const read = async (asAt: string) => {
    const { practices, recognised, remarks } = await readPlaces([sharedData], { asAt });
    const lookup = recognised.find(({ name }) => name === 'leeds_practice_pcn_by_period.csv');
    const placed = [...practices.values()].filter(({ pcn }) => pcn !== null).length;
    return { takenFor: lookup?.takenFor, placed, remarks };
  };
  expect(await read('2019-06-30')).toEqual({
    takenFor: 'practices: PCN (period 2019-20, in force on the as-at date)',
    placed: 95,
    remarks: [
      'leeds_gp_practices_ods.csv: practices that a lookup truer to the date places elsewhere: 2; that lookup counts.',
    ],
  });
  expect(await read('2026-01-01')).toMatchObject({
    takenFor: 'practices: PCN (period 2023-24, the newest)',
    remarks: [],
  });
});

test('the vintage of Leeds codes is told by the few that changed', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const places = await readPlaces([sharedData]);
  const words = (vintage: string) => chooseVintage(codesOf(vintage, places), places)?.words;
  expect(words('LSOA 2011')).toBe(
    'The areas are those of LSOA 2011: all 482 codes are on its list, and 9 of them are on no other of its size.',
  );
  expect(words('LSOA 2021')).toBe(
    'The areas are those of LSOA 2021: all 488 codes are on its list, and 15 of them are on no other of its size.',
  );
  const [old, young] = [codesOf('LSOA 2011', places), codesOf('LSOA 2021', places)];
  const mixed = [...new Set([...old, ...young])];
  expect(chooseVintage(mixed, places)).toMatchObject({ certainty: 'mixed', vintage: 'LSOA 2021' });
  const { to, ambiguous, unknown } = carryOver(old, 'LSOA 2021', places);
  expect([to.size, ambiguous.length, unknown.length]).toEqual([473, 9, 0]);
});

test('the MSOAs and wards of Leeds are at hand for both vintages', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const { areaLevels } = await readPlaces([sharedData]);
  expect(
    areaLevels.map(({ edition, vintage, of }) => [edition, vintage, new Set(of.values()).size]),
  ).toEqual([
    ['MSOA 2011', 'LSOA 2011', 107],
    ['ward 2017', 'LSOA 2011', 33],
    ['MSOA 2021', 'LSOA 2021', 107],
    ['ward 2024', 'LSOA 2021', 33],
  ]);
});
