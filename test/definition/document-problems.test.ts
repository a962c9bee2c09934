import { expect, test } from 'vitest';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { problemsOf } from './problems-of.ts';
import { withRule, withSegments } from './texts.ts';

/** Line, column, reason and hint of every problem, in the order of the document. */
function told(text: string) {
  return problemsOf(() => parseDefinition(text, 'd.yaml')).map(({ reason, hint, where }) => [
    where?.line,
    where?.column,
    reason,
    ...(hint === undefined ? [] : [hint]),
  ]);
}

const one = '  - { id: one, label: One, when: { condition: copd } }\n';
const rest = '  - { id: rest, label: The rest, otherwise: true }\n';

test('a document with nothing but a version lacks the keys that it needs', () => {
  expect(told('version: 1\n')).toEqual(
    ['id', 'title', 'assign', 'segments'].map((key) => [
      1,
      1,
      `A definition lacks the key "${key}".`,
    ]),
  );
});

test('the source and the population may be left out', () => {
  const document = parseDefinition(withSegments(one + rest), 'd.yaml');
  expect(document.source).toBe('');
  expect(document.population).toBeNull();
});

test('an unknown key is named, with the nearest known one', () => {
  expect(told(`sorce: x\n${withSegments(one + rest)}`)).toEqual([
    [1, 1, 'A definition has no key "sorce".', 'The nearest known name is "source".'],
  ]);
});

test('another version is not read as if it were this one', () => {
  expect(told(withSegments(one + rest).replace('version: 1', 'version: 2'))).toEqual([
    [1, 10, 'This version of the language is not known.', 'Write version: 1.'],
  ]);
});

test('an unknown way to assign is named, with the nearest known one', () => {
  expect(told(withSegments(one + rest, 'first'))).toEqual([
    [4, 9, 'There is no way to assign "first".', 'Known here: first-match, every-match.'],
  ]);
});

test('two segments cannot have one id', () => {
  expect(told(withSegments(one + one + rest))).toEqual([
    [7, 11, 'Two segments have the id "one".', 'The first one is in line 6.'],
  ]);
});

test('an id is kebab-case, and a sound one is proposed', () => {
  const reason = '"Die Well!": lower-case letters, digits and single hyphens only, 60 at most.';
  expect(told(withSegments(one.replace('id: one', 'id: Die Well!') + rest))).toEqual([
    [6, 11, `A segment's id cannot be ${reason}`, '"die-well" would do.'],
  ]);
});

test.each(['all', 'outside', 'not-known', 'not-allocated', 'no-segment'])(
  'a segment cannot be called %s, which tables use for something else',
  (id) => {
    expect(told(withSegments(one.replace('id: one', `id: ${id}`) + rest))).toEqual([
      [
        6,
        11,
        `A segment's id cannot be "${id}": that means something else in tables.`,
        `"${id}-segment" would do.`,
      ],
    ]);
  },
);

test('with first-match somebody must take everybody else', () => {
  expect(told(withSegments(one))).toEqual([
    [
      6,
      5,
      'With first-match the last segment takes everybody else, and none does.',
      'Add a last segment with otherwise: true.',
    ],
  ]);
});

test('with every-match nobody need take everybody else', () => {
  expect(told(withSegments(one, 'every-match'))).toEqual([]);
});

test('whoever takes everybody else comes last', () => {
  expect(told(withSegments(rest + one))).toEqual([
    [
      6,
      34,
      'Only the last segment can have "otherwise".',
      'Move it to the end: the segments after it would stay empty.',
    ],
  ]);
});

test('a segment has a rule or takes the rest, not both and not neither', () => {
  const both = '  - { id: a, label: A, when: { condition: copd }, otherwise: true }\n';
  expect(told(withSegments(both))).toEqual([
    [6, 51, 'A segment has either "when" or "otherwise".'],
  ]);
  expect(told(withSegments(`  - { id: a, label: A }\n${rest}`))).toEqual([
    [6, 5, 'A segment lacks "when".', 'The segment that takes everybody else has otherwise: true.'],
  ]);
  expect(told(withSegments(`${one}  - { id: a, label: A, otherwise: false }\n`))).toEqual([
    [7, 24, '"otherwise" is true, or is left out.'],
  ]);
});

test('a label that YAML reads as a number is asked for in quotation marks', () => {
  expect(told(withSegments(one.replace('label: One', 'label: 2024') + rest))).toEqual([
    [6, 23, "A segment's label is a text; this is a number.", 'Put it in quotation marks.'],
  ]);
});

test('every problem of a document is found in one go, in order', () => {
  const text = withSegments(
    [
      '  - { id: one, label: One, when: { any: [ { condition: x }, { age: { frm: 3 } } ] } }',
      '  - { id: Two, when: { quintile: [9] } }',
      '  - { id: one, label: "", otherwise: yes }',
      '',
    ].join('\n'),
  );
  expect(told(text).map(([line, , reason]) => `${line} ${reason}`)).toEqual([
    '6 There is no condition "x".',
    '6 An age has no key "frm".',
    '7 A segment lacks the key "label".',
    `7 A segment's id cannot be "Two": lower-case letters, digits and single hyphens only, 60 at most.`,
    '7 A quintile is a whole number from 1 to 5.',
    '8 Two segments have the id "one".',
    "8 A segment's label is empty.",
    '8 "otherwise" is true or false; this is a text.',
  ]);
});

test('broken YAML is refused in plain words', () => {
  expect(told(withRule('{ condition: copd'))[0]?.slice(0, 1)).toEqual([9]);
  expect(told('version: 1\n\tid: x\n')[0]).toEqual([
    2,
    1,
    'A tab is used for indentation.',
    'Indent with spaces.',
  ]);
  expect(told(withRule('condition: copd'))[0]?.slice(0, 3)).toEqual([
    8,
    11,
    'There is a second colon on the line, or a line is indented too far or too little.',
  ]);
});

test.each([
  { dash: 'too far left', text: withSegments(`${one}\n- id: two\n  label: Two\n`), at: [8, 1] },
  { dash: 'too far left by one', text: withSegments(`${one} - id: two\n`), at: [7, 2] },
  {
    dash: 'of an inner list',
    text: withRule('\n      all:\n        - condition: copd\n      - condition: asthma'),
    at: [11, 7],
  },
])('a list item $dash is one problem, at its dash', ({ text, at }) => {
  expect(told(text)).toEqual([
    [
      ...at,
      'This list item does not line up with the others of its list.',
      'Start its dash in the same column as theirs.',
    ],
  ]);
});
