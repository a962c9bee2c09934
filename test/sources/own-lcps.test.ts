import { expect, test } from 'vitest';
import { folderOf } from '../places/files.ts';
import { stageText } from './staging.ts';

/** An extract with so many people of each LCP, in this order. */
function peopleOf(groups: readonly (readonly [lcp: string, people: number])[]): string {
  const rows = groups.flatMap(([lcp, people], group) =>
    Array.from({ length: people }, (_, row) => `p${group}-${row},40,"${lcp}"`),
  );
  return ['person_id,age,lcp', ...rows, ''].join('\n');
}

async function lcpsOf(groups: readonly (readonly [lcp: string, people: number])[]) {
  const { record, people, receipt } = await stageText(peopleOf(groups));
  const counts = Object.fromEntries(
    record.lcps.map(({ code }) => [code, people.filter(({ lcp }) => lcp === code).length]),
  );
  const none = people.filter(({ lcp }) => lcp === null).length;
  return { lcps: record.lcps, counts, none, remarks: receipt.remarks.join(' ') };
}

test('names that differ in capitals, spaces, hyphens and underscores only are one LCP', async () => {
  const { lcps, counts } = await lcpsOf([
    ['north-east', 4],
    ['North  East', 5],
    ['NORTH_EAST', 6],
    ['Armley', 10],
  ]);
  expect(lcps).toEqual([
    { code: 'Armley', label: 'Armley' },
    { code: 'NORTH_EAST', label: 'NORTH_EAST' },
  ]);
  expect(counts).toEqual({ Armley: 10, NORTH_EAST: 15 });
});

test('an ampersand is an and, so that North East and North & East are two places', async () => {
  const { counts } = await lcpsOf([
    ['North & East', 10],
    ['North East', 11],
    ['north-east', 12],
  ]);
  expect(counts).toEqual({ 'north-and-east': 10, 'north-east': 23 });
});

test('other names with the same code are kept apart by a number, in the order of the names', async () => {
  const groups = [
    ['Holt/Park', 10],
    ['Holt Park', 11],
    ['Holt (Park)', 12],
    ['Holt Park 2', 13],
    ['Holt+Park', 3],
  ] as const;
  const forwards = await lcpsOf(groups);
  const backwards = await lcpsOf(groups.toReversed());
  expect(forwards.counts).toEqual({
    'holt-park': 12,
    'holt-park-2': 13,
    'holt-park-3': 11,
    'holt-park-4': 10,
  });
  expect(backwards.counts).toEqual(forwards.counts);
  expect(backwards.lcps).toEqual(forwards.lcps);
  expect(new Set(forwards.lcps.map(({ label }) => label)).size).toBe(4);
});

test.each(['#', '+', '🏥', '--', '\u200b', '?'])(
  'a value without a letter or digit is no LCP: %j',
  async (value) => {
    const { lcps, none, remarks } = await lcpsOf([
      [value, 12],
      ['North', 20],
    ]);
    expect(lcps).toEqual([{ code: 'North', label: 'North' }]);
    expect(none).toBe(12);
    expect(remarks).toContain('12 people have an LCP that is no name of a place: it is left out.');
    expect(remarks).toContain('12 people not allocated to an LCP.');
  },
);

test.each([
  'All',
  'not-allocated',
  'Not Allocated',
  'not_known',
  'Outside',
  'no segment',
  '(none)',
])('a value that tables keep for themselves is no LCP: %s', async (value) => {
  const { lcps, none, remarks } = await lcpsOf([
    [value, 12],
    ['North', 20],
  ]);
  expect(lcps.map(({ code }) => code)).toEqual(['North']);
  expect(none).toBe(12);
  expect(remarks).toContain('12 people have an LCP that is no name of a place: it is left out.');
});

test('rare values and values that are no names are counted in one remark', async () => {
  const { none, remarks } = await lcpsOf([
    ['all', 12],
    ['North', 20],
    ['MARKER', 1],
  ]);
  expect(none).toBe(13);
  expect(remarks).toContain(
    '13 people have an LCP that is no name of a place, or that fewer than 10 people share and no lookup knows: it is left out.',
  );
});

test('labels of LCPs are on one line, without control characters or marks of direction', async () => {
  const { lcps, counts } = await lcpsOf([
    ['North\nEast', 10],
    ['\u202eHolt\u0007 Park\u202c', 11],
    ['Seacroft', 6],
    ['Sea\u200bcroft', 5],
  ]);
  expect(lcps.map(({ label }) => label).toSorted()).toEqual([
    'Holt Park',
    'North East',
    'Seacroft',
  ]);
  expect(counts).toEqual({ 'holt-park': 11, 'north-east': 10, Seacroft: 11 });
});

test("the lookup's own LCPs are found by their names, with an ampersand or an and", async () => {
  const lookup = 'practice_code,lcp_code,lcp_name\nX1,L7,Woodsley and Holt Park\n';
  const places = [folderOf({ 'p.csv': lookup })];
  const { people } = await stageText(peopleOf([['Woodsley & Holt Park', 1]]), { places });
  expect(people.map(({ lcp }) => lcp)).toEqual(['L7']);
});
