import { expect, test } from 'vitest';
import { findField } from '../../analytics/dictionary/dictionary.ts';
import { ethnicGroupOf } from '../../analytics/sources/mapping/ethnic-group-of.ts';
import { frailtyOf } from '../../analytics/sources/mapping/frailty-of.ts';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { readEthnicGroup, readEthnicity } from '../../analytics/sources/mapping/read-ethnicity.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { cleanCells, query } from './clean-cells.ts';
import { profileOf, repeated } from './profile-of.ts';

const proposal = (name: string, cells: readonly string[]) =>
  proposeColumns([profileOf(name, cells)])[0];

test('sex is read from the codes of the Data Dictionary, of GP systems and of identity, and from words', async () => {
  const sexes = {
    '1': ['1', 'M', 'male', 'Trans man'],
    '2': ['2', 'F', 'FEMALE', '2.0'],
    '9': ['9', 'Indeterminate', 'Other', '3', '4', 'non-binary'],
    X: ['X', '0', 'U', 'Z', 'Unknown', 'not stated'],
  };
  for (const [code, cells] of Object.entries(sexes)) {
    expect([code, (await cleanCells('sex', cells)).values]).toEqual([code, cells.map(() => code)]);
  }
  expect((await cleanCells('sex', ['NA', '', 'zz'])).values).toEqual([null, null, null]);
  const identity = proposal('gender_identity', repeated(['1', '2', '3', 'Z']));
  expect(identity).toMatchObject({ field: 'sex' });
  expect(identity?.reason).toContain('Gender identity');
});

test('a Patient Need Group is read from its number however written, and from its label', async () => {
  const groups = {
    '1': ['1', '01', 'PNG 1', 'Non-users', 'Non-User'],
    '10': ['10', '10.0', 'PNG10', '10 - Multi-morbidity high complexity'],
    '11': ['11', '11.0', 'Frailty', 'PNG 11'],
  };
  for (const [code, cells] of Object.entries(groups)) {
    const { values } = await cleanCells('acg_group', cells);
    expect([code, values]).toEqual([code, cells.map(() => code)]);
  }
  expect((await cleanCells('acg_group', ['12', '0', 'high'])).values).toEqual([null, null, null]);
});

test('every ethnic category is read from its code, its label, and both', () => {
  for (const [code, label] of Object.entries(findField('ethnicity')?.categories ?? {})) {
    expect([label, readEthnicity(label)]).toEqual([label, code]);
    expect(readEthnicity(code)).toBe(code);
    if (code !== '99') expect(readEthnicity(`${code} - ${label}`)).toBe(code);
  }
});

test('labels of ethnic categories are read as the censuses and the Data Dictionary word them', () => {
  const labels = {
    A: ['British', 'White: British', 'White - English/Welsh/Scottish/Northern Irish/British'],
    B: ['White Irish', 'White: Irish'],
    C: ['Other White', 'White - Any other White background', 'White: Roma', 'White: Other'],
    D: ['Mixed: White and Black Caribbean', 'White & Black Caribbean'],
    E: ['Mixed - White and Black African'],
    F: ['Mixed or Multiple ethnic groups: White and Asian'],
    G: ['Other Mixed', 'Any other Mixed or Multiple background'],
    H: ['Asian or Asian British - Indian', 'Asian, Asian British or Asian Welsh: Indian'],
    J: ['Asian/Asian British: Pakistani'],
    K: ['Bangladeshi'],
    L: ['Other Asian', 'Asian or Asian British: Any other Asian background'],
    M: ['Black, Black British, Black Welsh, Caribbean or African: Caribbean', 'Caribbean'],
    N: ['Black or Black British - African', 'African'],
    P: ['Other Black', 'Black or Black British: Other'],
    R: ['Asian, Asian British or Asian Welsh: Chinese', 'Other ethnic groups: Chinese'],
    S: ['Any other ethnic group', 'Other ethnic group: Any other ethnic group'],
    T: ['Gypsy or Irish Traveller', 'White: Gypsy or Irish Traveller'],
    W: ['Other ethnic group: Arab'],
    Z: ['Not stated', 'Refused'],
    '99': ['Not known', 'X'],
  };
  for (const [code, cells] of Object.entries(labels)) {
    for (const cell of cells) expect([cell, readEthnicity(cell)]).toEqual([cell, code]);
  }
  const broad = ['White', 'Mixed', 'Asian or Asian British', 'Black or Black British', 'Other'];
  const headings = [
    'Black, Black British, Black Welsh, Caribbean or African',
    'Asian, Asian British or Asian Welsh',
    'Chinese or other ethnic group',
  ];
  for (const cell of [...broad, ...headings])
    expect([cell, readEthnicity(cell)]).toEqual([cell, undefined]);
});

