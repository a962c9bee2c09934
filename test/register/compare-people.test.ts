import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noSegmentCode } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { releasedNumbers } from '../../analytics/contract/released.ts';
import { policyBook } from '../../analytics/disclosure/policy-book.ts';
import type { ReleaseRecord } from '../../analytics/disclosure/register/release-record.ts';
import { type Desk, makeDesk } from '../../analytics/engine/desk.ts';
import { makeHandlers } from '../../analytics/engine/handlers.ts';
import { makePeopleComparer } from '../../analytics/engine/register/people-comparer.ts';
import { populationOf } from '../../analytics/engine/register/population-of.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { breathless, old, poor, sweet, written } from '../engine/small-rules.ts';

let folder: string;
let desk: Desk;
let handlers: ReturnType<typeof makeHandlers>;
const context = { signal: new AbortController().signal, progress: () => undefined };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-compare-'));
  mkdirSync(join(folder, 'staging'));
  desk = makeDesk(folder, policyBook(), () => new Date(0));
  handlers = makeHandlers(desk, folder);
  await handlers['workspace.open']({ path: null }, context);
  const staging = join(folder, 'staging', 'staged.duckdb');
  const files = [writeSmallExtract(folder, smallPeople(3000))];
  await handlers['extract.stage']({ files, places: [], staging }, context);
  await handlers['extract.adopt']({ staging }, context);
});
afterAll(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const everybody: TableAsk = {
  ...{ measure: 'people', by: ['sex'], policy: 'working' },
  definition: { id: 'age-by-conditions' },
};

async function recordOf(question: Partial<TableAsk>): Promise<ReleaseRecord> {
  const ask = { ...everybody, ...question };
  const table = await handlers['table.release'](ask, context);
  const asked = { method: 'table.release', ask: { ...ask } } as const;
  const when = '2026-01-01T12:00:00.000Z';
  return { release: 'a', title: 'A', when, asked, extract: desk.workspace().chosen ?? '', table };
}

const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

const rules = [old, breathless, sweet, poor];
const adults = { age: { from: 18 } };
const copd = { condition: 'copd' };
const questions: readonly (readonly [string, Partial<TableAsk>])[] = [
  ['everybody', {}],
  ['a criterion', { where: { any: [copd, { quintile: [2] }] } }],
  ['a criterion and filters', { where: adults, filters: { lcp: ['North'], quintile: ['1', '2'] } }],
  ['age bands', { filters: { age_band: ['20-24', '85-89'] } }],
  ['conditions', { filters: { condition_count: ['0', '2'] } }],
  ['the population of a definition', { definition: written(rules) }],
  ['segments', { definition: written(rules), filters: { segment: ['breathless', 'poor'] } }],
  ['whoever is in none', { definition: written(rules), filters: { segment: ['rest', 'old'] } }],
  ...['sweet', noSegmentCode].map(
    (code) =>
      [
        `overlapping segments: ${code}`,
        { definition: written(rules, 'every-match'), filters: { segment: ['breathless', code] } },
      ] as const,
  ),
  [
    'a combination',
    { by: ['combination'], combination: ['copd', 'diabetes'], filters: { combination: ['copd'] } },
  ],
];

test.each(questions)('as many people as the table of them counts: %s', async (_name, question) => {
  const [all, own] = [await recordOf({}), await recordOf(question)];
  const compared = await makePeopleComparer(desk.counting)(desk.workspace(), [all, own]);
  const counted = sum(releasedNumbers(own.table, 'count'));
  expect(counted).toBeGreaterThan(0);
  expect(compared.differing(populationOf(own), populationOf(all))).toEqual({
    onlyFirst: 0,
    onlySecond: 3000 - counted,
    both: counted,
  });
});

test('people are compared by more tests than one number holds', async () => {
  const years = Array.from({ length: 40 }, (_, age) => ({ age: { from: 20 + age } }));
  const records = await Promise.all(years.map((where) => recordOf({ where })));
  const compared = await makePeopleComparer(desk.counting)(desk.workspace(), records);
  const [first] = records;
  for (const [at, record] of records.entries()) {
    const between = smallPeople(3000).filter(({ age }) => age >= 20 && age < 20 + at).length;
    const differing = compared.differing(
      populationOf(first as ReleaseRecord),
      populationOf(record),
    );
    expect(differing?.onlyFirst).toBe(between);
  }
});

test('a population is within another where the people are, and nobody is within nothing', async () => {
  const young = { any: [{ age: { to: 9 } }, { age: { from: 10, to: 18 } }] };
  const wheres = [adults, { not: young }, { conditions: { 'at-least': 1 } }, copd];
  const nobody = { age: { from: 110 } };
  const north = { where: null, filters: { lcp: ['North'] } };
  const records = await Promise.all([
    ...[...wheres, nobody].map((where) => recordOf({ where })),
    recordOf({ filters: north.filters }),
  ]);
  const { criteriaWithin } = await makePeopleComparer(desk.counting)(desk.workspace(), records);
  const rule = (where: unknown) => ({ where, filters: {} });
  const isIn = (part: unknown, whole: unknown) => criteriaWithin(rule(part), rule(whole));
  expect(wheres.map((part) => wheres.map((whole) => isIn(part, whole)))).toEqual([
    [true, false, false, false],
    [true, true, false, false],
    [false, false, true, false],
    [false, false, true, true],
  ]);
  expect(isIn({ all: [copd, wheres[1]] }, { all: [adults, wheres[2]] })).toBe(true);
  expect(isIn(adults, null)).toBe(true);
  expect(isIn(null, adults)).toBe(false);
  expect(isIn(nobody, copd)).toBe(false);
  expect(isIn({ quintile: [1] }, adults)).toBe(false);
  expect(isIn({ all: [{ quintile: [1] }, wheres[1]] }, adults)).toBe(true);
  expect(criteriaWithin(north, rule(null))).toBe(true);
  expect(criteriaWithin(rule({ area: { level: 'lcp', in: ['North'] } }), north)).toBe(false);
  const segment = { where: null, filters: { segment: ['old'] } };
  expect(criteriaWithin(rule(copd), segment)).toBe(false);
  expect(criteriaWithin({ ...segment, where: copd }, rule(wheres[2]))).toBe(true);
});

test('everybody is sorted again only where something new is asked of them', async () => {
  const compare = makePeopleComparer(desk.counting);
  const [one, other] = [await recordOf({ where: adults }), await recordOf({ where: copd })];
  const both = await compare(desk.workspace(), [one, other]);
  expect(await compare(desk.workspace(), [other])).toBe(both);
  const more = await recordOf({ where: { not: copd } });
  expect(await compare(desk.workspace(), [one, more])).not.toBe(both);
});

test('people of another extract are passed over', async () => {
  const [all, own] = [await recordOf({}), await recordOf({ where: adults })];
  const elsewhere = { ...own, extract: 'e9' };
  const compared = await makePeopleComparer(desk.counting)(desk.workspace(), [all, elsewhere]);
  expect(compared.differing(populationOf(all), populationOf(elsewhere))).toBeNull();
});
