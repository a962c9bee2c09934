import { expect, test } from 'vitest';
import { findingsOf } from '../../analytics/definition/findings/findings-of.ts';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { conditions } from '../../analytics/dictionary/dictionary.ts';

/** What is found in a document of these rules, called A, B, C …, and a last segment, Rest. */
function found(rules: readonly string[], further = '', assign = 'first-match'): readonly string[] {
  const segments = rules.map((rule, index) => {
    const id = 'abcdefgh'[index];
    return `  - { id: ${id}, label: ${id?.toUpperCase()}, when: ${rule} }\n`;
  });
  const text = `version: 1\nid: x\ntitle: X\nassign: ${assign}\n${further}segments:\n${segments.join('')}  - { id: rest, label: Rest, otherwise: true }\n`;
  return findingsOf(parseDefinition(text, 'x.yaml'));
}

const some = '{ condition: copd }';

test('a document with nothing odd about it has no findings', () => {
  expect(found([some, '{ condition: asthma }', '{ age: { from: 65 } }'])).toEqual([]);
});

test.each([
  [
    '{ all: [{ age: { from: 65 } }, { age: { to: 17 } }] }',
    'Nobody can meet "A": "is aged 65 and over" excludes "is aged 17 and under".',
  ],
  [
    '{ all: [{ condition: copd }, { not: { condition: copd } }] }',
    'Nobody can meet "A": "has COPD" excludes "does not have COPD".',
  ],
  [
    '{ all: [{ quintile: [1] }, { field: imd_quintile, over: 3 }, { condition: copd }] }',
    'Nobody can meet "A": "lives in deprivation quintile 1 (1 is the most deprived)" excludes "has an IMD quintile of over 3".',
  ],
  [
    '{ all: [{ conditions: { at-least: 2, of: [asthma, copd] } }, { not: { condition: copd } }] }',
    'Nobody can meet "A": "has 2 or more of 2 conditions (asthma, COPD)" excludes "does not have COPD".',
  ],
  [
    '{ all: [{ field: bmi, under: 30 }, { field: bmi, missing: true }] }',
    'Nobody can meet "A": "has a body mass index of under 30 kg/m2" excludes "has no body mass index recorded".',
  ],
  ['{ score: { of: cambridge-general-20, over: 16.33 } }', 'Nobody can meet "A".'],
  [
    '{ all: [{ condition: dementia }, { score: { of: cambridge-general-20, under: 2.5 } }] }',
    'Nobody can meet "A": "has dementia" excludes "has a Cambridge Multimorbidity Score (general, 20 conditions) of under 2.5".',
  ],
  [
    '{ all: [{ systems: { at-least: 2 } }, { conditions: { at-most: 1 } }] }',
    'Nobody can meet "A": "has long-term conditions in 2 or more of the body systems that the extract holds" excludes "has 1 or fewer of the long-term conditions that the extract holds".',
  ],
  [
    '{ all: [{ systems: { between: [0, 0], of: [mental] } }, { condition: anxiety }] }',
    'Nobody can meet "A": "has long-term conditions in none of 1 body system (mental)" excludes "has anxiety".',
  ],
])('%s is met by nobody', (rule, finding) => {
  expect(found([rule])).toEqual([finding]);
});

test('a rule that leaves the population is met by nobody in it', () => {
  expect(found(['{ age: { to: 17 } }', some], 'population: { age: { from: 18 } }\n')).toEqual([
    'Nobody in the population can meet "A".',
  ]);
});

test.each([
  '{ any: [{ field: bmi, missing: true }, { field: bmi, missing: false }] }',
  '{ not: { all: [{ field: efi, missing: true }, { field: efi, missing: false }] } }',
  '{ any: [{ age: { to: 17 } }, { age: { from: 18 } }, { field: age, missing: true }] }',
  '{ any: [{ field: sex, in: ["1", "2"] }, { field: sex, in: ["9", X] }, { field: sex, missing: true }] }',
])('%s is met by everybody, and leaves nobody to later segments', (rule) => {
  expect(found([rule, some])).toEqual([
    'Everybody meets "A", so "B" and "Rest" can never claim anybody.',
  ]);
});

test.each([
  ['a rule or its contrary', '{ any: [{ condition: copd }, { not: { condition: copd } }] }'],
  ['every age', '{ any: [{ age: { to: 17 } }, { age: { from: 18 } }] }'],
  ['every number of conditions', '{ conditions: { between: [0, 2], of: [copd, asthma] } }'],
])('%s is not met by those of whom too little is known', (_, rule) => {
  expect(found([rule]).filter((one) => one.startsWith('Everybody'))).toEqual([]);
});

test.each([
  ['{ conditions: { at-least: 1, of: [asthma, copd] } }', '{ condition: copd }'],
  ['{ age: { from: 50 } }', '{ age: { from: 65, to: 80 } }'],
  ['{ area: { level: lsoa, in: [X1, X2] } }', '{ field: lsoa, is: X2 }'],
  ['{ conditions: { at-least: 2 } }', '{ conditions: { at-least: 3, of: [asthma, copd, gout] } }'],
  ['{ conditions: { at-most: 1, of: [asthma, copd] } }', '{ not: { condition: copd } }'],
  ['{ systems: { at-least: 1, of: [mental] } }', '{ condition: depression }'],
  ['{ condition: depression }', '{ all: [{ condition: depression }, { age: { to: 40 } }] }'],
  [
    '{ score: { of: cambridge-general-20, over: 1 } }',
    '{ score: { of: cambridge-general-20, at-least: 1.5, under: 3 } }',
  ],
])('whoever meets the second rule meets %s first', (first, second) => {
  expect(found([first, second])).toEqual([
    '"B" can never claim anybody: whoever meets it meets "A" first.',
  ]);
});