test('Chinese people are Asian in the scheme of 2011 and with others in that of 2001', async () => {
  expect(readEthnicGroup('R', '2011')).toBe('asian');
  expect(readEthnicGroup('R', '2001')).toBe('other');
  expect(readEthnicGroup('Chinese', undefined)).toBeUndefined();
  const codes = ['A', 'D', 'L', 'P', 'R', 'S', 'T', 'W', 'Z', '99'];
  const found = await query<{ old: string; now: string }>(
    sql`SELECT ${ethnicGroupOf(sql`code`, '2001')} AS old, ${ethnicGroupOf(sql`code`, '2011')} AS now
      FROM (SELECT unnest(CAST(${codes} AS VARCHAR[])) AS code)`,
  );
  const rest = ['white', 'mixed', 'asian', 'black'];
  const others = ['other', 'white', 'other', 'unknown', 'unknown'];
  expect(found.map(({ old }) => old)).toEqual([...rest, 'other', ...others]);
  expect(found.map(({ now }) => now)).toEqual([...rest, 'asian', ...others]);
});

test('broad groups are told from categories by the cells, and their scheme is asked about', () => {
  const broad = ['White', 'Mixed', 'Asian or Asian British', 'Black or Black British', 'Other'];
  const group = proposal('ethnicity', repeated(broad));
  expect(group).toMatchObject({ field: 'ethnic_group' });
  expect(group?.question?.choices.map(({ scale }) => scale)).toEqual(['2011', '2001']);
  const old = [...broad.slice(0, 4), 'Chinese or other ethnic group'];
  expect(proposal('ethnicity', repeated(old))).toMatchObject({ scale: '2001' });
  const now = [...broad, 'Asian (including Chinese)'];
  expect(proposal('ethnicity', repeated(now))).toMatchObject({ scale: '2011' });
  expect(proposal('ethnic_group_2001', repeated(broad))).toMatchObject({ scale: '2001' });
  expect(proposal('ethnic_group', repeated(['A', 'H', 'Z']))?.field).toBe('ethnicity');
  expect(proposal('ethnic_5', repeated(['1', '2', '3', '4', '5']))?.field).toBeNull();
});

test('broad groups are read, and Chinese only where the scheme is known', async () => {
  const cells = ['White', 'Mixed', 'Asian', 'Black', 'Chinese', 'Other', 'Not stated', 'Indian'];
  const groups = ['white', 'mixed', 'asian', 'black', null, 'other', 'unknown', 'asian'];
  expect((await cleanCells('ethnic_group', cells)).values).toEqual(groups);
  const now = await cleanCells('ethnic_group', cells, { scale: '2011' });
  expect(now.values[4]).toBe('asian');
  expect((await cleanCells('ethnicity', ['A1', 'a', ' 99 ', '', 'odd'])).values).toEqual([
    ...['A', 'A', '99', null, null],
  ]);
});

test('frailty is read from its words, and an index by the cut points of its scale', async () => {
  const words = ['Fit', 'MILD', 'Moderate frailty', 'severely frail', 'NA', 'odd'];
  expect((await cleanCells('frailty', words)).values).toEqual([
    ...['fit', 'mild', 'moderate', 'severe', null, null],
  ]);
  const index = ['0', '0.0899', '0.09', '0.12', '0.16', '0.2399', '0.24', '0.3599', '0.36', '1'];
  const rows = await query<{ efi: string; efi2: string; other: string }>(
    sql`SELECT ${frailtyOf(sql`efi`, 'efi')} AS efi, ${frailtyOf(sql`efi`, 'efi2')} AS efi2,
      ${frailtyOf(sql`efi`, 'hfrs')} AS other
      FROM (SELECT CAST(unnest(CAST(${index} AS VARCHAR[])) AS DOUBLE) AS efi)`,
  );
  expect(rows.map(({ efi }) => efi)).toEqual([
    ...['fit', 'fit', 'fit', 'mild', 'mild', 'mild', 'moderate', 'moderate', 'severe', 'severe'],
  ]);
  expect(rows.map(({ efi2 }) => efi2)).toEqual([
    ...['fit', 'fit', 'mild', 'mild', 'moderate', 'moderate'],
    ...['severe', 'severe', 'severe', 'severe'],
  ]);
  expect(rows.every(({ other }) => other === null)).toBe(true);
});

test('a frailty index is asked which it is, and other scales are kept out', () => {
  const index = repeated(['0.02', '0.15', '0.31', '0.4']);
  expect(proposal('efi', index)).toMatchObject({ field: 'efi', scale: 'efi' });
  expect(proposal('efi', index)?.question?.choices.map(({ scale }) => scale)).toEqual([
    'efi',
    'efi2',
  ]);
  expect(proposal('eFI2', index)).toMatchObject({ field: 'efi', scale: 'efi2' });
  expect(proposal('eFI2', index)?.question).toBeUndefined();
  expect(proposal('efi', repeated(['Fit', 'Mild']))?.field).toBe('frailty');
  expect(proposal('hfrs', repeated(['3.2', '17']))?.reason).toContain('Hospital Frailty');
  expect(proposal('clinical_frailty_scale', repeated(['1', '7']))?.field).toBeNull();
  expect(proposal('frailty', repeated(['Y', 'N']))?.field).toBe('condition:recorded-frailty');
});
