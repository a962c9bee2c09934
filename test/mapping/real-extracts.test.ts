import { expect, test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import {
  bristol,
  type ExtractColumn,
  eastLondon,
  hospital,
  northLondon,
  profilesOf,
  registers,
} from './extracts.ts';
import { named, profileOf, repeated } from './profile-of.ts';

const wanted = (columns: readonly ExtractColumn[]) =>
  columns.map(([column, , field]) => [column, field]);
const proposed = (columns: readonly ExtractColumn[]) =>
  proposeColumns(profilesOf(columns)).map(({ column, field }) => [column, field]);
const scaleIn = (columns: readonly ExtractColumn[], name: string) =>
  proposeColumns(profilesOf(columns)).find(({ column }) => column === name)?.scale;

test('the columns of the East London core table map without help', () => {
  expect(proposed(eastLondon)).toEqual(wanted(eastLondon));
  expect(scaleIn(eastLondon, 'imd2019')).toBe('IMD 2019');
  expect(scaleIn(eastLondon, 'imd2019_rank')).toBe('IMD 2019');
});

test('of two lists of areas the first is read, and the other one is asked about', () => {
  const columns = proposeColumns(profilesOf(eastLondon));
  const other = columns.find(({ column }) => column === 'lsoa2021');
  expect(other?.question?.choices.map(({ field }) => field)).toEqual(['lsoa', null]);
});

test('the columns of the North Central London needs base map without help', () => {
  expect(proposed(northLondon)).toEqual(wanted(northLondon));
  expect(scaleIn(northLondon, 'patient_imd_quintile_19')).toBe('IMD 2019');
});

test('the columns of the Bristol segmentation extract map without help', () => {
  expect(proposed(bristol)).toEqual(wanted(bristol));
});

test('the columns of hospital episodes map without help', () => {
  expect(proposed(hospital)).toEqual(wanted(hospital));
});

test('every QOF code is a name of its register, with a prefix or without', () => {
  for (const [code, id] of Object.entries(registers)) {
    const names = [code, code.toLowerCase(), `QOF_${code}`, `${code} flag`];
    for (const name of names) {
      const field = proposeColumns([profileOf(name, repeated(['1', '0', '0']))])[0]?.field;
      expect([name, field]).toEqual([name, `condition:${id}`]);
    }
  }
});

test('has_<condition> is known for every condition of the dictionary', () => {
  for (const { id } of conditions) {
    const name = `has_${id.replaceAll('-', '_')}`;
    expect([name, proposeColumns([named(name)])[0]?.field]).toEqual([name, `condition:${id}`]);
  }
});

test('every column that is kept out says why', () => {
  for (const columns of [eastLondon, northLondon, bristol, hospital]) {
    for (const { field, reason, confidence } of proposeColumns(profilesOf(columns))) {
      expect(reason).toMatch(/\.$/);
      expect(field === null ? confidence === 0 : confidence > 0).toBe(true);
    }
  }
});

test('two thousand columns are proposed for in under a fifth of a second of work', () => {
  const real = profilesOf([...eastLondon, ...northLondon, ...bristol]);
  const many = Array.from({ length: 2000 }, (_, at) => {
    const profile = real[at % real.length] ?? named('x');
    return { ...profile, name: `${profile.name}_${at}` };
  });
  const columns = [...real, ...many.slice(real.length)];
  proposeColumns(columns);
  const start = process.cpuUsage();
  expect(proposeColumns(columns)).toHaveLength(2000);
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(200_000);
});
