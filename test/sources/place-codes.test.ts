import { expect, test } from 'vitest';
import { folderOf, hasSharedData, sharedData, whyNoSharedData } from '../places/files.ts';
import { stageText } from './staging.ts';

const practices =
  'practice_code,practice_name,pcn_code,lcp_code,lcp_name\nB86001,First,U10001,L1,East\nlocal-2,Second,P2,L2,West\n';
const unplaced = 'practice_code,practice_name,pcn_code\nB86009,Ninth,U10009\n';
const footprint = 'lsoa11cd,lcp_code,lcp_name\nE01000001,L1,East\nE01000002,L2,West\n';
const modelled = 'lsoa11cd,pcn_code,modelled_share\nE01000001,P1,1\nE01000002,P2,1\n';
const pcns = 'pcn_code,lcp_code,lcp_name\nP1,L1,East\nP2,L2,West\n';

const given = (files: Readonly<Record<string, string>>) => ({ places: [folderOf(files)] });
const both = { 'p.csv': practices, 'f.csv': footprint };
const header = 'person_id,age,practice,lsoa,lcp\n';
const lcps = ({ people }: Awaited<ReturnType<typeof stageText>>) => people.map(({ lcp }) => lcp);

test('codes in other capitals, or with spaces around them, are the same codes', async () => {
  const text = `${header}a,1, b86001 ,e01000002,\nb,2,LOCAL-2,,\nc,3,B86001,,\n`;
  const staged = await stageText(text, given(both));
  expect(staged.people.map(({ practice, lsoa, pcn, lcp }) => [practice, lsoa, pcn, lcp])).toEqual([
    ['B86001', 'E01000002', 'U10001', 'L1'],
    ['local-2', null, 'P2', 'L2'],
    ['B86001', null, 'U10001', 'L1'],
  ]);
  expect(staged.record).toMatchObject({ place: 'registered: practice, PCN, LCP' });
  expect(staged.receipt.remarks).toContain(
    '3 of 3 people placed (100.0%), registered: practice, PCN, LCP.',
  );
});

test('an LCP of the extract is one of the lookup by code or name, in any capitals', async () => {
  const others = Array.from({ length: 8 }, (_, index) => `e${index},5,,,Moor Side\n`).join('');
  const text = `${header}a,1,,,l1\nb,2,,,WEST\nc,3,,,Moor Side\nd,4,,,MOOR SIDE\n${others}`;
  const staged = await stageText(text, given(both));
  expect(lcps(staged).slice(0, 4)).toEqual(['L1', 'L2', 'moor-side', 'moor-side']);
  expect(staged.receipt.remarks).toContain('12 of 12 people placed (100.0%), as the extract says.');
});

test('an own PCN is spelled alike where people are not placed by practice', async () => {
  const staged = await stageText('age,pcn\n1,u12345\n2, U12345\n');
  expect(staged.people.map(({ pcn }) => pcn)).toEqual(['U12345', 'U12345']);
});

test('one practice that matches by chance does not place everybody by practice', async () => {
  const text = `${header}a,1,B86001,E01000001,\nb,2,Z1,E01000002,\nc,3,Z2,E01000001,\nd,4,,,\n`;
  const staged = await stageText(text, given(both));
  expect(lcps(staged)).toEqual(['L1', 'L2', 'L1', null]);
  expect(staged.record.place).toBe('resident: LSOA, LCP');
  expect(staged.receipt.remarks).toEqual(
    expect.arrayContaining([
      '3 of 4 people placed (75.0%), resident: LSOA, LCP.',
      '1 person not allocated to an LCP.',
      '1 person has no LSOA.',
      'Practices place nobody: the lookup of practices (p.csv) gives an LCP to 1 of the 3 people who have one, fewer than half.',
    ]),
  );
});

