import type { ColumnProfile } from '../../analytics/sources/mapping/column-profile.ts';
import { numbers, profileOf, repeated } from './profile-of.ts';

/** A column of an extract with cells of the kind that it holds, and the field that it means. */
export type ExtractColumn = readonly [name: string, cells: readonly string[], field: string | null];

const flags = repeated(['0', '0', '1', '0', '0', '0', '0']);
const words = repeated(['FALSE', 'FALSE', 'TRUE', 'FALSE']);
const days = repeated(['2011-04-01', '2019-12-24', '2023-01-31']);
const months = repeated(['1948-03-01', '1971-11-01', '2003-07-01', '1966-01-01']);
const text = (kind: string) => Array.from({ length: 300 }, (_, row) => `${kind} ${row}`);
const ids = Array.from({ length: 300 }, (_, row) => `SYN-${row}`);
const areas = Array.from({ length: 300 }, (_, row) => `E0101${1000 + row}`);
const practices = repeated(['B86001', 'B86002', 'B86010', 'Y02002']);
const counts = repeated(['0', '1', '2', '0', '14', '3']);
const pounds = Array.from({ length: 300 }, (_, row) => (row * 7.35).toFixed(3));
const fine = repeated(['White - British', 'Indian', 'Black - African', 'Not stated', 'Chinese']);
const broad = repeated([
  'White',
  'Asian or Asian British',
  'Black or Black British',
  'Other',
  'Mixed',
]);

/** The core table of the East London GP database. */
export const eastLondon: readonly ExtractColumn[] = [
  ['relrun_date', repeated(['2026-05-01']), null],
  ['person_id', ids, 'person_id'],
  ['patient_id', text('patient'), null],
  ['age', numbers(0, 104), 'age'],
  ['sex', repeated(['1', '2', '2', '1', '0']), 'sex'],
  ['area_id', numbers(1, 40_000), null],
  ['ods_code', practices, 'practice'],
  ['practice_name', repeated(['North Surgery', 'South Surgery']), null],
  ['reg_date', days, null],
  ['ethnicity_code', repeated(['9i00.', '9S1..', '9i7..']), null],
  ['ethnic_5', broad, 'ethnic_group'],
  ['ethnic_16', fine, 'ethnicity'],
  ['ethnic_18', fine, null],
  ['ethnic_19', fine, null],
  ['pt_lad2023', repeated(['E09000030', 'E09000025']), null],
  ['pt_area_id', numbers(1, 40_000), null],
  ['lsoa_2011', areas, 'lsoa'],
  ['imd2019', numbers(1, 10), 'imd_decile'],
  ['imd2019_rank', numbers(60, 31_904), 'imd_rank'],
  ['lsoa2021', areas, null],
];

