import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { measureAt } from '../../analytics/measures/find-measure.ts';
import { measureIds, shippedMeasures } from '../../analytics/measures/library.ts';
import { formsOf } from '../../analytics/measures/measure.ts';
import { parseMeasureDocument } from '../../analytics/measures/parse-measure.ts';
import { problemsOf } from '../definition/problems-of.ts';
import { mean, mistakes, rate, written } from './mistakes.ts';

const folder = new URL('../../analytics/measures/library/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

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

test.each(mistakes)('%s is told with its place and a hint', (_, text, at, reason, hint) => {
  const found = problems(text);
  const [line, column] = at;
  const where = { file: 'made.yaml', line, column };
  expect(found).toContainEqual(
    expect.objectContaining({ code: 'definition-invalid', where: expect.objectContaining(where) }),
  );
  const own = found.find((one) => one.where?.line === line && one.where.column === column);
  expect(own?.reason).toMatch(reason);
  if (hint !== null) expect(own?.hint ?? '').toMatch(hint);
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

const refusedId = (id: string) =>
  problemsOf(() => measureAt({ text: written({ id }), name: 'made.yaml' }));

test.each([...measureIds, 'people', 'share', 'share-of-some', 'prevalence', '"prevalence:copd"'])(
  'an own document cannot take the id %s',
  (id) => {
    const [problem] = refusedId(id);
    const where = { file: 'made.yaml', line: 2, column: 5 };
    expect(problem).toMatchObject({ code: 'definition-invalid', where });
    expect(problem?.reason).toMatch(/^The id cannot be .* with the program\.$/);
    const [, other = ''] = /^"(.*)" would do\.$/.exec(problem?.hint ?? '') ?? [];
    expect(refusedId(other)).toEqual([]);
  },
);

test.each(['shared-care', 'people-at-risk', 'sharepoint', 'own-smoking'])(
  'an own document can take the id %s',
  (id) => expect(refusedId(id)).toEqual([]),
);

test('what is counted has no name where the unit is a percentage, and has one otherwise', () => {
  const [problem] = problems(written({ things: 'smokers' }));
  expect(problem).toMatchObject({ where: { line: 6, column: 1 } });
  expect(problem?.reason).toMatch(/no use there/);
  expect(problems(written({ per: '100', things: 'smokers' }))).toHaveLength(1);
  expect(problems(written({ per: '1000', things: 'smokers' }))).toEqual([]);
  expect(problems(written({ ...rate, per: '100', things: 'admissions' }))).toEqual([]);
});

test('ages that contradict one another are refused, and those that meet are not', () => {
  const between = (from: number, to: number) =>
    problems(
      written({ denominator: `{ all: [{ age: { from: ${from} } }, { age: { to: ${to} } }] }` }),
    );
  expect(between(90, 10)).toMatchObject(
    [{ where: { line: 6 }, reason: /from 90, and to 10/ }].map(({ where, reason }) => ({
      where,
      reason: expect.stringMatching(reason),
    })),
  );
  expect(between(10, 90)).toEqual([]);
  expect(between(10, 10)).toEqual([]);
});

test('the words known for a polarity are named once each', () => {
  const [problem] = problems(written({ polarity: 'sideways-and-up' }));
  expect(problem?.hint).toBe('Known here: none, high-is-good, low-is-good.');
});

test('every measure that comes with the program says where it is defined', () => {
  for (const { id, source } of shippedMeasures) {
    expect({ id, source }).toEqual({ id, source: expect.stringMatching(/\S/) });
  }
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
