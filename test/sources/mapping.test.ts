import { expect, test } from 'vitest';
import { conditions, fields } from '../../analytics/dictionary/dictionary.ts';
import { inspectExtract } from '../../analytics/sources/inspect-extract.ts';
import type { ColumnProfile } from '../../analytics/sources/mapping/profile-column.ts';
import { proposeMapping } from '../../analytics/sources/mapping/propose-mapping.ts';
import { refusal, scratchFolder, stageText, writeFile } from './staging.ts';

function column(name: string, known: Partial<ColumnProfile> = {}): ColumnProfile {
  const base = { type: 'text', rows: 0, filled: 0, distinct: 0 } as const;
  return { name, ...base, least: null, greatest: null, values: null, ...known };
}

const upTo = (greatest: number) => ({ filled: 9, distinct: 5, least: 1, greatest });

function proposed(...columns: readonly (string | ColumnProfile)[]) {
  const profiles = columns.map((given) => (typeof given === 'string' ? column(given) : given));
  return proposeMapping(profiles).columns;
}

const taken = (...columns: readonly (string | ColumnProfile)[]) =>
  Object.fromEntries(
    proposed(...columns).flatMap(({ column: name, field }) =>
      field === null ? [] : [[name, field]],
    ),
  );

test('every field and condition is found by its own name, label, synonyms and QOF code', () => {
  for (const { id, label, synonyms } of fields) {
    expect([id, taken(id)]).toEqual([id, { [id]: id }]);
    for (const name of [label, ...synonyms])
      expect([name, taken(name)]).toEqual([name, { [name]: id }]);
  }
  for (const { id, label, qof, synonyms } of conditions) {
    for (const name of [id, label, ...synonyms, ...(qof === null ? [] : [qof])]) {
      expect([name, taken(name)]).toEqual([name, { [name]: `condition:${id}` }]);
    }
  }
});

test('case, spaces, dots, dashes, underscores and brackets do not matter; prefixes cost certainty', () => {
  const names = [
    'Heart Failure',
    'heart.failure',
    'HEART-FAILURE',
    '[heart_failure]',
    'HeartFailure',
  ];
  for (const name of names) {
    expect(proposed(name)[0]).toMatchObject({ field: 'condition:heart-failure', confidence: 1 });
  }
  for (const name of [
    'has_heart_failure',
    'att.Heart_failure',
    'flag_heart_failure',
    'hasHeartFailure',
  ]) {
    expect(proposed(name)[0]).toMatchObject({ field: 'condition:heart-failure', confidence: 0.8 });
  }
  expect(proposed('chd')[0]).toMatchObject({ confidence: 0.95 });
});

test('the names of the East London extract', () => {
  const names =
    'relrun_date person_id patient_id age sex area_id ods_code practice_name reg_date ethnicity_code ethnic_5 ethnic_16 ethnic_18 ethnic_19 pt_lad2023 pt_area_id lsoa_2011 imd2019_rank lsoa2021';
  expect(taken(...names.split(' '), column('imd2019', upTo(10)))).toEqual({
    person_id: 'person_id',
    age: 'age',
    sex: 'sex',
    ods_code: 'practice',
    ethnicity_code: 'ethnicity',
    lsoa_2011: 'lsoa',
    imd2019: 'imd_decile',
  });
});

test('the names of the North Central London extract', () => {
  const names =
    'person_id sk_patient_id is_active is_deceased gender birth_date_approx age age_band_5y age_band_nhs age_life_stage ethnicity_category ethnicity_subcategory main_language practice_code practice_name pcn_code pcn_name neighbourhood_registered icb_code_resident patient_lsoa ward_code patient_imd_decile_19 patient_imd_quintile_19 practice_imd_decile_19 bmi_category smoking_status alcohol_status has_asthma has_chronic_kidney_disease has_severe_mental_illness has_gout total_conditions';
  expect(taken(...names.split(' '))).toEqual({
    person_id: 'person_id',
    is_deceased: 'deceased',
    gender: 'sex',
    age: 'age',
    ethnicity_category: 'ethnicity',
    practice_code: 'practice',
    pcn_code: 'pcn',
    patient_lsoa: 'lsoa',
    patient_imd_decile_19: 'imd_decile',
    patient_imd_quintile_19: 'imd_quintile',
    smoking_status: 'smoking',
    has_asthma: 'condition:asthma',
    has_chronic_kidney_disease: 'condition:chronic-kidney-disease',
    has_severe_mental_illness: 'condition:severe-mental-illness',
  });
});