test('it is people and not codes of whom half must match', async () => {
  const rows = ['a,1,B86001,,', 'b,2,B86001,,', 'c,3,Z1,,', 'd,4,Z2,,'];
  const staged = await stageText(`${header}${rows.join('\n')}\n`, given(both));
  expect(staged.record.place).toBe('registered: practice, PCN, LCP');
  expect(lcps(staged)).toEqual(['L1', 'L1', null, null]);
  const one = await stageText(`${header}${rows.slice(1).join('\n')}\n`, given(both));
  expect(one.record.place).toBeNull();
});

test('where neither practices nor LSOAs match, the extract says where people belong', async () => {
  const text = `${header}a,1,Z1,Z1,L2\nb,2,Z2,Z2,L1\nc,3,B86001,E01000001,L2\n`;
  const staged = await stageText(text, given(both));
  expect(lcps(staged)).toEqual(['L2', 'L1', 'L2']);
  expect(staged.receipt.remarks).toEqual(
    expect.arrayContaining([
      '3 of 3 people placed (100.0%), as the extract says.',
      'Practices place nobody: the lookup of practices (p.csv) gives an LCP to 1 of the 3 people who have one, fewer than half.',
      'LSOAs place nobody: the lookup of areas (f.csv, LSOA 2011) gives an LCP to 1 of the 3 people who have one, fewer than half.',
    ]),
  );
});

test('codes that no lookup knows place nobody, and that is said', async () => {
  const { receipt, record } = await stageText(`${header}a,1,Z1,Z1,\n`, given(both));
  expect(record.place).toBeNull();
  expect(receipt.remarks).toContain(
    'Nobody is placed in an LCP: no lookup gives one for the codes here.',
  );
});

test('a practice that the lookup holds without an LCP is told from one that it does not hold', async () => {
  const text = `${header}a,1,B86001,,\nb,2,B86009,,\n`;
  const { receipt } = await stageText(text, given({ ...both, 'u.csv': unplaced }));
  expect(receipt.remarks).toContain(
    '1 person has a practice to which the lookup of practices (p.csv, u.csv) gives no LCP.',
  );
  expect(receipt.remarks.join(' ')).not.toContain('does not hold');
});

test('a modelled footprint is called so in the method, with the path that it takes', async () => {
  const text = `${header}a,1,,E01000001,\n`;
  const staged = await stageText(text, given({ 'm.csv': modelled, 'l.csv': pcns }));
  expect(staged.record.place).toBe('resident: LSOA, PCN, LCP (modelled lookup)');
  const straight = modelled.replace('pcn_code', 'lcp_code').replaceAll(/P(\d)/g, 'L$1');
  const direct = await stageText(text, given({ 'm.csv': straight }));
  expect(direct.record.place).toBe('resident: LSOA, LCP (modelled lookup)');
  expect(direct.receipt.remarks).toContain(
    '1 of 1 person placed (100.0%), resident: LSOA, LCP (modelled lookup).',
  );
});

test('a lookup without PCNs does not claim to go through them', async () => {
  const lookup = 'practice_code,lcp_code,lcp_name\nB86001,L1,East\n';
  const staged = await stageText(`${header}a,1,b86001,,\n`, given({ 'p.csv': lookup }));
  expect(staged.record.place).toBe('registered: practice, LCP');
});

test('a share is cut off, so that only everybody is 100%', async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => `p${index},1,B86001,,`);
  const text = `${header}${rows.join('\n')}\nlast,1,Z1,,\n`;
  const { receipt } = await stageText(text, given(both));
  expect(receipt.remarks.join(' ')).toContain('2,000 of 2,001 people placed (99.9%)');
});

test('practices of Leeds in small letters place people by practice', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const text = 'age,lsoa,practice_code\n40,e01011264,b86002\n41,E01011264,\n';
  const staged = await stageText(text, { places: [sharedData] });
  expect(staged.record.place).toBe('registered: practice, PCN, LCP');
  expect(staged.people[0]).toMatchObject({ practice: 'B86002', lcp: 'beeston-lcp' });
  const resident = await stageText(text.replace('b86002', ''), { places: [sharedData] });
  expect(resident.record.place).toBe('resident: LSOA, PCN, LCP (modelled lookup)');
});
