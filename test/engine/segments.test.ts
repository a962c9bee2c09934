import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { problemOf } from './held-file.ts';
import { type InProcessEngine, startInProcess } from './in-process.ts';
import { type SmallPerson, smallPeople, writeSmallExtract } from './small-extract.ts';
import {
  adult,
  always,
  breathless,
  matchedBy,
  never,
  old,
  poor,
  type Rule,
  sweet,
  written,
} from './small-rules.ts';

const people = smallPeople(2000);
let engine: InProcessEngine;

beforeAll(async () => {
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeSmallExtract(engine.folder, people)], places: [] });
});
afterAll(() => engine.close());

const countOf = (test: (person: SmallPerson) => boolean) => people.filter(test).length;

/** The counts of a table of two segments by `one>other`. */
function pairsOf(table: ReleasedTable): Map<string, number | null> {
  return new Map(
    releasedRows(table).map(({ codes, count }) => [
      table.note.dimensions.map(({ name }) => codes[name]).join('>'),
      count,
    ]),
  );
}

const policy = 'working';

/** One definition that profiles can answer, and one that asks where people live. */
const ways = [
  { way: 'profiles', rules: [old, breathless, sweet] },
  { way: 'people', rules: [poor, old, breathless, sweet] },
];

test.each(ways)('the overlap of every pair is counted of $way', async ({ rules }) => {
  const table = await engine.client.call('segments.overlap', {
    definition: written(rules),
    policy,
  });
  const pairs = pairsOf(table);
  const ids = [...rules.map(([id]) => id), 'rest'];
  for (const one of ids) {
    for (const other of ids) {
      const both = countOf((person) => {
        const met = matchedBy(rules, person);
        return adult(person) && met.includes(one) && met.includes(other);
      });
      expect({ one, other, count: pairs.get(`${one}>${other}`) }).toEqual({
        one,
        other,
        count: both,
      });
    }
  }
});

test.each(ways)('who took whom is counted of $way, and adds up to the lost', async ({ rules }) => {
  const definition = written(rules);
  const pairs = pairsOf(await engine.client.call('segments.losses', { definition, policy }));
  const run = await engine.client.call('segments.run', { definition, policy });
  const lost = releasedNumbers(run, 'lost');
  for (const [at, [id]] of rules.entries()) {
    const took = rules.map(([other]) => pairs.get(`${id}>${other}`) ?? 0);
    expect(took.reduce((sum, count) => sum + count, 0)).toBe(lost[at]);
    rules.slice(0, at).forEach(([other], place) => {
      const expected = countOf((person) => {
        const met = matchedBy(rules, person);
        return adult(person) && met.includes(id) && met[0] === other;
      });
      expect(took[place]).toBe(expected);
    });
  }
  expect(lost.some((count) => (count ?? 0) > 0)).toBe(true);
});

test.each([
  { how: 'profiles', before: [old, breathless, sweet], after: [breathless, old, sweet] },
  { how: 'people', before: [old, breathless], after: [poor, breathless, old] },
])('movers are counted of $how, under a filter too', async ({ before, after }) => {
  for (const lcp of [undefined, 'North']) {
    const table = await engine.client.call('segments.movers', {
      before: written(before),
      after: written(after),
      policy,
      ...(lcp === undefined ? {} : { filters: { lcp: [lcp] } }),
    });
    const pairs = pairsOf(table);
    const within = (person: SmallPerson) => lcp === undefined || person.lcp === lcp;
    const total = [...pairs.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0);
    expect(total).toBe(countOf(within));
    expect(pairs.get('outside>outside')).toBe(countOf((one) => within(one) && !adult(one)));
    for (const [id] of before) {
      for (const [to] of after) {
        const expected = countOf(
          (person) =>
            within(person) &&
            adult(person) &&
            matchedBy(before, person)[0] === id &&
            matchedBy(after, person)[0] === to,
        );
        expect({ id, to, count: pairs.get(`${id}>${to}`) }).toEqual({ id, to, count: expected });
      }
    }
  }
});

