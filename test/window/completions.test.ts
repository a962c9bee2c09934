import { expect, test } from 'vitest';
import { optionsAt } from '../../renderer/editor/completions.ts';

const labels = (before: string) => optionsAt(before).map(({ label }) => label);

test('a condition is completed by the ids of the dictionary, and by nothing else', () => {
  expect(labels('    when: { condition: ')).toContain('copd');
  expect(labels('    when: { condition: ')).not.toContain('age');
  expect(labels('  - condition: de')).toContain('dementia');
});

test('a list under "of" is completed by what its criterion counts, on the line and below it', () => {
  expect(labels('conditions: { at-least: 2, of: [asthma, ')).toContain('copd');
  expect(labels('conditions:\n  at-least: 2\n  of:\n    - asthma\n    - co')).toContain('copd');
  expect(labels('conditions: { of: [asthma] }\n- systems: { of: [')).toContain('respiratory');
  expect(labels('- systems: { of: [')).not.toContain('copd');
  expect(labels('score:\n  of: ')).toContain('cambridge-general-20');
});

test('a list that is closed is completed no more', () => {
  expect(labels('conditions: { at-least: 2, of: [asthma], ')).not.toContain('copd');
});

test('the codes of a field follow its name, on the line or above it', () => {
  expect(labels('{ field: frailty, is: ')).toEqual(['fit', 'mild', 'moderate', 'severe']);
  expect(labels('- field: housebound\n  is: ')).toEqual(['true', 'false']);
  expect(labels('{ field: emergency_admissions, is: ')).toEqual([]);
});

test('a line begins with a key of the language, and a comment with nothing', () => {
  expect(labels('segments:\n  - la')).toContain('label');
  expect(labels('segments:\n  # la')).toEqual([]);
  expect(labels('title: Our own')).toEqual([]);
});