test('the names of the Bristol extract', () => {
  const names =
    'id.patient att.Age att.Sex att.Smoking_status att.BMI att.EFI_classification att.Housebound att.Lives_in_nursing_or_residential_home att.Atrial_fibrillation att.COPD att.Diabetes att.Long_term_conditions_count util.Activity.GP_attends util.Activity.A_E_attends util.Activity.EL_admits util.Activity.NEL_admits util.Activity.OP_attends util.Activity.Maternity util.Spend.GP_attends util.Spend.Total';
  expect(taken(...names.split(' '), column('att.IMD_level', upTo(10)))).toEqual({
    'id.patient': 'person_id',
    'att.Age': 'age',
    'att.Sex': 'sex',
    'att.Smoking_status': 'smoking',
    'att.BMI': 'bmi',
    'att.EFI_classification': 'frailty',
    'att.Housebound': 'housebound',
    'att.Lives_in_nursing_or_residential_home': 'care_home',
    'att.Atrial_fibrillation': 'condition:atrial-fibrillation',
    'att.COPD': 'condition:copd',
    'att.Diabetes': 'condition:diabetes',
    'util.Activity.GP_attends': 'gp_contacts',
    'util.Activity.A_E_attends': 'ae_attendances',
    'util.Activity.EL_admits': 'elective_admissions',
    'util.Activity.NEL_admits': 'emergency_admissions',
    'util.Activity.OP_attends': 'outpatient_attendances',
    'att.IMD_level': 'imd_decile',
  });
});

test('the names of hospital episodes', () => {
  expect(taken('LSOA11', 'SEX', 'ETHNOS', 'AGE_CALC', 'GPPRAC')).toEqual({
    LSOA11: 'lsoa',
    SEX: 'sex',
    ETHNOS: 'ethnicity',
    AGE_CALC: 'age',
    GPPRAC: 'practice',
  });
});

test('a field is taken once, from the column that speaks for it most surely', () => {
  const [first, second, third] = proposed('sk_patient_id', 'person_id', 'patient');
  expect(first).toMatchObject({
    field: null,
    reason: 'person_id is already read from the column “person_id”.',
  });
  expect(second?.field).toBe('person_id');
  expect(third?.field).toBeNull();
});

test('decile and quintile are told by name and by range; ranks, scores and domains are not read', () => {
  expect(proposed(column('IMD', upTo(5)))[0]?.field).toBe('imd_quintile');
  expect(proposed(column('IMD', upTo(10)))[0]?.field).toBe('imd_decile');
  expect(proposed(column('imd_level', upTo(5)))[0]?.field).toBe('imd_quintile');
  expect(proposed(column('IMD Quintile (2019)', upTo(5)))[0]).toMatchObject({
    field: 'imd_quintile',
  });
  const kept = ['imd_quintile_icb', 'imd_income_decile', 'imd_score', 'practice_imd_decile_19'];
  for (const name of kept) expect([name, proposed(name)[0]?.field]).toEqual([name, null]);
  expect(proposed(column('imd_quintile', upTo(10)))[0]).toMatchObject({
    field: null,
    reason: 'Its numbers go beyond 5, which its name does not allow.',
  });
  expect(proposed(column('imd2019', upTo(32_844)))[0]?.reason).toMatch(/^A rank or a score/);
});

