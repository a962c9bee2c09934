import { expect, test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { cleanColumn } from '../../analytics/sources/mapping/clean-column.ts';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { columnOfProfile } from '../../analytics/sources/screening/column.ts';
import { judge } from '../../analytics/sources/screening/screen-columns.ts';
import { name } from '../../analytics/sql/sql.ts';
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

/** What is asked of each extract; everything else maps without help. */
const askedOf: readonly (readonly [columns: readonly ExtractColumn[], asked: readonly string[]])[] =
  [
    [eastLondon, ['ethnic_5', 'lsoa2021']],
    [northLondon, ['ethnicity_category', 'neighbourhood_registered']],
    [bristol, ['att.IMD_level']],
    [hospital, []],
  ];

test.each(askedOf)('only what cannot be told is asked, and the rest is sure', (columns, asked) => {
  const proposals = proposeColumns(profilesOf(columns));
  expect(proposals.filter(({ question }) => question).map(({ column }) => column)).toEqual(asked);
  for (const { column, field, confidence, question } of proposals) {
    const least = question === undefined ? 0.6 : 0.5;
    if (field !== null) expect([column, confidence >= least]).toEqual([column, true]);
  }
});

test.each(askedOf)(
  'no cell of a real extract is lost, and nothing in it names people',
  (columns) => {
    const profiles = profilesOf(columns);
    for (const [at, { column, field, scale }] of proposeColumns(profiles).entries()) {
      const profile = profiles[at] ?? named(column);
      expect([column, judge(columnOfProfile(profile, field))]).toEqual([column, null]);
      if (field === null) continue;
      const source = { column: { name: 'x', type: profile.type, sql: name('c0') }, profile };
      const id = field.replace('condition:', '');
      const { remarks } = cleanColumn({ ...source, id, ...(scale === undefined ? {} : { scale }) });
      expect([column, remarks]).toEqual([column, []]);
    }
  },
);

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
