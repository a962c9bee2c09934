import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readBook } from '../../analytics/engine/read-book.ts';
import {
  asking,
  definition,
  problemsOf,
  questions,
  started,
  stopEngines,
} from './locked-engines.ts';
import { besideProgram, policyText } from './policy-folders.ts';
import { smallPeople, writeSmallExtract } from './small-extract.ts';

afterEach(stopEngines);

describe('what cannot be read lets nothing out, and says why', () => {
  const lock = 'locked-policy.yaml';
  const isRoot = process.getuid?.() === 0;
  const cases: readonly (readonly [string, () => string, RegExp])[] = [
    ['a lock that is no YAML', () => besideProgram({ [lock]: 'policy: [' }), /no YAML/],
    ['an empty lock', () => besideProgram({ [lock]: '' }), /holds no policy/],
    ['a lock to nothing known', () => besideProgram({ [lock]: 'policy: none' }), /to be one of/],
    [
      'a lock of Windows Notepad',
      () => besideProgram({ 'locked-policy.yaml.txt': 'policy: nhs-hes' }),
      /a lock is called locked-policy\.yaml/,
    ],
    [
      'a lock in capitals',
      () => besideProgram({ 'LOCKED-POLICY.YAML': 'policy: nhs-hes' }),
      /a lock is called/,
    ],
    ['a lock that is no text', () => besideProgram({ [lock]: Uint8Array.of(0xff) }), /cannot be/],
    ['a far too long lock', () => besideProgram({ [lock]: `#${'x'.repeat(70_000)}` }), /too long/],
    ['a lock that is a folder', () => besideProgram({ [`${lock}/x.yaml`]: '' }), /no regular file/],
    [
      'a lock that is a link to nowhere',
      () => {
        const folder = besideProgram({});
        symlinkSync(join(folder, 'none.yaml'), join(folder, lock));
        return folder;
      },
      /no regular file/,
    ],
    [
      'a policy that is a pipe',
      () => {
        const folder = besideProgram({});
        mkdirSync(join(folder, 'policies'));
        execFileSync('mkfifo', [join(folder, 'policies', 'ours.yaml')]);
        return folder;
      },
      /no regular file/,
    ],
    [
      'a policy that hides nothing',
      () =>
        besideProgram({
          'policies/ours.yaml': policyText({ threshold: '0', complement: 'shown' }),
        }),
      /ours\.yaml: "threshold" is 0/,
    ],
    [
      'two policies of one name',
      () => besideProgram({ 'policies/a.yaml': policyText(), 'policies/b.yaml': policyText() }),
      /another policy has/,
    ],
    [
      'a folder of policies that is a file',
      () => besideProgram({ policies: '' }),
      /cannot be read/,
    ],
    [
      'no folder at all',
      () => {
        const folder = besideProgram({});
        rmSync(folder, { recursive: true });
        return folder;
      },
      /cannot be read/,
    ],
  ];

  test.each(cases)('%s', async (_, make, reason) => {
    const engine = started(make());
    await engine.client.call('workspace.open', { path: null });
    const file = writeSmallExtract(engine.folder, smallPeople(50));
    const all = [
      engine.client.call('policy.list', {}),
      engine.import({ files: [file], places: [] }),
      ...['nhs-hes', 'working'].map((policy) =>
        asking(engine, 'segments.variation', { definitions: [definition], field: 'age', policy }),
      ),
    ];
    for (const refused of await Promise.all(all.map(problemsOf))) {
      expect(refused[0]?.code).toBe('disclosure-refused');
      expect(refused[0]?.reason).toMatch(reason);
    }
  });

  test.skipIf(isRoot)('a lock that may not be read', () => {
    const folder = besideProgram({ [lock]: 'policy: nhs-hes' });
    chmodSync(join(folder, lock), 0);
    expect(() => readBook(folder).find('nhs-hes')).toThrow(/cannot be read/);
  });

  test('nor is a workspace of an earlier import asked anything', async () => {
    const path = join(besideProgram({}), 'w.quintile');
    const before = started(besideProgram({}));
    await before.client.call('workspace.open', { path });
    const file = writeSmallExtract(before.folder, smallPeople(600));
    await before.import({ files: [file], places: [] });
    await before.client.call('workspace.close', {});
    const after = started(besideProgram({ [lock]: 'policy: none' }));
    await after.client.call('workspace.open', { path });
    for (const [method, ask] of [...questions, ['extract.quality', {}] as const]) {
      for (const policy of ['nhs-hes', 'working']) {
        const refused = await problemsOf(asking(after, method, { ...ask, policy }));
        expect([method, refused[0]?.code]).toEqual([method, 'disclosure-refused']);
        expect(refused[0]?.reason).toMatch(/^locked-policy\.yaml: "policy" is to be one of/);
      }
    }
  });
});
