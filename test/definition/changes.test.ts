import { expect, test } from 'vitest';
import { compareDefinitions } from '../../analytics/definition/changes/compare-definitions.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';

interface Written {
  readonly head?: string;
  readonly segments: readonly (readonly [label: string, rule: string])[];
}

/** A document whose segments are called by their labels; `*` stands for everybody else. */
function documentOf({ head = 'assign: first-match', segments }: Written) {
  const lines = segments.map(([label, rule]) => {
    const id = label.toLowerCase().replaceAll(' ', '-');
    const when = rule === '*' ? 'otherwise: true' : `when: ${rule}`;
    return `  - { id: ${id}, label: ${label}, ${when} }`;
  });
  const identity = head.includes('title:') ? '' : 'title: X\n';
  return parseDefinition(
    `version: 1\nid: x\n${identity}${head}\nsegments:\n${lines.join('\n')}\n`,
    'x.yaml',
  );
}

/** Changes as `label: change`; those of the document itself start with a colon. */
function changes(before: Written, after: Written): readonly string[] {
  return compareDefinitions(documentOf(before), documentOf(after)).map(
    ({ segment, change }) => `${segment ?? ''}: ${change}`,
  );
}

const rule = (text: string): Written => ({
  segments: [
    ['Ill', text],
    ['Rest', '*'],
  ],
});

test.each([
  [
    '{ condition: copd }',
    '{ any: [{ condition: copd }, { condition: atrial-fibrillation }] }',
    'adds atrial fibrillation',
  ],
  [
    '{ any: [{ condition: copd }, { condition: gout }, { condition: asthma }] }',
    '{ condition: gout }',
    'drops COPD and asthma',
  ],
  [
    '{ any: [{ condition: copd }, { field: housebound, is: true }] }',
    '{ any: [{ condition: copd }] }',
    'no longer takes whoever is housebound',
  ],
  [
    '{ conditions: { at-least: 3 } }',
    '{ conditions: { at-least: 4 } }',
    'counts 4 or more instead of 3 or more',
  ],
  [
    '{ conditions: { at-least: 2, of: [copd, asthma] } }',
    '{ conditions: { at-least: 2, of: [asthma, copd, gout] } }',
    'adds gout to the conditions counted',
  ],
  [
    '{ systems: { at-least: 2, of: [mental, circulatory, renal] } }',
    '{ systems: { at-least: 2, of: [mental, circulatory] } }',
    'takes renal out of the body systems counted',
  ],
  [
    '{ conditions: { at-least: 2, of: [copd, asthma] } }',
    '{ conditions: { at-least: 2 } }',
    'counts the long-term conditions that the extract holds instead of COPD and asthma',
  ],
  [
    '{ all: [{ condition: copd }, { age: { from: 60 } }] }',
    '{ all: [{ age: { from: 65 } }, { condition: copd }] }',
    'says "is aged 65 and over" instead of "is aged 60 and over"',
  ],
  [
    '{ condition: copd }',
    '{ all: [{ condition: copd }, { age: { from: 65 } }] }',
    'asks also that somebody is aged 65 and over',
  ],
  [
    '{ all: [{ condition: copd }, { age: { from: 65 } }] }',
    '{ condition: copd }',
    'no longer asks that somebody is aged 65 and over',
  ],
  ['{ quintile: [1] }', '{ quintile: [2, 1] }', 'adds deprivation quintile 2'],
  [
    '{ area: { level: practice, in: [X1, X2] } }',
    '{ area: { level: practice, in: [X2] } }',
    'drops practice X1',
  ],
  [
    '{ field: frailty, is: severe }',
    '{ field: frailty, in: [moderate, severe] }',
    'adds moderate frailty',
  ],
  [
    '{ field: frailty, in: [mild, moderate, severe] }',
    '{ field: frailty, in: [severe] }',
    'drops mild frailty and moderate frailty',
  ],
  [
    '{ field: frailty, is: severe }',
    '{ field: frailty, is: mild }',
    'says "has mild frailty" instead of "has severe frailty"',
  ],
  [
    '{ field: frailty, is: severe }',
    '{ field: frailty, missing: true }',
    'says "has no frailty recorded" instead of "has severe frailty"',
  ],
  [
    '{ field: acg_group, in: ["10"] }',
    '{ field: acg_group, in: ["10", "11"] }',
    'adds ACG Patient Need Group 11 (Frailty)',
  ],
  ['{ field: age, in: [4, 5] }', '{ field: age, in: [5] }', 'drops age 4'],
  ['{ field: ethnicity, in: [A] }', '{ field: ethnicity, in: [B, A] }', 'adds ethnic category B'],
  ['{ field: lsoa, in: [E1, E2] }', '{ field: lsoa, in: [E1] }', 'drops LSOA E2'],
  [
    '{ score: { of: cambridge-general-20, over: 1 } }',
    '{ score: { of: cambridge-general-20, over: 2 } }',
    'says "has a Cambridge Multimorbidity Score (general, 20 conditions) of over 2" instead of "has a Cambridge Multimorbidity Score (general, 20 conditions) of over 1"',
  ],
  ['{ condition: copd }', '{ age: { to: 4 } }', 'says "is aged 4 and under" instead of "has COPD"'],
  [
    '{ any: [{ condition: copd }, { condition: gout }] }',
    '{ all: [{ condition: asthma }, { age: { to: 4 } }] }',
    'was: Has COPD, or gout; is: Has asthma, and is aged 4 and under',
  ],
])('from %s to %s', (before, after, change) => {
  expect(changes(rule(before), rule(after))).toEqual([`Ill: ${change}`]);
});

