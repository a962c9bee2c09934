import { test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { holdTo, type Worked } from './hand-worked.ts';
import { person, unknownPerson } from './segments-of.ts';

const longTerm = conditions.filter((one) => one.longTerm).map(({ id }) => id);
const having = (age: number, count: number) => person(age, longTerm.slice(0, count));
const notLongTerm = ['obesity', 'constipation', 'physical-disability', 'palliative-care', 'adhd'];

const cannotBeTold: readonly Worked[] = [
  ['no age', person(null, ['copd']), 'cannot-be-told'],
  ['an age, and nothing known of any condition', unknownPerson(40), 'cannot-be-told'],
];

test('three ages by 0, 1-2 and 3 or more conditions', () =>
  holdTo('age-by-conditions', [
    ['17, nothing', having(17, 0), 'children-0'],
    ['17, one', having(17, 1), 'children-1-or-more'],
    ['10, three', having(10, 3), 'children-1-or-more'],
    ['18, nothing', having(18, 0), 'adults-0'],
    ['50, five that are not long-term conditions', person(50, notLongTerm), 'adults-0'],
    ['64, two', having(64, 2), 'adults-1-2'],
    ['64, three', having(64, 3), 'adults-3-or-more'],
    ['65, nothing', having(65, 0), 'older-0'],
    ['65, one', having(65, 1), 'older-1-2'],
    ['90, seven', having(90, 7), 'older-3-or-more'],
    [
      '30, two known and the rest unknown',
      unknownPerson(30, { copd: true, asthma: true }),
      'cannot-be-told',
    ],
    [
      '30, three known and the rest unknown',
      unknownPerson(30, { copd: true, asthma: true, gout: true }),
      'adults-3-or-more',
    ],
    ...cannotBeTold,
  ]));

test("NHS England's five ages by 0, 1-2 and 3 or more conditions", () =>
  holdTo('age-by-conditions-nhs-england', [
    ['newborn, nothing', having(0, 0), 'aged-0-12-none'],
    ['12, two', having(12, 2), 'aged-0-12-1-2'],
    ['12, three', having(12, 3), 'aged-0-12-3-or-more'],
    ['13, nothing', having(13, 0), 'aged-13-17-none'],
    ['17, one', having(17, 1), 'aged-13-17-1-2'],
    ['17, four', having(17, 4), 'aged-13-17-3-or-more'],
    ['18, nothing', having(18, 0), 'aged-18-49-none'],
    ['49, two', having(49, 2), 'aged-18-49-1-2'],
    ['49, three', having(49, 3), 'aged-18-49-3-or-more'],
    ['50, nothing', having(50, 0), 'aged-50-74-none'],
    ['74, one', having(74, 1), 'aged-50-74-1-2'],
    ['74, nine', having(74, 9), 'aged-50-74-3-or-more'],
    ['75, nothing', having(75, 0), 'aged-75-or-over-none'],
    ['100, two', having(100, 2), 'aged-75-or-over-1-2'],
    ['75, three', having(75, 3), 'aged-75-or-over-3-or-more'],
    ...cannotBeTold,
  ]));

test('three ages by 0-4, 5-10 and 11 or more conditions', () =>
  holdTo('age-by-many-conditions', [
    ['17, four', having(17, 4), 'children-0-4'],
    ['17, five', having(17, 5), 'children-5-10'],
    ['17, eleven', having(17, 11), 'children-11-or-more'],
    ['18, nothing', having(18, 0), 'adults-0-4'],
    ['64, ten', having(64, 10), 'adults-5-10'],
    ['64, eleven', having(64, 11), 'adults-11-or-more'],
    ['65, four', having(65, 4), 'older-0-4'],
    ['65, five', having(65, 5), 'older-5-10'],
    ['80, fifteen', having(80, 15), 'older-11-or-more'],
    ...cannotBeTold,
  ]));
