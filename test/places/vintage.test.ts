import { expect, test } from 'vitest';
import { carryOver } from '../../analytics/places/carry-over.ts';
import { chooseVintage } from '../../analytics/places/choose-vintage.ts';
import { placesOf } from './files.ts';

const deciles = (column: string, codes: readonly string[]) =>
  `${column},imd_decile\n${codes.map((code) => `${code},1\n`).join('')}`;
const both = {
  'old.csv': deciles('lsoa11cd', ['E1', 'E2', 'E3']),
  'new.csv': deciles('lsoa21cd', ['E1', 'E2', 'E4']),
};

test('the vintage of an extract is that of the list that holds all its codes', async () => {
  const places = await placesOf(both);
  expect(chooseVintage(['E1', 'E3'], places)).toEqual({
    vintage: 'LSOA 2011',
    missing: 0,
    certainty: 'sure',
    lists: [
      { vintage: 'LSOA 2011', held: 2, share: 1, deciding: ['E3'] },
      { vintage: 'LSOA 2021', held: 1, share: 0.5, deciding: [] },
    ],
    words:
      'The areas are those of LSOA 2011: all 2 codes are on its list, and 1 of them is on no other of its size.',
  });
  expect(chooseVintage(['E1', 'E4', 'W1'], places)).toMatchObject({
    vintage: 'LSOA 2021',
    missing: 1,
    certainty: 'sure',
    words:
      'The areas are those of LSOA 2021: 2 of 3 codes are on its list, and 1 of them is on no other of its size.',
  });
  expect(chooseVintage(['W1'], places)).toBeNull();
  expect(chooseVintage([], places)).toBeNull();
});

test('codes that every vintage holds do not tell, and are said not to', async () => {
  const choice = chooseVintage(['E1', 'E2'], await placesOf(both));
  expect(choice).toMatchObject({ certainty: 'untold', missing: 0 });
  expect(choice?.words).toBe(
    'cannot be told: every code is in both LSOA 2011 and LSOA 2021; LSOA 2011 is taken',
  );
});

test('an extract of two vintages is said to be mixed', async () => {
  const choice = chooseVintage(['E1', 'E3', 'E4', 'E2'], await placesOf(both));
  expect(choice).toMatchObject({ certainty: 'mixed', missing: 1 });
  expect(choice?.words).toBe(
    'mixed: 1 code is in LSOA 2011 alone, 1 code is in LSOA 2021 alone; LSOA 2011 is taken, which holds most',
  );
});

test('one list alone, or one far too short to compare with, makes nothing sure', async () => {
  const one = await placesOf({ 'old.csv': both['old.csv'] });
  expect(chooseVintage(['E1', 'E3'], one)).toMatchObject({
    certainty: 'likely',
    words:
      'all 2 codes are in LSOA 2011, and there is no list of another vintage to compare with: likely',
  });
  const wide = Array.from({ length: 20 }, (_, index) => `E${index + 100}`);
  const uneven = await placesOf({
    'old.csv': deciles('lsoa11cd', [...wide, 'E1', 'E2', 'E3']),
    'new.csv': both['new.csv'],
  });
  expect(chooseVintage(['E1', 'E100', 'E101'], uneven)).toMatchObject({
    vintage: 'LSOA 2011',
    certainty: 'likely',
    words:
      'all 3 codes are in LSOA 2011; the list of LSOA 2021 is too short to compare with: likely',
  });
  expect(chooseVintage(['E1', 'E4', 'E100', 'E101'], uneven)).toMatchObject({
    vintage: 'LSOA 2021',
    certainty: 'sure',
    missing: 2,
  });
});

const lookup =
  'LSOA11CD,LSOA21CD,CHGIND\nE1,E1,U\nE2,E2,U\nE3,E4,S\nE3,E5,S\nE6,E8,M\nE7,E8,M\nE9,E10,X\n';

test('the lookup between vintages makes short lists long enough to decide', async () => {
  const places = await placesOf({ 'l.csv': lookup, 'new.csv': deciles('lsoa21cd', ['E1', 'E2']) });
  expect(chooseVintage(['E1', 'E3'], places)).toMatchObject({
    vintage: 'LSOA 2011',
    certainty: 'sure',
  });
});

test('unchanged areas go over to another vintage; changed ones are left, and said', async () => {
  const places = await placesOf({ 'l.csv': lookup, 'new.csv': deciles('lsoa21cd', ['E11']) });
  expect(carryOver(['E1', 'E3', 'E4', 'E6', 'E9', 'E11', 'W1'], 'LSOA 2021', places)).toEqual({
    to: new Map([
      ['E1', 'E1'],
      ['E4', 'E4'],
      ['E11', 'E11'],
    ]),
    ambiguous: [
      { from: 'E3', change: 'split' },
      { from: 'E6', change: 'merged' },
      { from: 'E9', change: 'redrawn' },
    ],
    unknown: ['W1'],
  });
  expect(carryOver(['E2', 'E4', 'E8'], 'LSOA 2011', places)).toEqual({
    to: new Map([['E2', 'E2']]),
    ambiguous: [
      { from: 'E4', change: 'split' },
      { from: 'E8', change: 'merged' },
    ],
    unknown: [],
  });
});