test('a list that gains and loses a value says both', () => {
  expect(
    changes(
      rule('{ field: frailty, in: [mild, severe] }'),
      rule('{ field: frailty, in: [moderate, severe] }'),
    ),
  ).toEqual(['Ill: adds moderate frailty', 'Ill: drops mild frailty']);
});

test('one rule may change in several ways', () => {
  const before =
    '{ any: [{ condition: copd }, { age: { from: 90 } }, { conditions: { at-least: 3, of: [gout, asthma, copd] } }] }';
  const after =
    '{ any: [{ conditions: { at-least: 2, of: [gout, asthma, anxiety] } }, { condition: gout }, { age: { from: 90 } }] }';
  expect(changes(rule(before), rule(after))).toEqual([
    'Ill: counts 2 or more instead of 3 or more',
    'Ill: adds anxiety to the conditions counted',
    'Ill: takes COPD out of the conditions counted',
    'Ill: adds gout',
    'Ill: drops COPD',
  ]);
});

test.each([
  [
    '{ any: [{ condition: copd }, { condition: gout }] }',
    '{ any: [{ condition: gout }, { any: [{ condition: copd }] }] }',
  ],
  ['{ not: { not: { condition: gout } } }', '{ all: [{ condition: gout }] }'],
  ['{ field: sex, is: "1" }', '{ field: sex, in: [1] }'],
  ['{ conditions: { between: [0, 2] } }', '{ conditions: { at-most: 2 } }'],
])('%s says the same as %s', (before, after) => {
  expect(changes(rule(before), rule(after))).toEqual([]);
});

const three: Written['segments'] = [
  ['Die well', '{ condition: palliative-care }'],
  ['Stay well', '{ condition: copd }'],
  ['Feel well', '{ condition: anxiety }'],
  ['Rest', '*'],
];

test('a segment that moves is named with the one it moves above', () => {
  const [die, stay, feel, rest] = three;
  if (!die || !stay || !feel || !rest) throw new Error('There are four segments.');
  expect(changes({ segments: three }, { segments: [die, feel, stay, rest] })).toEqual([
    'Feel well: moves above Stay well',
  ]);
  expect(changes({ segments: three }, { segments: [stay, feel, die, rest] })).toEqual([
    'Die well: moves below Feel well',
  ]);
});

test('a segment that is new, gone or called otherwise is named', () => {
  const after: Written['segments'] = [
    ['Die well', '{ condition: palliative-care }'],
    ['Old', '{ age: { from: 80 } }'],
    ['Live with it', '{ condition: copd }'],
    ['Rest', '*'],
  ];
  expect(changes({ segments: three }, { segments: after })).toEqual([
    'Old: is new, above Live with it: takes whoever is aged 80 and over',
    'Live with it: was called "Stay well" before',
    'Live with it: has the id live-with-it instead of stay-well',
    'Feel well: is gone',
  ]);
});

test('who takes everybody else may change', () => {
  const before: Written = {
    head: 'assign: every-match',
    segments: [
      ['A', '{ condition: copd }'],
      ['B', '{ age: { to: 4 } }'],
    ],
  };
  const after: Written = {
    head: 'assign: every-match',
    segments: [
      ['A', '{ condition: copd }'],
      ['B', '*'],
    ],
  };
  expect(changes(before, after)).toEqual([
    'B: takes everybody else, not only whoever is aged 4 and under',
  ]);
  expect(changes(after, before)).toEqual([
    'B: takes whoever is aged 4 and under, no longer everybody else',
  ]);
});

test('what is said of the document itself comes first', () => {
  const before: Written = {
    head: 'title: One\nsource: A\ndoubts: [First., Second.]\nassign: first-match',
    segments: three,
  };
  const after: Written = {
    head: 'title: Two\ndoubts: [Second., Third.]\nassign: every-match\npopulation: { age: { from: 18 } }',
    segments: three,
  };
  expect(changes(before, after)).toEqual([
    ': is called "Two" instead of "One"',
    ': no longer names a source',
    ': adds the doubt: Third.',
    ': drops the doubt: First.',
    ': puts each person in every segment that fits, not only in the first',
    ': has a population now: whoever is aged 18 and over',
  ]);
  expect(changes(after, before).slice(-2)).toEqual([
    ': puts each person in the first segment that fits, not in every one',
    ': has everybody as its population, not only whoever is aged 18 and over',
  ]);
});
