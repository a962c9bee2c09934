import { expect, test } from 'vitest';
import { namesLeastFirst } from '../../analytics/sources/mapping/read-group.ts';

test.each([
  ['IMD Quintile (1 = least deprived)', 5],
  ['imd_quintile_1_least', 5],
  ['IMD decile (10=most deprived)', 10],
  ['Deprivation quintile, least deprived = 1', 5],
])('%s counts from the least deprived', (name, groups) => {
  expect(namesLeastFirst(name, groups)).toBe(true);
});

test.each([
  ['IMD Quintile (1 = most deprived)', 5],
  ['imd_decile', 10],
  ['IMD decile (10 = least deprived)', 10],
  ['imd 2019 decile', 10],
  ['Quintile 1 most 5 least', 5],
])('%s does not', (name, groups) => {
  expect(namesLeastFirst(name, groups)).toBe(false);
});
