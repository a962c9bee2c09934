import { expect, test } from 'vitest';
import { describe as inEnglish } from '../../analytics/definition/describe.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { withRule } from './texts.ts';

const sentences: readonly (readonly [string, string])[] = [
  ['{ condition: copd }', 'Has COPD'],
  ['{ not: { condition: stroke } }', 'Does not have stroke or TIA'],
  ['{ age: { from: 18 } }', 'Aged 18 and over'],
  ['{ age: { to: 17 } }', 'Aged 17 and under'],
  ['{ not: { age: { from: 18, to: 64 } } }', 'Is not aged 18 to 64'],
  ['{ conditions: { at-most: 0 } }', 'Has none of the long-term conditions that the extract holds'],
  [
    '{ conditions: { between: [1, 2], of: [asthma, copd, diabetes] } }',
    'Has 1 or 2 of 3 conditions (asthma, COPD, diabetes)',
  ],
  [
    '{ systems: { at-least: 3 } }',
    'Has long-term conditions in 3 or more of the body systems that the extract holds',
  ],
  [
    '{ not: { systems: { at-most: 0, of: [mental, renal] } } }',
    'Does not have long-term conditions in none of 2 body systems (mental, renal)',
  ],
  [
    '{ score: { of: cambridge-general-20, at-least: 1.5, under: 3 } }',
    'Has a Cambridge Multimorbidity Score (general, 20 conditions) of at least 1.5 and under 3',
  ],
  ['{ quintile: [1, 2] }', 'Lives in deprivation quintile 1 or 2 (1 is the most deprived)'],
  ['{ decile: [1] }', 'Lives in deprivation decile 1 (1 is the most deprived)'],
  ['{ area: { level: practice, in: [X1, X2] } }', 'Is registered with practice X1 or X2'],
  ['{ not: { area: { level: lcp, in: [North] } } }', 'Does not belong to LCP North'],
  ['{ field: emergency_admissions, at-least: 2 }', 'Has 2 or more emergency admissions'],
  ['{ field: ae_attendances, under: 3 }', 'Has under 3 A&E attendances'],
  [
    '{ field: bmi, at-least: 30, under: 40 }',
    'Has a body mass index of at least 30 and under 40 kg/m2',
  ],
  ['{ field: cost, over: 10000 }', 'Has a cost of over 10,000 pounds'],
  ['{ field: imd_decile, at-most: 2 }', 'Has an IMD decile of 2 or less'],
  ['{ field: frailty, in: [moderate, severe] }', 'Has moderate frailty or has severe frailty'],
  ['{ field: sex, is: 2 }', 'Is female'],
  ['{ field: acg_group, is: "11" }', 'Is in ACG Patient Need Group 11 (Frailty)'],
  [
    '{ not: { field: acg_group, in: ["2", "3"] } }',
    'Is not in ACG Patient Need Group 2 (Low-need child) or 3 (Low-need adult)',
  ],
  ['{ field: acg_group, missing: true }', 'Has no ACG Patient Need Group recorded'],
  ['{ field: homeless, is: true }', 'Is homeless'],
  ['{ field: homeless, is: false }', 'Is not homeless'],
  ['{ field: looked_after, is: true }', 'Is a looked-after child'],
  ['{ not: { field: looked_after, is: true } }', 'Is not a looked-after child'],
  [
    '{ conditions: { at-least: 1, of: [parkinsons-disease, stroke] } }',
    "Has 1 or more of 2 conditions (Parkinson's disease, stroke or TIA)",
  ],
  ['{ field: smoking, is: never }', 'Has never smoked'],
  ['{ field: care_home, is: false }', 'Does not live in a care home'],
  ['{ field: efi, missing: true }', 'Has no electronic frailty index recorded'],
  ['{ not: { field: efi, missing: true } }', 'Has an electronic frailty index recorded'],
  ['{ field: ethnicity, in: [A, B] }', 'Has ethnic category A or B'],
  [
    '{ not: { any: [ { condition: copd }, { condition: asthma } ] } }',
    'None of (has COPD; has asthma)',
  ],
  [
    '{ any: [ { condition: dementia }, { conditions: { at-least: 2, of: [asthma, anxiety] } }, { field: frailty, in: [severe] }, { all: [ { field: housebound, is: true }, { not: { condition: cancer } } ] } ] }',
    'Has dementia, or 2 or more of 2 conditions (asthma, anxiety), or severe frailty, or is housebound and does not have cancer',
  ],
  [
    '{ all: [ { age: { from: 65 } }, { any: [ { condition: copd }, { all: [ { condition: asthma }, { condition: anxiety } ] } ] } ] }',
    'Aged 65 and over, and has COPD or (has asthma and anxiety)',
  ],
];

test.each(sentences)('%s reads: %s', (rule, sentence) => {
  const { segments } = inEnglish(parseDefinition(withRule(rule), 'd.yaml'));
  expect(segments).toEqual([
    { id: 'one', label: 'One', sentence },
    { id: 'rest', label: 'The rest', sentence: 'Everybody else' },
  ]);
});

test('a document says who is sorted at all', () => {
  const text = withRule('{ condition: copd }');
  expect(inEnglish(parseDefinition(text, 'd.yaml')).population).toBe('Everybody in the extract');
  const adults = `population: { age: { from: 18 } }\n${text}`;
  expect(inEnglish(parseDefinition(adults, 'd.yaml')).population).toBe('Aged 18 and over');
});
