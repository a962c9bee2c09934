import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { type SmallPerson, smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { always, type Rule, written } from '../engine/small-rules.ts';
import { leavingAs, letTableOut, pendingTable } from './released-from.ts';

let folder: string;
let engine: InProcessEngine;
const pending = new Set<string>();

/** Four people of 18, three of 106 of whom none has COPD, nine of 66 in the North and many elsewhere. */
function people(): SmallPerson[] {
  return smallPeople(3000).map((person, index) => {
    if (index < 3) return { ...person, age: 106, copd: false };
    if (index < 7) return { ...person, age: 18, copd: false };
    if (index < 16) return { ...person, age: 66, lcp: 'North' };
    if (person.age === 18) return { ...person, age: 30 };
    if (person.age > 66 && person.age < 70 && person.lcp !== 'North') return { ...person, age: 66 };
    if (person.age === 66 && person.lcp === 'North') return { ...person, lcp: 'South' };
    return person;
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-across-'));
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeSmallExtract(folder, people())], places: [] });
});
beforeEach(async () => {
  for (const release of pending) await engine.client.call('release.drop', { release });
  pending.clear();
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks for a table that is to leave, and holds it as pending until the test ends. */
function ask(question: Partial<TableAsk>, title = 'Autumn') {
  const leaving = leavingAs(title);
  pending.add(leaving.release);
  return pendingTable(engine, leaving, question);
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

const adults = { age: { from: 18 } };
const copd = { condition: 'copd' };
const ancient: Rule = ['ancient', 'age: { from: 105 }', ({ age }) => age >= 105];

const butForFew: readonly (readonly [string, unknown])[] = [
  ['19 and over', { age: { from: 19 } }],
  ['19 and over by the field', { field: 'age', 'at-least': 19 }],
  ['over 18 by the field', { field: 'age', over: 18 }],
  ['not 18 and under', { not: { age: { to: 18 } } }],
  ['not those under 19 by the field', { not: { field: 'age', under: 19 } }],
  ['two ranges of age', { any: [{ age: { from: 19, to: 50 } }, { age: { from: 51 } }] }],
  ['18 and over and not 18', { all: [adults, { not: { field: 'age', is: 18 } }] }],
  [
    'a sum of oddities',
    { any: [{ all: [copd, adults] }, { all: [{ not: { age: { to: 18 } } }] }] },
  ],
];

describe('a table of all but a few of the people of an earlier one', () => {
  test.each(butForFew)('is refused however its people are written: %s', async (_name, where) => {
    await ask({ where: adults }, 'Spring');
    const { problems } = await refusalOf(ask({ where }));
    expect(problems.map(({ code }) => code)).toEqual(['disclosure-refused', 'disclosure-refused']);
    const { reason, hint } = problems[0] ?? {};
    expect(reason).toMatch(
      /^People by Local Care Partnership together with .* of "Spring" of [\d-]{10} would give away numbers of few people/,
    );
    expect(hint).toMatch(/Aged 18 and over.*all of them and others besides/);
    expect(problems.map((one) => `${one.reason} ${one.hint}`).join()).not.toMatch(/\b4\b/);
  });

  test.each(butForFew)('is refused the other way round: %s', async (_name, where) => {
    await ask({ where });
    const { problems } = await refusalOf(ask({ where: adults }));
    expect(problems[0]?.hint).toMatch(/only those of them whom it counts too/);
  });

  test('is refused where the few have nothing to do with the rest', async () => {
    const few = { any: [copd, { age: { from: 105 } }] };
    await ask({ where: few });
    expect((await refusalOf(ask({ where: copd }))).problems[0]?.code).toBe('disclosure-refused');
  });

  test('is refused where a filter on segments, or the population of a definition, leaves out the few', async () => {
    const definition = written([ancient]);
    await ask({ definition });
    const rest = ask({ definition, filters: { segment: ['rest'] } });
    expect((await refusalOf(rest)).problems[0]?.code).toBe('disclosure-refused');
    const older = ask({ where: { field: 'age', over: 18 } });
    expect((await refusalOf(older)).problems[0]?.code).toBe('disclosure-refused');
  });

  test('is refused within one release too, and with further counts hidden', async () => {
    const leaving = { ...leavingAs('One report'), hideFurther: true };
    pending.add(leaving.release);
    await pendingTable(engine, leaving, { where: adults });
    const second = pendingTable(engine, leaving, { where: { age: { from: 19 } } });
    expect((await refusalOf(second)).problems[0]?.code).toBe('disclosure-refused');
  });
});

describe('a table passes', () => {
  test.each([
    ['the field', { field: 'age', 'at-least': 18 }],
    ['what they are not', { not: { age: { to: 17 } } }],
    ['more than it takes', { all: [adults, { any: [copd, { age: { from: 0 } }] }] }],
  ])('of the same people by another wording, and shows the same: %s', async (_name, where) => {
    const first = await ask({ where: adults, by: ['lcp', 'quintile'], totals: true });
    const second = await ask({ where, by: ['lcp', 'quintile'], totals: true });
    expect(releasedRows(second)).toEqual(releasedRows(first));
  });

  test.each([
    ['65 and over', { field: 'age', 'at-least': 65 }],
    ['children', { not: { field: 'age', over: 17 } }],
    ['people with COPD', copd],
    ['adults with COPD or diabetes', { all: [adults, { any: [copd, { condition: 'diabetes' }] }] }],
  ])('of people who differ by many: %s', async (_name, where) => {
    await ask({ where: adults });
    await expect(ask({ where })).resolves.toBeDefined();
  });

  test('of few people who have nothing to do with those of an earlier one', async () => {
    await ask({ where: { age: { to: 17 } } });
    await expect(ask({ where: { age: { from: 105 } } })).resolves.toBeDefined();
  });

  test('of working figures, and beside working figures', async () => {
    await ask({ where: adults });
    const nearly = { where: { age: { from: 19 } } };
    await expect(ask({ ...nearly, policy: 'working' })).resolves.toBeDefined();
    await expect(ask({ where: adults })).resolves.toBeDefined();
  });
});

describe('cell by cell', () => {
  const exact = { policy: 'uk-llc', by: ['lcp'] } as const;
  const oddly = { any: [{ age: { from: 66, to: 80 } }, { age: { from: 81 } }] };
  const pairs = [
    ['the same way', { age: { from: 66 } }, { age: { from: 67 } }],
    ['the larger population oddly', oddly, { field: 'age', 'at-least': 67 }],
    ['the smaller one oddly', { age: { from: 66 } }, { not: { any: [{ age: { to: 66 } }] } }],
    ['both oddly', oddly, { any: [{ age: { from: 67, to: 100 } }, { age: { from: 95 } }] }],
  ] as const;

  test.each(pairs)(
    'few people of one place between two populations are found, written %s',
    async (_name, whole, part) => {
      await ask({ ...exact, where: whole });
      const { problems } = await refusalOf(ask({ ...exact, where: part }));
      expect(problems[0]?.reason).toMatch(
        /how many people of .*North.* one population has and another has not/,
      );
      expect(problems.at(-1)?.hint).toMatch(/ask for it with further counts hidden/);
    },
  );

  test.each([
    ['the same way', { age: { from: 66, to: 66 } }],
    ['oddly', { any: [{ age: { from: 66, to: 66 } }, { age: { from: 120 } }] }],
  ])('what is hidden of some people stays hidden of them, written %s', async (_name, where) => {
    const first = await ask({ where: { age: { from: 66, to: 66 } }, policy: 'threshold-10' });
    const hidden = releasedRows(first).filter(({ status }) => status === 'hidden');
    expect(hidden.map(({ labels }) => labels.lcp)).toContain('North');
    const second = await ask({ where, policy: 'nhs-hes' });
    expect(releasedRows(second).map(({ status }) => status)).toEqual(
      releasedRows(first).map(({ status }) => status),
    );
  });
});

test('what the extract does not hold any more is not compared, and stands in nobody’s way', async () => {
  const own = startInProcess();
  await own.client.call('workspace.open', { path: join(folder, 'w.quintile') });
  await own.import({ files: [writeSmallExtract(folder, people())], places: [] });
  await letTableOut(own, 'With COPD', { where: copd });
  await own.client.call('extract.delete-column', { id: 'e1', column: 'copd' });
  await expect(letTableOut(own, 'All')).resolves.toBeDefined();
  own.close();
});

test('everybody is in the segments that are everybody', async () => {
  const definition = written([always, ancient], 'every-match');
  await ask({ definition });
  const same = ask({ definition, filters: { segment: ['always'] } });
  await expect(same).resolves.toBeDefined();
  const ofFew = ask({ definition, where: { not: { age: { from: 105 } } } });
  expect((await refusalOf(ofFew)).problems[0]?.code).toBe('disclosure-refused');
});
