import { expect, test } from 'vitest';
import {
  conditionEdition,
  conditions,
  fields,
  findCondition,
} from '../../analytics/dictionary/dictionary.ts';
import { squash } from '../../analytics/sources/mapping/name-words.ts';

test('no name means two conditions, or a condition and a field', () => {
  const meanings = new Map<string, Set<string>>();
  const add = (name: string, meaning: string) =>
    meanings.set(squash(name), (meanings.get(squash(name)) ?? new Set()).add(meaning));
  for (const { id, label, synonyms } of fields) {
    for (const name of [id, label, ...synonyms]) add(name, id);
  }
  for (const { id, label, qof, synonyms } of conditions) {
    for (const name of [id, label, ...synonyms, qof ?? id]) add(name, `condition:${id}`);
  }
  expect([...meanings].filter(([, meaning]) => meaning.size > 1)).toEqual([]);
});

test('every condition has a kebab-case id of its own, a body system and an age rule with its edition', () => {
  expect(new Set(conditions.map(({ id }) => id)).size).toBe(conditions.length);
  for (const { id, system, edition, minAge, maxAge } of conditions) {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(system).toMatch(/^[a-z]+$/);
    expect(edition).not.toBe('');
    expect((minAge ?? 0) <= (maxAge ?? 120)).toBe(true);
  }
  expect(findCondition('diabetes')).toMatchObject({ minAge: 17, edition: conditionEdition });
});

test('age rules differ by edition: asthma at all ages in 2019/20, from 6 now', () => {
  expect(findCondition('asthma')).toMatchObject({
    minAge: null,
    edition: 'QOF 2019/20',
    otherAgeRules: [{ minAge: 6, maxAge: null, edition: 'QOF v50' }],
  });
  expect(findCondition('non-diabetic-hyperglycaemia')).toMatchObject({
    minAge: 18,
    edition: 'QOF v50',
  });
  expect(findCondition('childhood-asthma')).toMatchObject({ minAge: null, maxAge: 17 });
});

test('nothing counts twice as a long-term condition under two ids', () => {
  const twice = {
    'childhood-asthma': 'asthma',
    'learning-disability-under-14': 'learning-disability',
    'non-alcoholic-fatty-liver-disease': 'chronic-liver-disease',
    'transient-ischaemic-attack': 'stroke',
  };
  for (const [id, counted] of Object.entries(twice)) {
    expect([id, findCondition(id)?.longTerm]).toEqual([id, false]);
    expect([counted, findCondition(counted)?.longTerm]).toEqual([counted, true]);
  }
});