test('several earlier segments may take all that a segment could claim', () => {
  expect(
    found([
      '{ age: { to: 17 } }',
      some,
      '{ age: { from: 18, to: 64 } }',
      '{ all: [{ age: { to: 40 } }, { condition: asthma }] }',
    ]),
  ).toEqual(['"D" can never claim anybody: whoever meets it meets "A" or "C" first.']);
});

test('the last segment is empty where the others leave nobody', () => {
  expect(found(['{ field: bmi, missing: true }', some, '{ field: bmi, missing: false }'])).toEqual([
    '"Rest" can never claim anybody: everybody meets "A" or "C".',
  ]);
});

test('segments with one rule are named, however it is written', () => {
  const two = [
    '{ conditions: { at-least: 1, of: [copd, gout] } }',
    '{ conditions: { at-least: 1, of: [gout, copd] } }',
  ];
  expect(found(two)).toEqual(['"B" can never claim anybody: it has the same rule as "A".']);
  expect(found(two, '', 'every-match')).toEqual(['"B" has the same rule as "A".']);
});

test('nothing is lost to an earlier segment where each takes all that fit', () => {
  expect(found(['{ age: { from: 50 } }', '{ age: { from: 65 } }'], '', 'every-match')).toEqual([]);
});

test('parts of a rule that an earlier segment takes whole are named together', () => {
  const rule =
    '{ any: [{ condition: gout }, { condition: copd }, { any: [{ condition: asthma }] }] }';
  expect(found(['{ conditions: { at-least: 1, of: [asthma, copd] } }', rule])).toEqual([
    'The parts "has COPD" and "has asthma" of "B" can never matter: whoever meets one of them meets "A" first.',
  ]);
});

test('a part of a rule that nobody meets is named', () => {
  const rule = '{ any: [{ condition: gout }, { age: { to: 12 } }] }';
  expect(found([rule], 'population: { age: { from: 18 } }\n')).toEqual([
    'The part "is aged 12 and under" of "A" can never be true in the population.',
  ]);
});

test('the published priority order of SNEE leaves parts of Feel well nobody, where all is known', () => {
  const snee = shippedDefinitions.find(({ id }) => id === 'snee');
  expect(findingsOf(parseDefinition(snee?.text ?? '', 'snee.yaml'))).toEqual([
    'Where no condition is unknown, the parts "has depression" and "has anxiety" of "Feel well" can never matter: whoever meets one of them meets "Age well" or "Stay well" first.',
  ]);
});

test('an extract that does not hold a condition counts without it, so a proviso is made', () => {
  const none = '{ conditions: { at-most: 0, of: [asthma, copd] } }';
  expect(found(['{ not: { condition: copd } }', none])).toEqual([
    'Where no condition is unknown, "B" can never claim anybody: whoever meets it meets "A" first.',
  ]);
});

test('a population that nobody or everybody is in is told of', () => {
  const nobody = 'population: { all: [{ age: { to: 3 } }, { age: { from: 4 } }] }\n';
  expect(found([some], nobody)).toEqual(['Nobody can be in the population.']);
  const everybody =
    'population: { any: [{ field: bmi, missing: true }, { field: bmi, missing: false }] }\n';
  expect(found([some], everybody)).toEqual(['The rule of the population leaves nobody out.']);
});

test('segments of one label are told apart by their ids', () => {
  const text = `version: 1\nid: x\ntitle: X\nassign: first-match\nsegments:\n  - { id: one, label: Old, when: { age: { from: 60 } } }\n  - { id: two, label: Old, when: { age: { from: 70 } } }\n  - { id: rest, label: Rest, otherwise: true }\n`;
  expect(findingsOf(parseDefinition(text, 'x.yaml'))).toEqual([
    '"Old" (two) can never claim anybody: whoever meets it meets "Old" (one) first.',
  ]);
});

test('a document too large to be judged whole says so, and keeps nobody waiting', () => {
  const ids = conditions.map(({ id }) => id);
  const part = (at: number, some: number) => {
    const age = `{ age: { from: ${at % 90}, to: ${(at % 90) + 5} } }`;
    const list = ids.slice(at % 20, (at % 20) + 10).join(', ');
    const count = `{ conditions: { at-least: ${1 + some}, of: [${list}] } }`;
    return `{ all: [${age}, ${count}, { field: bmi, over: ${20 + at + some} }] }`;
  };
  const segments = Array.from({ length: 99 }, (_, at) => {
    const parts = [0, 1, 2, 3].map((some) => part(at, some)).join(', ');
    return `  - { id: s${at}, label: S${at}, when: { any: [${parts}] } }\n`;
  });
  const text = `version: 1\nid: x\ntitle: X\nassign: first-match\nsegments:\n${segments.join('')}  - { id: rest, label: Rest, otherwise: true }\n`;
  const document = parseDefinition(text, 'x.yaml');
  const start = performance.now();
  expect(findingsOf(document).at(-1)).toBe(
    'The document is too large for every rule in it to be judged before it is run.',
  );
  expect(performance.now() - start).toBeLessThan(20_000);
});