test('a column named like a condition whose cells are not yes or no is kept out', () => {
  const values = ['LS1', 'LS2'].map((value) => ({ value, count: 10 }));
  const postcode = column('pc', { filled: 20, distinct: 2, values });
  expect(proposed(postcode)[0]).toMatchObject({ field: null });
  const flag = column('pc', { filled: 20, distinct: 2, values: [{ value: 'Y', count: 20 }] });
  expect(proposed(flag)[0]?.field).toBe('condition:palliative-care');
});

test('whoever is a carer does not thereby have one', () => {
  expect(taken('is_carer', 'has_carer')).toEqual({ has_carer: 'carer' });
});

test('prefixes of registers and words at the end of a name are left off', () => {
  const names = {
    qof_dm: 'condition:diabetes',
    'QOF DM flag': 'condition:diabetes',
    'ltc.copd': 'condition:copd',
    dx_asthma: 'condition:asthma',
    'Hx Stroke': 'condition:stroke',
    diag_cancer: 'condition:cancer',
    register_dementia: 'condition:dementia',
    reg_af: 'condition:atrial-fibrillation',
    'hypertension status': 'condition:hypertension',
    'BMI (latest)': 'bmi',
    bmi_value: 'bmi',
    AE: 'ae_attendances',
    'A&E': 'ae_attendances',
    'A&E attendance count': 'ae_attendances',
    'NEL admissions': 'emergency_admissions',
    'EL admissions': 'elective_admissions',
    pcn_id: 'pcn',
    'frailty status': 'frailty',
  };
  for (const [name, field] of Object.entries(names)) {
    expect([name, taken(name)]).toEqual([name, { [name]: field }]);
  }
  for (const name of ['pseudo_id', 'pseudonym', 'Pseudonymised ID']) {
    expect([name, taken(name)]).toEqual([name, { [name]: 'person_id' }]);
  }
});

test('words are not left off where the name then means something else', () => {
  const names = [
    ...['reg_id', 'qof_id', 'condition_id', 'patient_count', 'patient_status', 'practice_count'],
    ...['asthma_count', 'cost_code', 'age_id', 'is_carer_flag', 'carer_status', 'has_age', 'flag'],
  ];
  for (const name of names) expect([name, taken(name)]).toEqual([name, {}]);
});

test('an extract without any age is refused, and says what would help', async () => {
  const none = await refusal(stageText('person_id,sex\na,1\n'));
  expect(none).toMatchObject({ code: 'mapping-incomplete', where: { field: 'age' } });
  const birth = await refusal(stageText('person_id,birth_year\na,1950\n'));
  expect(birth.hint).toMatch(/date of the extract/);
});

test('an extract without people, places or deprivation says so, and goes in', async () => {
  const { receipt, people } = await stageText('age,note\n40,\n41,\n');
  expect(people.map((person) => person['person_id'])).toEqual(['row 1', 'row 2']);
  expect(receipt.remarks).toEqual([
    'No condition was recognised.',
    'No column gives a sex.',
    'No column gives a place: an LSOA, a practice, a PCN or an LCP.',
    'No column names people: each row is taken for one person.',
    'Nobody has a level of deprivation.',
  ]);
});

test('where no condition is recognised, columns of two values that are kept out are named', async () => {
  const text = 'person_id,age,sweet,wheezy,town,drug\na,1,Y,x,K,p\nb,2,N,,L,q\nc,3,N,,M,r\n';
  const said =
    'No condition was recognised; 2 columns of two values are kept out: “sweet”, “wheezy”.';
  expect((await stageText(text)).receipt.remarks).toContain(said);
  const path = writeFile('people.csv', text);
  const { remarks } = await inspectExtract([path], { temporary: scratchFolder() });
  expect(remarks).toContain(said);
  const named = await stageText(text.replace('sweet', 'asthma'));
  expect(named.receipt.remarks.join(' ')).not.toContain('No condition');
});
