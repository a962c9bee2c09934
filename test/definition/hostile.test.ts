import { expect, test } from 'vitest';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { problemsOf } from './problems-of.ts';
import { withRule, withSegments } from './texts.ts';

const reasons = (text: string) =>
  problemsOf(() => parseDefinition(text, 'd.yaml')).map(({ reason }) => reason);

/** A document is refused with this reason, and quickly. */
function refuses(text: string, reason: string): void {
  const start = performance.now();
  expect(reasons(text)).toContain(reason);
  expect(performance.now() - start).toBeLessThan(10_000);
}

const nested = (depth: number) =>
  withRule(`${'{ all: ['.repeat(depth)}{ condition: copd }${'] }'.repeat(depth)}`);

test('five megabytes are not read at all', () => {
  refuses('x'.repeat(5_000_000), 'The document is longer than 1,048,576 characters.');
});

test.each([
  ['ten thousand nested alls', nested(10_000)],
  ['half a million open brackets', '['.repeat(500_000)],
  ['two hundred thousand open maps', '{a: '.repeat(200_000)],
  ['four hundred thousand dashes on a line', '- '.repeat(400_000)],
  ['four hundred thousand question marks on a line', '? '.repeat(400_000)],
])('%s do not overflow the stack', (_, text) => {
  refuses(text, 'The document is nested too deeply.');
});

test('thirty levels of criteria are read, and thirty-one are not', () => {
  expect(reasons(nested(29))).toEqual([]);
  expect(reasons(nested(30))).toEqual(['Criteria are nested more than 30 deep.']);
});

test('a bomb of aliases is refused before anything is made of it', () => {
  const levels = [
    'a: &a [x, x]',
    ...[...'bcdefghij'].map((id, index) => {
      const before = 'abcdefghi'[index];
      return `${id}: &${id} [${Array(9).fill(`*${before}`).join(', ')}]`;
    }),
  ];
  refuses(levels.join('\n'), 'A definition has no anchors (&) and no aliases (*).');
});

test.each([
  ['a tag', withRule('!!map { condition: copd }'), 'A definition has no tags (!).'],
  [
    'a strange tag',
    withRule('{ condition: !x copd }'),
    'A definition has no anchors, aliases or tags.',
  ],
  ['a merge key', withRule('{ <<: { condition: copd } }'), 'There is no criterion "<<".'],
  ['a NUL', 'version: 1\0', 'The text holds a control character.'],
  ['a bell', withRule('{ condition: copd\u0007 }'), 'The text holds a control character.'],
  ["the lexer's own mark", 'a\u001fb', 'The text holds a control character.'],
  [
    'a second document',
    `${withRule('{ condition: copd }')}---\na: 1\n`,
    'There is more than one document in the file.',
  ],
  [
    'a directive that would make yes a flag',
    `%YAML 1.1\n---\n${withRule('{ field: housebound, is: yes }')}`,
    'A line that starts with % is not part of a definition.',
  ],
  [
    'a key twice',
    withRule('{ condition: copd, condition: asthma }'),
    'The key "condition" stands twice in one map.',
  ],
  ['a numeric key', withRule('{ 1: copd }'), 'A key is a text.'],
  ['a list as a key', withRule('{ [a]: copd }'), 'A key is a text.'],
  ['a prototype', withRule('{ __proto__: 1 }'), 'There is no criterion "__proto__".'],
  [
    'an inherited name',
    withRule('{ condition: constructor }'),
    'There is no condition "constructor".',
  ],
  [
    'an escaped NUL in a code',
    withRule('{ area: { level: lsoa, in: ["a\\0b"] } }'),
    'An area code is empty or holds a control character.',
  ],
  [
    'half a character in a code',
    withRule('{ area: { level: lsoa, in: ["\\ud800"] } }'),
    'An area code is empty or holds a control character.',
  ],
  ['nothing', '', 'The document is empty.'],
  ['a comment alone', '# nothing\n', 'The document is empty.'],
])('%s is refused', (_, text, reason) => {
  expect(reasons(text)).toContain(reason);
});

test('a key in every one of sixty thousand lines is refused without delay', () => {
  const lines = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n');
  const found = reasons(lines);
  expect(found).toHaveLength(201);
  expect(found.at(-1)).toBe('There are 59805 more problems.');
});

test('a long wrong name is cut, and is not compared with every known one', () => {
  const [reason = ''] = reasons(withRule(`{ condition: ${'q'.repeat(500_000)} }`));
  expect(reason).toBe(`There is no condition "${'q'.repeat(59)}…".`);
});

test('more than two thousand criteria are refused once', () => {
  const many = `{ any: [${'{ condition: copd }, '.repeat(3000)}] }`;
  expect(reasons(withRule(many))).toEqual(['There are more than 2000 criteria.']);
});

test('a long list of areas is no offence', () => {
  const codes = Array.from(
    { length: 33_755 },
    (_, index) => `E01${String(index).padStart(6, '0')}`,
  );
  expect(reasons(withRule(`{ area: { level: lsoa, in: [${codes.join(', ')}] } }`))).toEqual([]);
});

test('Windows, old Macintosh and marked files read like any other', () => {
  const text = withRule('{ condition: copd }');
  const document = parseDefinition(text, 'd.yaml');
  for (const other of [
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\r'),
    `\ufeff${text}`,
  ]) {
    expect(parseDefinition(other, 'd.yaml')).toEqual(document);
  }
});

test('a label may be any text, and keeps its quotation marks', () => {
  const label = `'; DROP TABLE person; -- "x" <script> ☃`;
  const segments = `  - id: rest\n    label: ${JSON.stringify(label)}\n    otherwise: true\n`;
  expect(parseDefinition(withSegments(segments), 'd.yaml').segments[0]?.label).toBe(label);
});

test('plain data that is cyclic, deep, large or of no kind is refused, with its path', () => {
  const cyclic: { all: unknown[] } = { all: [] };
  cyclic.all.push(cyclic);
  let deep: unknown = { condition: 'copd' };
  for (let level = 0; level < 50_000; level += 1) deep = { not: deep };
  let large: unknown = { condition: 'copd' };
  for (let level = 0; level < 20; level += 1) large = { all: Array(9).fill(large) };
  const reasonOf = (data: unknown) =>
    problemsOf(() => readCriterion(data)).map((one) => one.reason);
  expect(reasonOf(cyclic)).toEqual(['The criterion is nested more than 200 deep.']);
  expect(reasonOf(deep)).toEqual(['The criterion is nested more than 200 deep.']);
  expect(reasonOf(large)).toEqual(['The criterion has more than 200000 pieces.']);
  for (const data of [null, undefined, 5, 'copd', 10n, () => 1, new Date(0), Symbol('x')]) {
    expect(reasonOf(data)).toHaveLength(1);
  }
  expect(problemsOf(() => readCriterion({ any: [{ condition: 'x' }] }))[0]?.where).toEqual({
    field: 'any[0].condition',
  });
});
