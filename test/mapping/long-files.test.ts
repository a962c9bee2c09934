import { expect, test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { readActivity } from '../../analytics/sources/mapping/read-activity.ts';
import { readCondition } from '../../analytics/sources/mapping/read-condition.ts';
import { cleanCells } from './clean-cells.ts';
import { named, profileOf, repeated } from './profile-of.ts';

const ids = repeated(['SYN-1', 'SYN-2', 'SYN-3']);
const fieldsOf = (
  columns: Readonly<Record<string, readonly string[]>>,
  role: 'conditions' | 'activity',
) =>
  Object.fromEntries(
    proposeColumns(
      Object.entries(columns).map(([name, cells]) => profileOf(name, cells)),
      role,
    ).map(({ column, field }) => [column, field]),
  );

test('a cell of a long file names a condition by id, label, QOF code or synonym', () => {
  for (const { id, label, qof, synonyms } of conditions) {
    for (const name of [id, label, ...synonyms, ...(qof === null ? [] : [qof])]) {
      expect([name, readCondition(name)]).toEqual([name, id]);
    }
  }
  expect(readCondition(' Heart failure register ')).toBe('heart-failure');
  expect(readCondition('')).toBe('missing');
  expect(readCondition('NULL')).toBe('missing');
  for (const cell of ['44054006', 'C10F.', 'broken leg', 'age', 'person_id']) {
    expect([cell, readCondition(cell)]).toEqual([cell, 'unread']);
  }
});

test('a cell of a file of activity names a kind of activity', () => {
  const kinds = {
    gp_contacts: ['GP', 'gp contact', 'GP appointments', 'Primary care'],
    ae_attendances: ['A&E', 'AE', 'ED', 'A&E attendances', 'Emergency department'],
    outpatient_attendances: ['OP', 'Outpatient', 'outpatients', 'Outpatient attendance'],
    elective_admissions: ['EL', 'Elective', 'Day case', 'elective admission'],
    emergency_admissions: ['NEL', 'Non-elective', 'Emergency', 'Emergency admission', 'Unplanned'],
    bed_days: ['bed days', 'Bed day', 'LOS'],
    cost: ['cost', 'Total cost', 'Spend'],
  };
  for (const [field, cells] of Object.entries(kinds)) {
    for (const cell of [field, ...cells]) expect([cell, readActivity(cell)]).toEqual([cell, field]);
  }
  expect(readActivity('')).toBe('missing');
  expect(readActivity('Community')).toBe('unread');
});

test('the columns of a file of conditions, one row a person and condition', () => {
  expect(
    fieldsOf(
      {
        person_id: ids,
        condition_code: repeated(['AF', 'DM', 'COPD']),
        condition_name: repeated(['Atrial fibrillation', 'Diabetes', 'COPD (register)']),
        earliest_diagnosis_date: repeated(['2011-04-01', '2019-12-24']),
        extract_date: repeated(['2026-04-01']),
        is_on_register_flag: repeated(['Y', 'N']),
        clinical_domain: repeated(['Cardiovascular', 'Respiratory']),
      },
      'conditions',
    ),
  ).toEqual({
    person_id: 'person_id',
    condition_code: 'long:condition',
    condition_name: null,
    earliest_diagnosis_date: 'long:date',
    extract_date: null,
    is_on_register_flag: 'long:value',
    clinical_domain: null,
  });
  expect(fieldsOf({ patient: ids, x: repeated(['asthma', 'gout']) }, 'conditions')).toEqual({
    patient: 'person_id',
    x: 'long:condition',
  });
  const codes = fieldsOf({ condition: repeated(['44054006', '73211009']) }, 'conditions');
  expect(codes).toEqual({ condition: null });
});

test('the columns of a file of activity, one row an event or one row a person', () => {
  expect(
    fieldsOf(
      {
        id: ids,
        pod: repeated(['A&E', 'Elective', 'NEL']),
        activity_date: repeated(['01/04/2025', '31/12/2025']),
        activity_count: repeated(['1', '3']),
        total_cost: repeated(['12.50', '1300']),
      },
      'activity',
    ),
  ).toEqual({
    id: 'person_id',
    pod: 'long:activity',
    activity_date: 'long:date',
    activity_count: 'long:count',
    total_cost: 'cost',
  });
  expect(
    fieldsOf(
      {
        'Pseudo ID': ids,
        'Point of delivery': repeated(['A&E', 'Elective']),
        Number: repeated(['1', '3']),
      },
      'activity',
    ),
  ).toEqual({
    'Pseudo ID': 'person_id',
    'Point of delivery': 'long:activity',
    Number: 'long:count',
  });
  expect(
    fieldsOf(
      { id: ids, gp_contacts: repeated(['0', '4']), 'A&E': repeated(['0', '1']) },
      'activity',
    ),
  ).toEqual({ id: 'person_id', gp_contacts: 'gp_contacts', 'A&E': 'ae_attendances' });
});

test('without cells the names of a long file speak alone', () => {
  const columns = ['person_id', 'condition', 'date'].map(named);
  expect(proposeColumns(columns, 'conditions').map(({ field }) => field)).toEqual([
    ...['person_id', 'long:condition', 'long:date'],
  ]);
});

test('the cells of a long file are read', async () => {
  const condition = await cleanCells('long:condition', ['DM', 'asthma', '', '73211009', 'AF']);
  expect(condition.values).toEqual(['diabetes', 'asthma', null, null, 'atrial-fibrillation']);
  expect(condition.remarks).toEqual(['1 cell of “x” not read as a condition and set to missing.']);
  expect((await cleanCells('long:activity', ['GP', 'NEL', 'x'])).values).toEqual([
    ...['gp_contacts', 'emergency_admissions', null],
  ]);
  expect((await cleanCells('long:count', ['3', '0', '-1', ''])).values).toEqual([3, 0, null, null]);
  expect((await cleanCells('long:value', ['Y', 'N', ''])).values).toEqual([true, false, null]);
  expect((await cleanCells('long:value', ['Y', 'maybe', 'Y', ''])).values).toEqual([
    ...[true, null, true, false],
  ]);
  expect((await cleanCells('long:value', ['41', '58.5', '0', 'n/k', ''])).values).toEqual([
    ...[true, true, false, null, true],
  ]);
  const days = await cleanCells('long:date', ['2019-05-01', '', '2019-13-01']);
  expect(days.values).toEqual([new Date('2019-05-01'), null, null]);
});

test('a number of times of which some cells cannot be read is taken all the same, less surely', () => {
  const proposed = (bad: number) => {
    const cells = Array.from({ length: 100 }, (_, at) => (at < bad ? 'x' : String(1 + (at % 4))));
    const [found] = proposeColumns([profileOf('count', cells)], 'activity');
    return found;
  };
  expect(proposed(0)).toMatchObject({ field: 'long:count', confidence: 0.8 });
  expect(proposed(12)).toMatchObject({ field: 'long:count', confidence: 0.7 });
  expect(proposed(12)?.reason).toMatch(/Only 88% of its cells are numbers/);
  expect(proposed(95)).toMatchObject({ field: null });
  expect(proposed(95)?.reason).toMatch(/hardly a cell is a number: each row counts once/);
});
