import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { policyBook } from '../../analytics/disclosure/policy-book.ts';
import { readBook } from '../../analytics/engine/read-book.ts';
import {
  asking,
  definition,
  problemsOf,
  questions,
  started,
  stopEngines,
  table,
  withPeople,
} from './locked-engines.ts';
import { besideProgram, policyText } from './policy-folders.ts';
import { smallPeople, writeSmallExtract } from './small-extract.ts';

afterEach(stopEngines);

const leaving = { release: 'r1', title: 'A table' } as const;

test('beside a program without policies there are the shipped ones', async () => {
  const listed = await started(besideProgram({})).client.call('policy.list', {});
  expect(listed.map(({ id }) => id)).toEqual(policyBook().policies.map(({ id }) => id));
  expect(listed.filter(({ locked }) => locked)).toEqual([]);
});

test('an organisation’s policy is listed with who set it, and hides what it says', async () => {
  const beside = besideProgram({
    'policies/ours.yaml': policyText(),
    'policies/second.yaml': policyText({ id: 'second', title: 'Second' }),
    'policies/read-me.txt': 'no policy',
    'policies/.ours.yaml.swp': 'no policy',
  });
  const engine = await withPeople(beside);
  const listed = await engine.client.call('policy.list', {});
  expect(listed.slice(-2)).toMatchObject([
    {
      ...{ id: 'our-trust', dated: '2026-08-31', working: false, locked: false },
      ...{ setBy: 'Information governance of our trust' },
    },
    { id: 'second' },
  ]);
  const where = { age: { from: 60 } };
  const counts = async (policy: string) =>
    releasedRows(await engine.client.call('table.release', { ...table, where, policy })).map(
      ({ count }) => count,
    );
  const [exact, ours] = [await counts('working'), await counts('our-trust')];
  expect(exact.some((count) => count !== null && count > 7 && count <= 20)).toBe(true);
  for (const [row, count] of exact.entries()) {
    if (count !== null && count > 0 && count <= 20) expect(ours[row]).toBeNull();
    expect((ours[row] ?? 0) % 10).toBe(0);
  }
});

test('what docs/policies.md shows is a policy and a lock to it', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/policies.md'), 'utf8');
  const [policy = '', lock = ''] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(
    ([, text]) => text,
  );
  const book = readBook(
    besideProgram({ 'policies/ours.yaml': policy, 'locked-policy.yaml': lock }),
  );
  expect(book.unreadable).toBeNull();
  expect([book.locked, book.policies.length]).toEqual(['our-trust', 1]);
});

describe('a lock', () => {
  const lock = 'locked-policy.yaml';
  const beside = (more = '') =>
    besideProgram({ 'policies/ours.yaml': policyText(), [lock]: `policy: our-trust\n${more}` });

  test('leaves one policy and the analyst’s own screen, and refuses every other with its reason', async () => {
    const engine = await withPeople(beside());
    const listed = await engine.client.call('policy.list', {});
    expect(listed.map(({ id, locked }) => [id, locked])).toEqual([
      ['our-trust', true],
      ['working', false],
    ]);
    for (const [method, ask] of questions) {
      const refused = await problemsOf(asking(engine, method, { ...ask, policy: 'nhs-hes' }));
      expect([method, refused[0]?.code]).toEqual([method, 'disclosure-refused']);
      expect(refused[0]?.reason).toMatch(/^locked-policy\.yaml beside the program .*"our-trust"/);
      for (const policy of ['our-trust', 'working']) {
        expect([method, await problemsOf(asking(engine, method, { ...ask, policy }))]).toEqual([
          method,
          [],
        ]);
      }
    }
  });

  test('lets no working figures leave', async () => {
    const engine = await withPeople(beside());
    const ask = { ...table, leaving };
    const refused = await problemsOf(
      asking(engine, 'table.release', { ...ask, policy: 'working' }),
    );
    expect(refused).toMatchObject([{ code: 'disclosure-refused', hint: 'Known: our-trust.' }]);
    expect(
      await problemsOf(asking(engine, 'table.release', { ...ask, policy: 'our-trust' })),
    ).toEqual([]);
  });

  test('may leave not even the screen', async () => {
    const engine = await withPeople(beside('allow-working: false\n'));
    expect(await engine.client.call('policy.list', {})).toHaveLength(1);
    const refused = await problemsOf(
      asking(engine, 'segments.run', { definition, policy: 'working' }),
    );
    expect(refused).toMatchObject([{ code: 'disclosure-refused' }]);
  });

  test('is what the quality report of an import passes', async () => {
    const quality = async (folder: string) =>
      (await withPeople(folder)).client.call('extract.quality', {});
    expect((await quality(besideProgram({}))).policy).toMatch(/1 to 7 are hidden/);
    const { policy } = await quality(beside());
    expect(policy).toMatch(/^Our trust: Counts from 1 to 20 are hidden/);
  });

  test.each(
    policyBook()
      .policies.filter(({ working }) => !working)
      .map(({ id }) => id),
  )('to %s shows no small count in a quality report', async (id) => {
    const engine = await withPeople(besideProgram({ [lock]: `policy: ${id}\n` }));
    const report = await engine.client.call('extract.quality', {});
    const { threshold, rounding, title } = policyBook().find(id);
    expect(report.policy.startsWith(`${title}: `)).toBe(true);
    const shown = [...JSON.stringify(report).matchAll(/"shown":(\d+)/g)].map(([, count]) =>
      Number(count),
    );
    expect(shown.filter((count) => count > 0 && count <= threshold)).toEqual([]);
    if (rounding === 5) expect(shown.filter((count) => count % 5 !== 0)).toEqual([]);
    expect(shown.length).toBeGreaterThan(0);
  });

  test('lets no quality report out that passed another policy', async () => {
    const path = join(besideProgram({}), 'w.quintile');
    const before = started(besideProgram({}));
    await before.client.call('workspace.open', { path });
    const file = writeSmallExtract(before.folder, smallPeople(100));
    await before.import({ files: [file], places: [] });
    await before.client.call('workspace.close', {});
    const after = started(beside());
    await after.client.call('workspace.open', { path });
    const refused = await problemsOf(after.client.call('extract.quality', {}));
    expect(refused).toMatchObject([{ code: 'disclosure-refused', hint: /Import/ }]);
  });
});
