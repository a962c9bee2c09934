import { expect, test } from 'vitest';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { problemsOf } from './problems-of.ts';
import { withRule, withSegments } from './texts.ts';

const reasons = (text: string) =>
  problemsOf(() => parseDefinition(text, 'd.yaml')).map(({ reason }) => reason);

/** A document is refused with this reason, and before anybody notices. */
function refuses(text: string, reason: string): void {
  const start = performance.now();
  expect(reasons(text)).toContain(reason);
  expect(performance.now() - start).toBeLessThan(5_000);
}

/** A piece of text over and over, as long as a document may be. */
const filled = (start: string, piece: string) =>
  `${start}${piece.repeat((2 ** 18 - start.length) / piece.length)}`;

const nested = (depth: number) =>
  withRule(`${'{ all: ['.repeat(depth)}{ condition: copd }${'] }'.repeat(depth)}`);

test('five megabytes are not read at all', () => {
  refuses('x'.repeat(5_000_000), 'The document is longer than 262,144 characters.');
  expect(reasons('x'.repeat(2 ** 18))).not.toContain(
    'The document is longer than 262,144 characters.',
  );
});

test.each([
  ['two hundred nested alls', nested(200)],
  ['ten thousand alls that are never closed', withRule('{ all: ['.repeat(10_000))],
  ['sixty thousand open lists', filled('', '[a, ')],
  ['sixty thousand open maps', filled('', '{a: ')],
  ['four hundred dashes on a line', '- '.repeat(400)],
  ['four hundred question marks on a line', '? '.repeat(400)],
])('%s do not overflow the stack', (_, text) => {
  refuses(text, 'The document is nested too deeply.');
});

const marks =
  'The text has more than 200 anchors, aliases, tags, % lines and lines of dashes or dots.';
const strays = 'More than 200 brackets and texts stand where they do not belong.';
const bare = 'More than 1,000 characters in a row are neither letters nor digits.';
const pieces = 'The document has more than 160,000 words, marks, gaps and line ends.';

test.each([
  ['anchors', '', '&a &a ', marks, [1, 1]],
  ['anchors below each other', 'a: 1\n', '&a\n', marks, [2, 1]],
  ['tags', '', '!a ', marks, [1, 1]],
  ['aliases', '[', '*a, ', marks, [1, 2]],
  ['document starts', '', '--- a\n', marks, [1, 1]],
  ['document ends', '', 'a\n...\n', marks, [2, 1]],
  ['directives', '', '%a\n', marks, [1, 1]],
  ['texts after a text', '', '"a"\n', strays, [3, 1]],
  ['closed lists', '', '[a] ', strays, [1, 7]],
  ['short words', '[', 'a,', pieces, [1, 106_668]],
  ['short keys', '', 'a: 1\n', pieces, [22_858, 1]],
  ['dashes', '', '---\n', bare, [1, 1]],
  ['dots', 'a: 1\n', '...\n', bare, [1, 5]],
  ['open brackets', '', '[', bare, [1, 1]],
  ['closing braces', 'a: 1\nb: ', '}', bare, [2, 2]],
  ['quotation marks', '', '"', bare, [1, 1]],
  ['commas', '[', ',', bare, [1, 1]],
  ['colons in brackets', '[', ': ', bare, [1, 1]],
  ['empty lines', '', '\n', bare, [1, 1]],
] as const)(
  'endless %s are refused at once, with the place to look at',
  (_, start, piece, reason, [line, column]) => {
    const text = filled(start, piece);
    refuses(text, reason);
    const problems = problemsOf(() => parseDefinition(text, 'd.yaml'));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.where).toEqual({ file: 'd.yaml', line, column });
  },
);

test('endless wrong escapes are refused without delay', () => {
  refuses(
    `${filled('"', '\\q')}"`.slice(0, 2 ** 18),
    'A backslash in double quotation marks starts an escape, and this is none.',
  );
});

test('a rule of 990 dashes under a heading is no offence', () => {
  const text = withRule('{ condition: copd }');
  expect(reasons(`# Ours\n# ${'-'.repeat(990)}\n${text}`)).toEqual([]);
});

test('marks inside texts are counted as nothing', () => {
  const source = `source: >\n${'  &a *b !c --- %d\n'.repeat(300)}`;
  expect(reasons(`${source}${withRule('{ condition: copd }')}`)).toEqual([
    'The source is longer than 2000 characters.',
  ]);
});

test('errors are recorded as fully after a document was read as before', () => {
  const before = Error.stackTraceLimit;
  reasons('[');
  expect(Error.stackTraceLimit).toBe(before);
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

test('a key in every one of twenty thousand lines is refused without delay', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
  const found = reasons(lines);
  expect(found).toHaveLength(201);
  expect(found.at(-1)).toBe('There are 19805 more problems.');
});

test('a long wrong name is cut, and is not compared with every known one', () => {
  const [reason = ''] = reasons(withRule(`{ condition: ${'q'.repeat(200_000)} }`));
  expect(reason).toBe(`There is no condition "${'q'.repeat(59)}…".`);
});

test('more than two thousand criteria are refused once', () => {
  const many = `{ any: [${'{ condition: copd }, '.repeat(3000)}] }`;
  expect(reasons(withRule(many))).toEqual(['There are more than 2000 criteria.']);
});

test('a list of twenty thousand areas, more than any region has, is no offence', () => {
  const codes = Array.from(
    { length: 20_000 },
    (_, index) => `E01${String(index).padStart(6, '0')}`,
  );
  expect(reasons(withRule(`{ area: { level: lsoa, in: [${codes.join(', ')}] } }`))).toEqual([]);
  const lines = codes.map((code) => `          - ${code}\n`).slice(0, 11_000);
  const list = `\n      area:\n        level: lsoa\n        in:\n${lines.join('')}`;
  expect(reasons(withRule(list.trimEnd()))).toEqual([]);
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
