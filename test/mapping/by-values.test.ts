import { expect, test } from 'vitest';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { numbers, profileOf, repeated } from './profile-of.ts';

const proposal = (name: string, cells: readonly string[]) =>
  proposeColumns([profileOf(name, cells)])[0];

test('cells that speak for themselves get a field, less surely than a name', () => {
  const cells = {
    lsoa: repeated(['E01011229', 'E01011230', 'W01000001']),
    practice: repeated(['B86001', 'Y02002', 'A81001']),
    pcn: repeated(['U12345', 'U23456']),
    sex: repeated(['M', 'F', 'F']),
  };
  for (const [field, column] of Object.entries(cells)) {
    const found = proposal('column_7', column);
    expect(found).toMatchObject({ field });
    expect(found?.confidence).toBeLessThanOrEqual(0.6);
  }
  expect(proposal('column_7', repeated(['female', 'male', 'unknown']))?.field).toBe('sex');
});

test('1 and 2 are taken for sexes only where they are about as many, and asked about', () => {
  const found = proposal('column_7', repeated(['1', '2', '2', '1', '9'], 500));
  expect(found).toMatchObject({ field: 'sex', confidence: 0.3 });
  expect(found?.question?.choices.map(({ field }) => field)).toEqual(['sex', null]);
  expect(proposal('column_7', repeated(['1', '1', '1', '1', '1', '1', '2']))?.field).toBeNull();
  expect(proposal('column_7', repeated(['1', '2', '3']))?.field).toBeNull();
});

test('whole numbers up to 120 are ages where the name has the word age', () => {
  expect(proposal('age_on_index_date', numbers(0, 101))).toMatchObject({
    field: 'age',
    confidence: 0.6,
  });
  for (const name of ['Age at 31/03/2025', 'Age at 31 March']) {
    expect([name, proposal(name, [...numbers(0, 101), '134', '-1'])?.field]).toEqual([name, 'age']);
  }
  const odd = profileOf('Age at 31/03/2025', [...numbers(0, 101), '134', '-4', 'abc']);
  const many = { ...odd, rows: 8000, filled: 8000, numbers: 7999, values: null };
  expect(proposeColumns([many])[0]?.field).toBe('age');
  for (const name of ['age at death', 'age at diagnosis', 'age_first_admission']) {
    expect([name, proposal(name, numbers(0, 101))?.field]).toEqual([name, null]);
  }
  expect(proposal('age_band', numbers(0, 101))?.field).toBeNull();
  expect(proposal('mileage', numbers(0, 101))?.field).toBeNull();
  expect(proposal('age_index', numbers(0, 300))?.field).toBeNull();
});

test("a practice's own area is not the person's", () => {
  const areas = repeated(['E01011229', 'E01011230']);
  expect(proposal('practice_lsoa', areas)?.field).toBeNull();
  expect(proposal('gp_area', areas)?.field).toBeNull();
});

test('a name wins over cells that speak for the same field', () => {
  const areas = repeated(['E01011229', 'E01011230']);
  const columns = proposeColumns([profileOf('area', areas), profileOf('lsoa', areas)]);
  expect(columns.map(({ field }) => field)).toEqual([null, 'lsoa']);
});

test('where the cells disagree with the name it is less sure, and says why', () => {
  const half = proposal('lsoa', repeated(['E01011229', 'Leeds 111B', 'Leeds 112A', 'Leeds 112B']));
  expect(half?.confidence).toBe(0.8);
  expect(half?.reason).toContain('Only 25% of its cells look like national codes.');
  const sex = proposal('sex', repeated(['M', 'F', 'q', 'r']));
  expect(sex).toMatchObject({ field: 'sex', confidence: 0.5 });
  const bands = proposal('age', repeated(['0-4', '5-9', '10-14']));
  expect(bands).toMatchObject({ field: null });
  expect(bands?.reason).toContain('cannot be read');
  expect(proposal('age', repeated(['', 'NA']))).toMatchObject({ field: 'age', confidence: 0.5 });
});

test('neighbourhoods are proposed as local care partnerships, and asked about', () => {
  const found = proposal('neighbourhood_registered', repeated(['North', 'South']));
  expect(found).toMatchObject({ field: 'lcp' });
  expect(found?.question?.choices.map(({ field }) => field)).toEqual(['lcp', null]);
});
