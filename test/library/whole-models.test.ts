import { test } from 'vitest';
import { holdTo } from './hand-worked.ts';
import { person, unknownPerson } from './segments-of.ts';

const isFrail = (frailty: string) => ({ frailty });
const admitted = (emergency_admissions: number) => ({ emergency_admissions });
const isPregnant = { pregnant: true };
const isHomeless = { homeless: true };

test('Leeds: what is listed last in the plan wins, and healthy adults are the rest', () =>
  holdTo('leeds', [
    [
      'dying, frail and with cancer',
      person(80, ['palliative-care', 'cancer'], isFrail('severe')),
      'end-of-life',
    ],
    ['a dying child', person(6, ['palliative-care']), 'end-of-life'],
    ['moderately frail with COPD', person(77, ['copd'], isFrail('moderate')), 'frailty'],
    ['mildly frail, nothing else', person(77, [], isFrail('mild')), 'healthy-adults'],
    ['hypertension and cancer', person(60, ['hypertension', 'cancer']), 'long-term-conditions'],
    ['a child with asthma', person(9, ['asthma']), 'long-term-conditions'],
    ['pregnant, with depression', person(30, ['depression'], isPregnant), 'long-term-conditions'],
    ['cancer alone', person(60, ['cancer']), 'cancer'],
    ['cancer and psychosis', person(50, ['cancer', 'severe-mental-illness']), 'cancer'],
    [
      'psychosis and autism',
      person(40, ['severe-mental-illness', 'autism']),
      'serious-mental-illness',
    ],
    ['a girl of 12 with ADHD', person(12, ['adhd']), 'learning-disability-neurodiversity'],
    [
      'pregnant, autistic',
      person(29, ['autism'], isPregnant),
      'learning-disability-neurodiversity',
    ],
    ['pregnant at 17', person(17, [], isPregnant), 'maternity'],
    ['17, well', person(17), 'children-and-young-people'],
    [
      '18, obese and anxious, neither of them on the list',
      person(18, ['obesity', 'anxiety']),
      'healthy-adults',
    ],
    ['no age and nothing recorded', person(null), 'cannot-be-told'],
  ]));

test('SNEE: the lowest priority number wins', () =>
  holdTo('snee', [
    ['17, on palliative care', person(17, ['palliative-care']), 'outside'],
    ['dying with dementia', person(85, ['palliative-care', 'dementia']), 'die-well'],
    ['dementia and one condition', person(85, ['dementia', 'asthma']), 'age-well'],
    ['four of the fourteen', person(60, ['asthma', 'copd', 'diabetes', 'stroke']), 'age-well'],
    ['has a carer, nothing else', person(30, [], { carer: true }), 'age-well'],
    [
      'coronary heart disease, gout and two of the fourteen',
      person(60, ['coronary-heart-disease', 'gout', 'asthma', 'copd']),
      'stay-well',
    ],
    ['cancer alone', person(50, ['cancer']), 'stay-well'],
    ['moderately frail', person(75, [], isFrail('moderate')), 'stay-well'],
    ['depression alone, which is one of the fourteen', person(35, ['depression']), 'stay-well'],
    [
      'psychosis, and smokes',
      person(35, ['severe-mental-illness'], { smoking: 'current' }),
      'feel-well',
    ],
    [
      'obese, coronary heart disease, which is not on the list',
      person(55, ['obesity', 'coronary-heart-disease']),
      'be-well',
    ],
    ['smokes', person(20, [], { smoking: 'current' }), 'be-well'],
    ['used to smoke', person(20, [], { smoking: 'former' }), 'live-well'],
  ]));

