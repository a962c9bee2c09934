import { test } from 'vitest';
import { holdTo } from './hand-worked.ts';
import { person } from './segments-of.ts';

test('Core20PLUS5 flags whoever each part of it means, in as many as fit', () =>
  holdTo('core20plus5', [
    ['a well White British woman in the middle fifth', person(40)],
    ['of the most deprived fifth', person(40, [], { imd_quintile: 1 }), 'core20'],
    ['White Irish', person(40, [], { ethnicity: 'B' }), 'plus-ethnic-minority'],
    [
      'Black, of no detailed ethnicity',
      person(40, [], { ethnicity: null, ethnic_group: 'black' }),
      'plus-ethnic-minority',
    ],
    ['ethnicity not stated', person(40, [], { ethnicity: 'Z', ethnic_group: 'unknown' })],
    [
      'a Traveller',
      person(40, [], { ethnicity: 'T' }),
      'plus-ethnic-minority',
      'plus-gypsy-traveller',
    ],
    ['autistic', person(40, ['autism']), 'plus-learning-disability-autism'],
    ['gout and stroke', person(60, ['gout', 'stroke']), 'plus-multimorbidity'],
    [
      'homeless, dependent on alcohol, smokes',
      person(50, ['alcohol-problems'], { homeless: true, smoking: 'current' }),
      'plus-homeless',
      'plus-drugs-alcohol',
      'smoking',
    ],
    ['a looked-after girl of 10', person(10, [], { looked_after: true }), 'plus-looked-after'],
    ['pregnant at 16', person(16, [], { pregnant: true }), 'maternity'],
    [
      'psychosis and COPD',
      person(50, ['severe-mental-illness', 'copd']),
      'plus-multimorbidity',
      'severe-mental-illness',
      'chronic-respiratory',
    ],
    ['cancer', person(50, ['cancer']), 'cancer'],
    ['hypertension at 18', person(18, ['hypertension']), 'hypertension'],
    ['asthma at 18, which is an area for children alone', person(18, ['asthma'])],
    ['asthma at 17', person(17, ['asthma']), 'child-asthma'],
    ['on the register of childhood asthma', person(9, ['childhood-asthma']), 'child-asthma'],
    ['diabetes at 12', person(12, ['diabetes']), 'child-diabetes'],
    ['epilepsy at 4', person(4, ['epilepsy']), 'child-epilepsy'],
    ['anxiety at 15', person(15, ['anxiety']), 'child-mental-health'],
    [
      'hypertension and smoking at 17, areas for adults',
      person(17, ['hypertension'], { smoking: 'current' }),
    ],
  ]));
