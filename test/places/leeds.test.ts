import { expect, test } from 'vitest';
import { chooseVintage, deprivationOn } from '../../analytics/places/choose-vintage.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { hasSharedData, sharedData, whyNoSharedData } from './files.ts';

test('every file of the open data for Leeds is taken for what it is', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const { recognised } = await readPlaces([sharedData]);
  expect(
    Object.fromEntries(recognised.map(({ name, takenFor, rows }) => [name, [takenFor, rows]])),
  ).toEqual({
    'leeds_lsoa11_bgc.geojson': ['boundaries of areas (LSOA 2011)', 482],
    'leeds_lsoa11_topojson_martinjc.json': ['boundaries of areas (LSOA 2011)', 482],
    'leeds_lsoa21_bgc.geojson': ['boundaries of areas (LSOA 2021)', 488],
    'leeds_msoa21_bgc.geojson': ['not used: boundaries of areas other than LSOAs', 107],
    'leeds_wards25_bgc.geojson': ['not used: boundaries of areas other than LSOAs', 33],
    'leeds_lsoa11_pcn_footprint_MODELLED.csv': ['modelled footprint: LSOA to PCN (LSOA 2011)', 482],
    'leeds_gp_practices_ods.csv': ['practices: PCN, position', 105],
    'leeds_practice_list_by_age_threshold_apr2020.csv': ['practices: list size', 95],
    'leeds_practice_list_total_may2022.csv': ['practices: list size', 92],
    'leeds_qof_prevalence_by_practice_2016-17_to_2021-22.csv': ['not used', 12_243],
    'leeds_imd2019_lsoa11.csv': ['IMD 2019 deciles by area (LSOA 2011)', 482],
    'leeds_imd2025_lsoa21.csv': ['IMD 2025 deciles by area (LSOA 2021)', 488],
    'leeds_lcp_practices_transcribed.csv': ['not used', 29],
    'leeds_lsoa11_lsoa21.csv': ['not used', 489],
    'leeds_lsoa11_msoa11_ward17.csv': ['not used', 482],
    'leeds_lsoa21_msoa21_ward24.csv': ['not used', 488],
    'leeds_pcn_to_lcp_EVIDENCE.csv': ['lookup: PCN to LCP', 19],
    'leeds_practice_pcn_by_period.csv': ['practices: PCN (period 2023-24)', 947],
    'leeds_lsoa11_syoa_mid2020.csv': ['residents by area and single year of age (LSOA 2011)', 482],
    'leeds_lsoa21_census2021_residents_disability_ethnicity.csv': ['not used', 488],
    'esp2013.csv': ['not used', 19],
  });
});

test('the places of Leeds agree with their published counts', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const places = await readPlaces([sharedData]);
  const fifths = (vintage: string) => {
    const counts = [0, 0, 0, 0, 0];
    for (const decile of deprivationOn(vintage, places)?.deciles.values() ?? []) {
      counts[Math.ceil(decile / 2) - 1] = (counts[Math.ceil(decile / 2) - 1] ?? 0) + 1;
    }
    return counts;
  };
  expect(fifths('LSOA 2011')).toEqual([162, 63, 85, 98, 74]);
  expect(fifths('LSOA 2021')).toEqual([136, 78, 60, 91, 123]);
  expect(places.lcps.size).toBe(17);
  expect(places.footprint).toMatchObject({
    method: 'LSOA to PCN to LCP by modelled lookup',
    vintage: 'LSOA 2011',
  });
  expect(new Set(places.footprint?.lcpOf.values()).size).toBe(17);
  expect([...places.practices.values()].filter(({ lcp }) => lcp !== null)).toHaveLength(85);
  const residents = [...(places.population?.residents.values() ?? [])].flat();
  expect(residents.reduce((sum, count) => sum + count, 0)).toBe(798_786);
  expect(places.synthetic).toBe(false);
});

test('the vintage of Leeds codes is told by the few that changed', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const places = await readPlaces([sharedData]);
  for (const set of places.boundaries) {
    const codes = set.areas.map(({ code }) => code);
    expect(chooseVintage(codes, places)).toEqual({ vintage: set.vintage, missing: 0 });
  }
});