/** The people of the Bristol workshop on segmentation: dots and prefixes in the names. */
export const bristol: readonly ExtractColumn[] = [
  ['id.patient', numbers(1, 300), 'person_id'],
  ['att.Age', numbers(0, 101), 'age'],
  ['att.Sex', repeated(['male', 'female']), 'sex'],
  ['att.Smoking_status', repeated(['unknown', 'ex', 'current', 'never', 'unknown']), 'smoking'],
  ['att.BMI', repeated(['NA', 'NA', '24', '31.5']), 'bmi'],
  ['att.EFI_classification', repeated(['NA', 'Fit', 'Mild', 'Severe']), 'frailty'],
  ['att.Housebound', flags, 'housebound'],
  ['att.Lives_in_nursing_or_residential_home', flags, 'care_home'],
  ['att.Dementia', flags, 'condition:dementia'],
  ['att.Diabetes', flags, 'condition:diabetes'],
  ['att.Asthma', flags, 'condition:asthma'],
  ['att.Atrial_fibrillation', flags, 'condition:atrial-fibrillation'],
  ['att.Cancer', flags, 'condition:cancer'],
  ['att.Heart_failure', flags, 'condition:heart-failure'],
  ['att.CHD', flags, 'condition:coronary-heart-disease'],
  ['att.CKD', flags, 'condition:chronic-kidney-disease'],
  ['att.Hypertension', flags, 'condition:hypertension'],
  ['att.obesity', flags, 'condition:obesity'],
  ['att.Rheumatoid_arthritis', flags, 'condition:rheumatoid-arthritis'],
  ['att.Osteoarthritis', flags, 'condition:osteoarthritis'],
  ['att.Depression', flags, 'condition:depression'],
  ['att.Learning_disability', flags, 'condition:learning-disability'],
  ['att.COPD', flags, 'condition:copd'],
  ['att.Anxiety', flags, 'condition:anxiety'],
  ['att.Psychosis_schizophrenia_bipolar', flags, 'condition:severe-mental-illness'],
  ['att.Blindness', flags, 'condition:blindness'],
  ['att.Deafness', flags, 'condition:deafness'],
  ['att.IMD_level', numbers(1, 10), 'imd_decile'],
  ['att.Long_term_conditions_count', counts, null],
  ['util.Activity.Community', counts, null],
  ['util.Activity.Mental_health', counts, null],
  ['util.Activity.GP_attends', counts, 'gp_contacts'],
  ['util.Activity.Primary_prescriptions', counts, null],
  ['util.Activity.A_E_attends', counts, 'ae_attendances'],
  ['util.Activity.EL_admits', counts, 'elective_admissions'],
  ['util.Activity.NEL_admits', counts, 'emergency_admissions'],
  ['util.Activity.Maternity', counts, null],
  ['util.Activity.OP_attends', counts, 'outpatient_attendances'],
  ['util.Spend.GP_attends', pounds, null],
  ['util.Spend.A_E_attends', pounds, null],
  ['util.Activity.Total', counts, null],
  ['util.Spend.Total', pounds, 'cost'],
];

const northLondonConditions: Readonly<Record<string, string>> = {
  atrial_fibrillation: 'atrial-fibrillation',
  coronary_heart_disease: 'coronary-heart-disease',
  heart_failure: 'heart-failure',
  hypertension: 'hypertension',
  peripheral_arterial_disease: 'peripheral-arterial-disease',
  stroke_tia: 'stroke',
  asthma: 'asthma',
  copd: 'copd',
  cyp_asthma: 'childhood-asthma',
  diabetes: 'diabetes',
  gestational_diabetes: 'gestational-diabetes',
  non_diabetic_hyperglycaemia: 'non-diabetic-hyperglycaemia',
  obesity: 'obesity',
  nafld: 'non-alcoholic-fatty-liver-disease',
  dementia: 'dementia',
  depression: 'depression',
  severe_mental_illness: 'severe-mental-illness',
  anxiety: 'anxiety',
  epilepsy: 'epilepsy',
  parkinsons: 'parkinsons-disease',
  cerebral_palsy: 'cerebral-palsy',
  mnd: 'motor-neurone-disease',
  multiple_sclerosis: 'multiple-sclerosis',
  hypothyroidism: 'hypothyroidism',
  autism: 'autism',
  adhd: 'adhd',
  cancer: 'cancer',
  chronic_kidney_disease: 'chronic-kidney-disease',
  familial_hypercholesterolaemia: 'familial-hypercholesterolaemia',
  frailty: 'recorded-frailty',
  learning_disability: 'learning-disability',
  learning_disability_under_14: 'learning-disability-under-14',
  osteoporosis: 'osteoporosis',
  osteoarthritis: 'osteoarthritis',
  chronic_liver_disease: 'chronic-liver-disease',
  sickle_cell: 'sickle-cell-disease',
  thalassaemia: 'thalassaemia',
  palliative_care: 'palliative-care',
  rheumatoid_arthritis: 'rheumatoid-arthritis',
};

const fifths = repeated(['Most Deprived', 'Second Most Deprived', 'Least Deprived']);