test('Bridges to Health: from the last printed group to the first', () =>
  holdTo('bridges-to-health', [
    ['dementia, dying', person(88, ['dementia', 'palliative-care']), 'long-course-of-decline'],
    [
      'moderately frail with COPD, admitted twice',
      person(80, ['copd'], { ...isFrail('moderate'), ...admitted(2) }),
      'long-course-of-decline',
    ],
    [
      'heart failure, admitted twice, dying',
      person(70, ['heart-failure', 'palliative-care'], admitted(2)),
      'limited-reserve',
    ],
    ['COPD, admitted once', person(70, ['copd'], admitted(1)), 'chronic-conditions'],
    ['asthma, admitted three times', person(70, ['asthma'], admitted(3)), 'chronic-conditions'],
    ['cancer, dying', person(60, ['cancer', 'palliative-care']), 'short-decline'],
    [
      'a learning disability, dying',
      person(50, ['learning-disability', 'palliative-care']),
      'short-decline',
    ],
    [
      'a learning disability and epilepsy',
      person(25, ['learning-disability', 'epilepsy']),
      'stable-disability',
    ],
    ['pregnant, with asthma', person(28, ['asthma'], isPregnant), 'chronic-conditions'],
    ['pregnant, admitted once', person(28, [], { ...isPregnant, ...admitted(1) }), 'acutely-ill'],
    ['pregnant', person(28, [], isPregnant), 'maternal-and-infant'],
    ['not yet 1', person(0), 'maternal-and-infant'],
    ['1 year old', person(1), 'healthy'],
    ['obese, mildly frail', person(60, ['obesity'], isFrail('mild')), 'healthy'],
  ]));

test('North West London: the matrix from right to left', () =>
  holdTo('north-west-london', [
    [
      'a homeless child with a learning disability',
      person(8, ['learning-disability'], isHomeless),
      'socially-excluded',
    ],
    ['homeless, 70, with dementia', person(70, ['dementia'], isHomeless), 'socially-excluded'],
    [
      'dementia, a physical disability',
      person(70, ['dementia', 'physical-disability']),
      'advanced-dementia',
    ],
    [
      'a physical and a learning disability',
      person(30, ['physical-disability', 'learning-disability']),
      'physical-disability',
    ],
    [
      'a learning disability and psychosis',
      person(30, ['learning-disability', 'severe-mental-illness']),
      'learning-disability',
    ],
    [
      'psychosis and cancer',
      person(66, ['severe-mental-illness', 'cancer']),
      'serious-mental-illness',
    ],
    [
      '12, a physical disability',
      person(12, ['physical-disability', 'asthma']),
      'children-intensive-needs',
    ],
    [
      '13, a learning disability',
      person(13, ['learning-disability']),
      'young-people-intensive-needs',
    ],
    ['cancer and diabetes', person(40, ['cancer', 'diabetes']), 'adults-with-cancer'],
    ['a child with cancer', person(5, ['cancer']), 'children-with-conditions'],
    ['17, asthma', person(17, ['asthma']), 'children-with-conditions'],
    ['64, hypertension', person(64, ['hypertension']), 'adults-with-conditions'],
    ['65, hypertension', person(65, ['hypertension']), 'older-with-conditions'],
    ['12, well', person(12), 'healthy-children'],
    ['13, well', person(13), 'healthy-young-people'],
    ['64, well', person(64, ['obesity']), 'healthy-adults'],
    ['65, well', person(65), 'healthy-older'],
    ['nothing known of any condition', unknownPerson(40), 'cannot-be-told'],
  ]));

test('British Columbia: frail before complex before multiple', () =>
  holdTo('british-columbia', [
    ['17, four conditions', person(17, ['asthma', 'epilepsy', 'diabetes', 'gout']), 'outside'],
    [
      '65, moderately frail, four conditions',
      person(65, ['asthma', 'copd', 'diabetes', 'gout'], isFrail('moderate')),
      'frail',
    ],
    ['80, in a care home', person(80, [], { care_home: true }), 'frail'],
    ['64, severely frail, one condition', person(64, ['copd'], isFrail('severe')), 'low-need'],
    ['four conditions', person(50, ['asthma', 'copd', 'diabetes', 'gout']), 'medically-complex'],
    ['three conditions', person(50, ['asthma', 'copd', 'diabetes']), 'multiple-morbidities'],
    ['two conditions', person(50, ['asthma', 'copd']), 'multiple-morbidities'],
    ['mildly frail, nothing else', person(80, [], isFrail('mild')), 'low-need'],
    ['nothing known', unknownPerson(50), 'cannot-be-told'],
  ]));
