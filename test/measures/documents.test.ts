import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { measureAt } from '../../analytics/measures/find-measure.ts';
import { measureIds, shippedMeasures } from '../../analytics/measures/library.ts';
import { formsOf } from '../../analytics/measures/measure.ts';
import { parseMeasureDocument } from '../../analytics/measures/parse-measure.ts';
import { problemsOf } from '../definition/problems-of.ts';

const folder = new URL('../../analytics/measures/library/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/** A sound document, with lines of its own for some of its keys; null leaves a key out. */
function written(own: Readonly<Record<string, string | null>> = {}): string {
  const lines: Record<string, string | null> = {
    ...{ version: '1', id: 'made', label: 'Made up', statistic: 'proportion' },
    ...{ numerator: '{ condition: copd }', ...own },
  };
  return Object.entries(lines)
    .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}\n`]))
    .join('');
}

const rate = { statistic: 'rate', numerator: '{ total: emergency_admissions }' };
const mean = { statistic: 'mean', numerator: '{ total: cost }' };
const problems = (text: string) => problemsOf(() => parseMeasureDocument(text, 'made.yaml'));

test.each(files)(
  'the shipped document %s is sound, and listed under the name of its file',
  (file) => {
    const measure = parseMeasureDocument(readFileSync(new URL(file, folder), 'utf8'), file);
    expect(`${measure.id}.yaml`).toBe(file);
    expect(measureIds).toContain(measure.id);
  },
);

test('every shipped document and every condition is a measure under its id, each once', () => {
  expect([...measureIds].map((id) => `${id}.yaml`).sort()).toEqual([...files].sort());
  const ids = shippedMeasures.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(files.length + conditions.length);
  for (const measure of shippedMeasures) expect(measureAt(measure.id)).toEqual(measure);
});

test('an amount of everybody is crude or standardised, and what can be counted is indirect too', () => {
  for (const measure of shippedMeasures) {
    const isMean = measure.statistic === 'mean';
    expect(formsOf(measure).includes('indirect')).toBe(!isMean);
    expect(formsOf(measure)).toEqual(expect.arrayContaining(['crude', 'standardised']));
  }
});

test('a document says no more than it must: the rest is usual', () => {
  expect(parseMeasureDocument(written(), 'made.yaml')).toMatchObject({
    ...{ id: 'made', statistic: 'proportion', per: 100, polarity: 'none', things: 'people' },
    ...{ ages: { from: null, to: null }, among: null, standard: { id: 'esp-2013' } },
  });
  expect(parseMeasureDocument(written(rate), 'made.yaml').per).toBe(1_000);
  expect(parseMeasureDocument(written(mean), 'made.yaml').per).toBe(1);
});

test('age limits are told apart from what else a denominator asks', () => {
  const parsed = (denominator: string) => {
    const { ages, among } = parseMeasureDocument(written({ denominator }), 'made.yaml');
    return { from: ages.from, to: ages.to, among };
  };
  const diabetes = { kind: 'condition', condition: 'diabetes' };
  expect(parsed('{ age: { from: 17 } }')).toEqual({ from: 17, to: null, among: null });
  expect(parsed('{ age: { from: 30, to: 74 } }')).toEqual({ from: 30, to: 74, among: null });
  expect(parsed('{ condition: diabetes }')).toMatchObject({
    from: null,
    to: null,
    among: diabetes,
  });
  const both = parsed('{ all: [{ age: { from: 17 } }, { condition: diabetes }] }');
  expect(both).toMatchObject({ from: 17, to: null, among: { kind: 'all', of: [diabetes] } });
  const either = parsed('{ any: [{ age: { from: 17 } }, { condition: diabetes }] }');
  expect(either).toMatchObject({ from: null, to: null, among: { kind: 'any' } });
});

/** A mistake: what it is, the document, where it is, what is said of it and what is hinted. */
type Mistake = readonly [
  what: string,
  text: string,
  at: readonly [line: number, column: number],
  reason: RegExp,
  hint: RegExp,
];

const mistakes: readonly Mistake[] = [
  ['a key that is none', written({ polarty: 'none' }), [6, 1], /polarty/, /polarity/],
  ['a version to come', written({ version: '2' }), [1, 10], /version/, /version: 1/],
  ['a version in words', written({ version: 'one' }), [1, 10], /version/, /version: 1/],
  ['no version', written({ version: null }), [1, 1], /version/, /./],
  ['no id', written({ id: null }), [1, 1], /"?id"?/, /./],
  ['no label', written({ label: null }), [1, 1], /label/, /./],
  ['no statistic', written({ statistic: null }), [1, 1], /statistic/, /./],
  ['no numerator', written({ numerator: null }), [1, 1], /numerator/, /./],
  ['an id that is kept', written({ id: 'people' }), [2, 5], /id/, /./],
  [
    'an id that takes the name of a prevalence',
    written({ id: '"prevalence:copd"' }),
    [2, 5],
    /id/,
    /./,
  ],
  [
    'a statistic that is none',
    written({ statistic: 'proportoin' }),
    [4, 12],
    /proportoin/,
    /proportion/,
  ],
  [
    'a condition that is none',
    written({ numerator: '{ condition: coppd }' }),
    [5, 25],
    /coppd/,
    /copd/,
  ],
  [
    'a field that is none',
    written({ numerator: '{ field: smokng, in: [current] }' }),
    [5, 21],
    /smokng/,
    /smoking/,
  ],
  [
    'a total of no field',
    written({ ...rate, numerator: '{ total: emergency_admission }' }),
    [5, 21],
    /emergency_admission/,
    /emergency_admissions/,
  ],
  [
    'a total of words',
    written({ ...rate, numerator: '{ total: smoking }' }),
    [5, 21],
    /smoking/,
    /./,
  ],
  [
    'a rate without a total',
    written({ ...rate, numerator: '{ of: [copd] }' }),
    [5, 12],
    /total/,
    /total:/,
  ],
  [
    'a rate of a criterion',
    written({ ...rate, numerator: '{ condition: copd }' }),
    [5, 14],
    /condition/,
    /total/,
  ],
  [
    'a list of what is no condition',
    written({ ...mean, numerator: '{ total: cost, of: [copd] }' }),
    [5, 32],
    /conditions/,
    /./,
  ],
  [
    'a condition of a count that is none',
    written({ ...mean, numerator: '{ total: conditions, of: [coppd] }' }),
    [5, 38],
    /coppd/,
    /copd/,
  ],
  ['a mean per 1,000', written({ ...mean, per: '1000' }), [6, 6], /per/, /1 for a mean/],
  ['a share of 7', written({ per: '7' }), [6, 6], /per/, /100/],
  ['a share per ten in words', written({ per: 'ten' }), [6, 6], /per/, /100/],
  [
    'a standard population that is none',
    written({ standard: 'esp-2012' }),
    [6, 11],
    /esp-2012/,
    /esp-2013/,
  ],
  ['a polarity that is none', written({ polarity: 'good' }), [6, 11], /good/, /./],
  ['a group that is none', written({ group: 'condition' }), [6, 8], /condition/, /conditions/],
  [
    'a denominator of two tests',
    written({ denominator: '{ age: { from: 1 }, condition: copd }' }),
    [6, 14],
    /./,
    /./,
  ],
  [
    'a denominator of no age',
    written({ denominator: '{ age: { from: 50, to: 40 } }' }),
    [6, 21],
    /./,
    /./,
  ],
  ['a label that is a list', written({ label: '[a]' }), [3, 8], /label/, /./],
  ['a label of a thousand letters', written({ label: 'a'.repeat(1_000) }), [3, 8], /label/, /./],
  ['a key twice', `${written()}id: again\n`, [6, 1], /id/, /./],
  [
    'the key __proto__',
    written({ ['__proto__x']: '1' }).replace('__proto__x', '__proto__'),
    [6, 1],
    /__proto__/,
    /./,
  ],
  ['the key constructor', written({ constructor: '1' }), [6, 1], /constructor/, /./],
  ['a statistic __proto__', written({ statistic: '__proto__' }), [4, 12], /__proto__/, /./],
  [
    'a total of toString',
    written({ ...rate, numerator: '{ total: toString }' }),
    [5, 21],
    /toString/,
    /./,
  ],
  [
    'a standard population constructor',
    written({ standard: 'constructor' }),
    [6, 11],
    /constructor/,
    /./,
  ],
  ['a list', '- 1\n', [1, 1], /./, /./],
  ['a lone word', 'smoking\n', [1, 1], /./, /./],
];

test.each(mistakes)('%s is told with its place and a hint', (_, text, at, reason, hint) => {
  const found = problems(text);
  const [line, column] = at;
  const where = { file: 'made.yaml', line, column };
  expect(found).toContainEqual(
    expect.objectContaining({ code: 'definition-invalid', where: expect.objectContaining(where) }),
  );
  const own = found.find((one) => one.where?.line === line && one.where.column === column);
  expect(own?.reason).toMatch(reason);
  expect(own?.hint ?? '').toMatch(hint);
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\n'],
  ['a comment', '# nothing\n'],
  ['null', 'null\n'],
])('a document of %s is refused, and says so', (_, text) => {
  const [problem] = problems(text);
  expect(problem).toMatchObject({ code: 'definition-invalid', where: { file: 'made.yaml' } });
});

test('every mistake of a document is told at once', () => {
  const found = problems(written({ version: '3', statistic: 'men', standard: 'none', per: '3' }));
  expect(found.map(({ where }) => where?.line)).toEqual(expect.arrayContaining([1, 4, 6]));
});

const nested = (depth: number) =>
  written({ numerator: `${'{ not: '.repeat(depth)}{ condition: copd }${' }'.repeat(depth)}` });

test.each([
  ['four hundred tests inside each other', nested(400)],
  ['ten thousand open lists', `numerator: ${'['.repeat(10_000)}`],
  ['a megabyte of letters', 'x'.repeat(2 ** 20)],
  ['a megabyte of keys', 'a: 1\n'.repeat(2 ** 20 / 5)],
  ['a megabyte of brackets', '{['.repeat(2 ** 19)],
  ['a megabyte of anchors', '&a *a '.repeat(2 ** 20 / 6)],
  ['a megabyte of zeros', '\0'.repeat(2 ** 20)],
  ['a megabyte of quotes', `"'`.repeat(2 ** 19)],
])('%s are refused in well under a second', (_, text) => {
  const start = performance.now();
  const found = problems(text);
  expect(performance.now() - start).toBeLessThan(800);
  expect(found[0]?.code).toBe('definition-invalid');
});

test('a document that takes no prototype with it leaves every object as it was', () => {
  problems(`__proto__: { polluted: true }\n${written()}`);
  problems(written({ numerator: '{ __proto__: { total: cost } }' }));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
