import fc from 'fast-check';
import { expect, test } from 'vitest';
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

test('whatever the title, the name is safe and short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const name = fileName(title, 'csv');
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.csv$/);
      expect(name.length).toBeLessThanOrEqual(84);
    }),
    { seed: 3 },
  );
});
