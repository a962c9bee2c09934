import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartKinds } from '../../analytics/contract/host.ts';
import { fileName } from '../../main/export/file-name.ts';

test('a title becomes lower-case words with hyphens', () => {
  expect(fileName('Share of people in each segment: 31 March', 'svg')).toBe(
    'share-of-people-in-each-segment-31-march.svg',
  );
});

test('accents, apostrophes and paths leave nothing behind', () => {
  expect(fileName('Café’s Été', 'csv')).toBe('cafes-ete.csv');
  expect(fileName('../../etc/passwd', 'png')).toBe('etc-passwd.png');
});

test('names that Windows keeps for devices, and titles of signs alone, get another', () => {
  expect(fileName('CON', 'svg')).toBe('chart-con.svg');
  expect(fileName('???', 'svg')).toBe('chart.svg');
});

test('a map and a ranking end in what they are, once', () => {
  expect(fileName('Diabetes', 'svg', { chart: 'map' })).toBe('diabetes-map.svg');
  expect(fileName('Map of diabetes', 'svg', { chart: 'map' })).toBe('map-of-diabetes.svg');
  expect(fileName('Diabetes', 'csv', { chart: 'rank' })).toBe('diabetes-ranked.csv');
  expect(fileName('Diabetes', 'csv', { chart: 'heat' })).toBe('diabetes.csv');
});

test('working figures say so first', () => {
  expect(fileName('Diabetes', 'png', { chart: 'map', working: true })).toBe(
    'working-diabetes-map.png',
  );
  expect(fileName('???', 'png', { working: true })).toBe('working-chart.png');
});

test('whatever the title, the name is safe and short', () => {
  const options = fc.record({
    chart: fc.constantFrom(...chartKinds),
    working: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), options, (title, about) => {
      const name = fileName(title, 'csv', about);
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.csv$/);
      expect(name.length).toBeLessThanOrEqual(84);
    }),
    { seed: 3 },
  );
});
