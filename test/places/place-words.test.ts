import { expect, test } from 'vitest';
import { stageText } from '../sources/staging.ts';
import { folderOf, placesOf, squares } from './files.ts';

const practices =
  'practice_code,practice_name,pcn_code,lcp_code,lcp_name\nB86001,First,P1,ALL,Allerton\nB86002,Second,not-known,not-known,\nB86003,Third,P3,L3,Third LCP\nnone,Fourth,P3,L3,Third LCP\n';
const footprint =
  'lsoa_code,lcp_code,lcp_name\nE01000001,all,Allerton\nE01000002,Not allocated,\nE01000003,L3,Third LCP\n';

test('an LCP with a name of its own is kept under another code where tables keep its code', async () => {
  const places = await placesOf({ 'p.csv': practices, 'f.csv': footprint });
  expect([...places.lcps]).toEqual([
    ['all-lcp', 'Allerton'],
    ['L3', 'Third LCP'],
  ]);
  expect(places.practices.get('B86001')?.lcp).toBe('all-lcp');
  expect(places.footprint?.lcpOf.get('E01000001')).toBe('all-lcp');
  expect(places.remarks).toContain(
    'p.csv: the LCP code “all” is a word that tables keep for themselves; the LCP is kept as “all-lcp”.',
  );
});

test('a code that tables keep and that has no name stands for no place, and is said', async () => {
  const places = await placesOf({ 'p.csv': practices, 'f.csv': footprint });
  expect(places.practices.get('B86002')).toMatchObject({ pcn: null, lcp: null });
  expect(places.practices.has('none')).toBe(false);
  expect(places.footprint?.lcpOf.has('E01000002')).toBe(false);
  expect(places.remarks).toEqual(
    expect.arrayContaining([
      'p.csv: the LCP code “not-known” is a word that tables keep for themselves; who has it is in no LCP.',
      'p.csv: the PCN code “not-known” is a word that tables keep for themselves; who has it is in no PCN.',
      'p.csv: the practice code “none” is a word that tables keep for themselves; it is not read.',
      'f.csv: the LCP code “Not allocated” is a word that tables keep for themselves; who has it is in no LCP.',
    ]),
  );
});

test('a code made for an LCP is none that another LCP has', async () => {
  const { lcps } = await placesOf({
    'p.csv':
      'practice_code,lcp_code,lcp_name\nB86001,all,Allerton\nB86002,ALL-LCP,Every LCP\nB86003,L3,Three\n',
  });
  expect([...lcps]).toEqual([
    ['all-lcp-2', 'Allerton'],
    ['ALL-LCP', 'Every LCP'],
    ['L3', 'Three'],
  ]);
});

test('an LCP that one file names and another does not is kept under its name', async () => {
  const { lcps } = await placesOf({
    'a.csv': 'lsoa_code,lcp_code\nE01000001,all\nE01000002,L3\n',
    'p.csv': 'practice_code,lcp_code,lcp_name\nB86001,all,Allerton\n',
  });
  expect([...lcps]).toEqual([
    ['L3', 'L3'],
    ['all-lcp', 'Allerton'],
  ]);
});

test('of PCNs to LCPs a code that tables keep is left without, and said', async () => {
  const places = await placesOf({
    'l.csv': 'pcn_code,lcp_code,lcp_name\nall,L1,East\nP2,outside,Outside Leeds\nP3,unknown,\n',
  });
  expect([...places.lcpOfPcn]).toEqual([['P2', 'outside-lcp']]);
  expect(places.remarks).toHaveLength(3);
});

test('people of an LCP whose code tables keep are counted in it', async () => {
  const rows = ['a,1,B86001', 'b,2,B86001', 'c,3,B86002', 'd,4,B86003'];
  const { people, receipt } = await stageText(`person_id,age,practice\n${rows.join('\n')}\n`, {
    places: [folderOf({ 'p.csv': practices })],
  });
  expect(people.map(({ lcp }) => lcp)).toEqual(['ALL-lcp', 'ALL-lcp', null, 'L3']);
  expect(receipt.remarks.join(' ')).toContain('kept as “ALL-lcp”');
});

test.each(['all', 'not-known', 'Not allocated', 'unknown'])(
  'an own PCN of an extract that reads “%s” is none',
  async (word) => {
    const places = [folderOf({ 'l.csv': 'pcn_code,lcp_code,lcp_name\nP1,L1,East\n' })];
    const text = `person_id,age,pcn\na,1,P1\nb,2,P1\nc,3,${word}\n`;
    const { people } = await stageText(text, { places });
    expect(people.map(({ pcn }) => pcn)).toEqual(['P1', 'P1', null]);
  },
);

const marked = (text: string) => `\u202e${text.slice(0, 2)}\u200b${text.slice(2)}\u0007\u2069`;

test('names of places have nothing in them that is not seen or turns the direction of writing', async () => {
  const places = await placesOf({
    'p.csv': `practice_code,practice_name,lcp_code,lcp_name\nB86001,${marked('First')},L3,${marked('Est')}\n`,
    'f.csv': `lsoa_code,lcp_code,lcp_name\n${marked('Q1')},L1,"Far\nEast"\nQ2,L2,${marked('Wést')}\n`,
    'b.geojson': squares([{ code: 'Q1', x: 0, y: 0 }]).replace(
      'Area Q1',
      String.raw`Area\u202e Q1\u0000`,
    ),
  });
  expect([...places.lcps]).toEqual([
    ['L1', 'Far East'],
    ['L2', 'Wést'],
    ['L3', 'Est'],
  ]);
  expect(places.practices.get('B86001')?.name).toBe('First');
  expect([...(places.footprint?.lcpOf ?? [])]).toEqual([
    ['Q1', 'L1'],
    ['Q2', 'L2'],
  ]);
  expect(places.boundaries[0]?.areas.map(({ code, name }) => [code, name])).toEqual([
    ['Q1', 'Area Q1'],
  ]);
});
