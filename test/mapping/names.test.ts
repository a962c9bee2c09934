import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { conditions, fields } from '../../analytics/dictionary/dictionary.ts';
import type { ColumnProfile } from '../../analytics/sources/mapping/column-profile.ts';
import { proposeMapping } from '../../analytics/sources/mapping/propose-mapping.ts';
import { named, profileOf, repeated } from './profile-of.ts';

function proposed(...columns: readonly (string | ColumnProfile)[]) {
  const profiles = columns.map((given) => (typeof given === 'string' ? named(given) : given));
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

test('a field is taken once, from the column that speaks for it most surely', () => {
  const [first, second, third] = proposed('sk_patient_id', 'person_id', 'patient');
  expect(first).toMatchObject({
    field: null,
    reason: 'person_id is already read from the column “person_id”.',
  });
  expect(second?.field).toBe('person_id');
  expect(third?.field).toBeNull();
});

test('a column named like a condition whose cells are not yes or no is kept out', () => {
  const [postcode] = proposed(profileOf('pc', repeated(['LS1', 'LS2'])));
  expect(postcode).toMatchObject({ field: null });
  expect(postcode?.reason).toContain('do not say yes or no');
  const [flag] = proposed(profileOf('pc', repeated(['Y', ''])));
  expect(flag?.field).toBe('condition:palliative-care');
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

test('a pseudonym that is a hash says that it can be undone', () => {
  const hashes = Array.from({ length: 60 }, (_, row) =>
    createHash('sha256').update(`SYN-${row}`).digest('hex'),
  );
  const [pseudonym] = proposeMapping([profileOf('person_id', hashes)]).columns;
  expect(pseudonym).toMatchObject({ field: 'person_id', confidence: 1 });
  expect(pseudonym?.reason).toContain('can undo');
});
