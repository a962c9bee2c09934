import { test } from 'vitest';
import { holdTo } from './hand-worked.ts';
import { person, unknownPerson } from './segments-of.ts';

test('multimorbidity is a ladder of 0, 1, 2-3 and 4 or more', () =>
  holdTo('multimorbidity', [
    ['nothing', person(30), 'none'],
    ['obese, which is no long-term condition', person(30, ['obesity']), 'none'],
    ['one', person(30, ['anxiety']), 'one'],
    ['two', person(30, ['anxiety', 'asthma']), 'two-or-three'],
    ['three', person(5, ['anxiety', 'asthma', 'gout']), 'two-or-three'],
    ['four', person(70, ['anxiety', 'asthma', 'gout', 'copd']), 'four-or-more'],
    ['nothing known', unknownPerson(30), 'cannot-be-told'],
  ]));

test('four definitions of multimorbidity lie over one another', () =>
  holdTo('multimorbidity-definitions', [
    ['one condition', person(30, ['anxiety'])],
    ['two of the heart', person(60, ['hypertension', 'stroke']), 'two-or-more'],
    ['anxiety and asthma', person(30, ['anxiety', 'asthma']), 'two-or-more', 'physical-and-mental'],
    ['anxiety and depression, both mental', person(30, ['anxiety', 'depression']), 'two-or-more'],
    [
      'three in three systems',
      person(60, ['stroke', 'asthma', 'diabetes']),
      'two-or-more',
      'three-systems',
    ],
    [
      'four in two systems',
      person(60, ['stroke', 'hypertension', 'heart-failure', 'copd']),
      'two-or-more',
      'four-or-more',
    ],
    [
      'stroke, COPD, gout and depression',
      person(60, ['stroke', 'copd', 'gout', 'depression']),
      'two-or-more',
      'four-or-more',
      'three-systems',
      'physical-and-mental',
    ],
    [
      'stroke and asthma, with obesity and constipation, which are no long-term conditions',
      person(60, ['stroke', 'asthma', 'obesity', 'constipation']),
      'two-or-more',
    ],
    ['nothing known', unknownPerson(60)],
  ]));

test('electronic frailty has its four bands from 65, and one for nothing recorded', () =>
  holdTo('electronic-frailty', [
    ['64, severe', person(64, [], { frailty: 'severe' }), 'outside'],
    ['65, severe', person(65, [], { frailty: 'severe' }), 'severe'],
    ['moderate', person(80, [], { frailty: 'moderate' }), 'moderate'],
    ['mild', person(80, [], { frailty: 'mild' }), 'mild'],
    ['fit', person(80, ['dementia'], { frailty: 'fit' }), 'fit'],
    ['nothing recorded', person(80), 'not-recorded'],
  ]));

test('the Cambridge score adds up the published weights, and falls into our bands', () =>
  holdTo('cambridge-score', [
    ['17, dementia', person(17, ['dementia']), 'outside'],
    ['none of the twenty', person(40, ['obesity', 'gout']), 'none'],
    ['hypertension, 0.08', person(40, ['hypertension']), 'low'],
    ['anxiety and depression together, 0.50 once', person(40, ['anxiety', 'depression']), 'low'],
    [
      'anxiety or depression 0.50, heart disease 0.49, in all 0.99',
      person(40, ['depression', 'coronary-heart-disease']),
      'low',
    ],
    [
      'epilepsy 0.92 and hypertension 0.08, in all exactly 1',
      person(40, ['epilepsy', 'hypertension']),
      'medium',
    ],
    ['COPD 1.46, anxiety 0.50, in all 1.96', person(60, ['copd', 'anxiety']), 'medium'],
    [
      'constipation 1.12, stroke 0.80, hypertension 0.08, in all exactly 2',
      person(60, ['constipation', 'stroke', 'hypertension']),
      'high',
    ],
    ['dementia, 2.50', person(80, ['dementia']), 'high'],
    [
      'nothing known but dementia, which alone is enough',
      unknownPerson(80, { dementia: true }),
      'high',
    ],
    [
      'nothing known but hypertension, which may be all or the least of it',
      unknownPerson(80, { hypertension: true }),
      'cannot-be-told',
    ],
  ]));

test('Patient Need Groups are taken as the column has them', () => {
  const grouped = Array.from({ length: 11 }, (_, index) => {
    const group = String(index + 1);
    return [`group ${group}`, person(40, [], { acg_group: group }), `png-${group}`] as const;
  });
  return holdTo('acg-patient-need-groups', [
    ...grouped,
    [
      'frail by another index, and of no group',
      person(80, [], { frailty: 'severe' }),
      'not-grouped',
    ],
  ]);
});