/** The population health needs base of North Central London. */
export const northLondon: readonly ExtractColumn[] = [
  ['person_id', ids, 'person_id'],
  ['sk_patient_id', numbers(1, 300), null],
  ['is_active', words, null],
  ['is_deceased', words, 'deceased'],
  ['gender', repeated(['Female', 'Male', 'Unknown']), 'sex'],
  ['birth_date_approx', months, null],
  ['age', numbers(0, 104), 'age'],
  ['age_at_least', numbers(0, 104), null],
  ['age_band_5y', repeated(['0-4', '5-9']), null],
  ['age_life_stage', repeated(['Infant', 'Adult']), null],
  ['ethnicity_category', broad, 'ethnic_group'],
  ['ethnicity_subcategory', fine, 'ethnicity'],
  ['main_language', repeated(['English', 'Turkish']), null],
  ['practice_code', practices, 'practice'],
  ['practice_name', repeated(['North Surgery', 'South Surgery']), null],
  ['pcn_code', repeated(['U12345', 'U54321']), 'pcn'],
  ['pcn_name', repeated(['North PCN', 'South PCN']), null],
  ['neighbourhood_registered', repeated(['North', 'South']), 'lcp'],
  ['borough_registered', repeated(['Camden', 'Barnet']), null],
  ['icb_code_resident', repeated(['QMJ']), null],
  ['patient_lsoa', areas, 'lsoa'],
  ['practice_lsoa', areas, null],
  ['ward_code', repeated(['E05009317', 'E05009318']), null],
  ['patient_imd_decile_19', numbers(1, 10), 'imd_decile'],
  ['patient_imd_quintile_19', fifths, 'imd_quintile'],
  ['practice_imd_decile_19', numbers(1, 10), null],
  ['practice_imd_quintile_19', fifths, null],
  ['bmi_category', repeated(['Obese', 'Overweight']), null],
  ['smoking_status', repeated(['Never Smoked', 'Ex-Smoker', 'Current Smoker']), 'smoking'],
  ['alcohol_status', repeated(['Low', 'High']), null],
  ...Object.entries(northLondonConditions).map(
    ([name, id]): ExtractColumn => [`has_${name}`, words, `condition:${id}`],
  ),
  ['total_conditions', counts, null],
  ['total_qof_conditions', counts, null],
  ['cardiovascular_conditions', counts, null],
  ['earliest_condition_diagnosis', days, null],
];

/** Hospital episodes, and a flag for each register of the Quality and Outcomes Framework. */
export const hospital: readonly ExtractColumn[] = [
  ['PSEUDO_HESID', ids, 'person_id'],
  ['LSOA11', areas, 'lsoa'],
  ['SEX', repeated(['1', '2', '9']), 'sex'],
  ['ETHNOS', repeated(['A', 'H', 'Z', 'X', '99']), 'ethnicity'],
  ['AGE_CALC', numbers(0, 99), 'age'],
  ['GPPRAC', practices, 'practice'],
];

export const registers: Readonly<Record<string, string>> = {
  AF: 'atrial-fibrillation',
  AST: 'asthma',
  CAN: 'cancer',
  CHD: 'coronary-heart-disease',
  CKD: 'chronic-kidney-disease',
  COPD: 'copd',
  CVDPP: 'cvd-primary-prevention',
  DEM: 'dementia',
  DEP: 'depression',
  DM: 'diabetes',
  EP: 'epilepsy',
  HF: 'heart-failure',
  HYP: 'hypertension',
  LD: 'learning-disability',
  MH: 'severe-mental-illness',
  NDH: 'non-diabetic-hyperglycaemia',
  OB: 'obesity',
  OST: 'osteoporosis',
  PAD: 'peripheral-arterial-disease',
  PC: 'palliative-care',
  RA: 'rheumatoid-arthritis',
  STIA: 'stroke',
};

export const profilesOf = (columns: readonly ExtractColumn[]): readonly ColumnProfile[] =>
  columns.map(([name, cells]) => profileOf(name, cells));
