import { expect, test } from 'vitest';
import type { Mapping } from '../../analytics/contract/extract.ts';
import { checkMapping } from '../../analytics/sources/mapping/check-mapping.ts';
import { refusal, stageText } from './staging.ts';

const mapping = (...pairs: readonly (readonly [string, string | null])[]): Mapping => ({
  columns: pairs.map(([name, field]) => ({ column: name, field, confidence: 1, reason: '' })),
});

test('a mapping by hand is held against the file and the dictionary', () => {
  const columns = ['a', 'b', 'c'];
  expect(() => checkMapping(mapping(['aa', 'age']), columns)).toThrow('no column “aa”');
  expect(() => checkMapping(mapping(['a', 'agee']), columns)).toThrow(
    'no field or condition “agee”',
  );
  expect(() => checkMapping(mapping(['a', 'age'], ['b', 'age']), columns)).toThrow('Two columns');
  const twice = mapping(['a', 'DM'], ['b', 'condition:diabetes']);
  expect(() => checkMapping(twice, columns)).toThrow('Two columns');
  const number = mapping(['a', 7 as unknown as string]);
  expect(() => checkMapping(number, columns)).toThrow('is no name');
});

test('a target may be any name of a condition or field, and means the written form', () => {
  const targets = {
    diabetes: 'condition:diabetes',
    DM: 'condition:diabetes',
    'High blood pressure': 'condition:hypertension',
    'condition:COPD': 'condition:copd',
    gender: 'sex',
    age: 'age',
  };
  for (const [target, field] of Object.entries(targets)) {
    expect([target, checkMapping(mapping(['a', target]), ['a']).columns[0]?.field]).toEqual([
      target,
      field,
    ]);
  }
});

test('an unknown target is answered with the nearest field or condition, as it is written', async () => {
  const hints = {
    diabetis: 'Is it “condition:diabetes”?',
    'condition:dementa': 'Is it “condition:dementia”?',
    emergency_admission: 'Is it “emergency_admissions”?',
    practise: 'Is it “practice”?',
  };
  for (const [target, hint] of Object.entries(hints)) {
    const by = mapping(['x', target]);
    expect(await refusal(stageText('age,x\n1,1\n', { mapping: by }))).toMatchObject({
      code: 'mapping-incomplete',
      hint,
      where: { field: 'x' },
    });
  }
  const none = await refusal(stageText('age,x\n1,1\n', { mapping: mapping(['x', 'zzzzzzzz']) }));
  expect(none.hint).toContain('condition:<id>');
  expect(() => checkMapping(mapping(['a', 'condition:age']), ['a'])).toThrow('no field');
});

test('a mapping by hand is laid over the proposal', async () => {
  const by = mapping(['sugar', 'DM'], ['sex', null], ['years', 'age']);
  const text = 'person_id,age,years,sex,sugar,copd\na,1,50,M,Y,N\n';
  const { receipt, people } = await stageText(text, { mapping: by });
  expect(receipt.mapping.columns).toMatchObject([
    { column: 'person_id', field: 'person_id' },
    { column: 'age', field: null, reason: 'The mapping reads age from the column “years”.' },
    { column: 'years', field: 'age' },
    { column: 'sex', field: null },
    { column: 'sugar', field: 'condition:diabetes' },
    { column: 'copd', field: 'condition:copd' },
  ]);
  expect(people[0]).toMatchObject({
    person_id: 'a',
    age: 50,
    sex: null,
    diabetes: true,
    copd: false,
  });
});

test('a column that lost its field to another does not take it when that one is kept out', async () => {
  const by = mapping(['person_id', null]);
  const { receipt } = await stageText('person_id,patient_id,age\na,b,1\n', { mapping: by });
  expect(receipt.mapping.columns[1]).toMatchObject({
    field: null,
    reason: 'Its name speaks for person_id, less surely than “person_id”.',
  });
});

test('a mapping by hand is what is read', async () => {
  const by = mapping(
    ['who', 'person_id'],
    ['years', 'age'],
    ['x', 'condition:copd'],
    ['age', null],
  );
  const { people } = await stageText('who,years,x,age\na,50,Y,1\n', { mapping: by });
  expect(people[0]).toMatchObject({ person_id: 'a', age: 50, copd: true });
});

test('a column mapped by hand to a condition whose cells are no flags says so', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => `${index % 90},code ${index}`).join('\n');
  const { receipt } = await stageText(`age,x\n${rows}\n`, { mapping: mapping(['x', 'copd']) });
  expect(receipt.remarks[0]).toMatch(/^“x” cannot be read as yes or no/);
});