test('a segment that is called otherwise, by the same rule, keeps its people', async () => {
  const [, when, matches] = sweet;
  const renamed: Rule = ['sugar', when, matches];
  const table = await engine.client.call('segments.movers', {
    before: written([sweet, old]),
    after: written([old, renamed]),
    policy,
  });
  const pairs = pairsOf(table);
  const sweetNow = countOf((one) => adult(one) && sweet[2](one) && !old[2](one));
  expect(pairs.get('sugar>sugar')).toBe(sweetNow);
  expect(pairs.get('sugar>old')).toBe(countOf((one) => adult(one) && sweet[2](one)) - sweetNow);
  expect([...pairs.keys()].filter((pair) => pair.includes('sweet'))).toEqual([]);
});

test('nobody can be said to move between segments that overlap', async () => {
  const ask = { before: written([old]), after: written([old], 'every-match'), policy };
  const problem = await problemOf(engine.client.call('segments.movers', ask));
  expect(problem.code).toBe('definition-invalid');
  expect(problem.reason).toMatch(/overlap/);
});

test('a run says which segments nobody matches, which claim nobody, and which everybody matches', async () => {
  const { note } = await engine.client.call('segments.run', {
    definition: written([never, always, sweet]),
    policy,
  });
  expect(note.findings).toEqual([
    'Nobody matches "never".',
    'Everybody in the population matches "always".',
    '"sweet" claims nobody: all who match it are claimed by earlier segments.',
    'Nobody matches "rest".',
  ]);
});

test('what a run finds out gives no hidden count away', async () => {
  const rare: Rule = ['rare', 'all: [{ age: { from: 96 } }, { condition: copd }]', () => false];
  const { note } = await engine.client.call('segments.run', {
    definition: written([always, rare]),
    policy: 'nhs-hes',
  });
  expect(note.findings).toEqual(['Nobody matches "rest".']);
});

test('overlapping segments are counted by anything, each person once in the total', async () => {
  const rules = [old, sweet, breathless];
  const table = await engine.client.call('table.release', {
    measure: 'people',
    by: ['segment', 'quintile'],
    definition: written(rules, 'every-match'),
    policy,
    totals: true,
  });
  expect(table.note.dimensions[0]?.overlapping).toBe(true);
  const counts = pairsOf(table);
  for (const [id, , meets] of rules) {
    expect(counts.get(`${id}>1`)).toBe(
      countOf((person) => adult(person) && meets(person) && person.quintile === 1),
    );
  }
  expect(counts.get('no-segment>all')).toBe(
    countOf((person) => adult(person) && matchedBy(rules, person)[0] === 'rest'),
  );
  expect(counts.get('all>all')).toBe(countOf(adult));
});

test('how well segments explain a number is the share of its variance between them', async () => {
  const definitions = [written([old]), written([old], 'every-match')];
  const { field, rows } = await engine.client.call('segments.variation', {
    definitions,
    field: 'age',
    policy,
  });
  const adults = people.filter(adult).map(({ age }) => age);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const squares = (values: readonly number[]) => {
    const middle = mean(values);
    return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  };
  const groups = [adults.filter((age) => age >= 80), adults.filter((age) => age < 80)];
  const within = groups.reduce((sum, group) => sum + squares(group), 0);
  const explained = 100 * (1 - within / squares(adults));
  expect(field).toEqual({ code: 'age', label: 'Age' });
  expect(rows[0]).toMatchObject({ people: adults.length, segments: 2, reason: null });
  expect(rows[0]?.explained).toBeCloseTo(explained, 1);
  expect(rows[1]).toMatchObject({ explained: null, reason: expect.stringMatching(/overlap/) });
});

test('variation is of numbers that the extract holds', async () => {
  const ask = { definitions: [written([old])], policy };
  for (const field of ['cost', 'sex', 'nonsense']) {
    const problem = await problemOf(engine.client.call('segments.variation', { ...ask, field }));
    expect(problem).toMatchObject({ code: 'usage', hint: expect.stringMatching(/^It holds: age/) });
  }
});
