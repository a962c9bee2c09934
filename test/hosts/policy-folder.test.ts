import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { engineArguments } from '../../main/engine-channel.ts';
import { policyFolder } from '../../main/policy-folder.ts';
import { besideProgram } from '../engine/policy-folders.ts';

const named = (folder: string) => ({ QUINTILE_POLICIES: folder });

test('the policies beside the program count, unless the environment names others', () => {
  const beside = besideProgram({ 'policies/ours.yaml': '' });
  const others = besideProgram({});
  expect(policyFolder(beside, {})).toBe(beside);
  expect(policyFolder(beside, named(''))).toBe(beside);
  expect(policyFolder(beside, named(others))).toBe(others);
  expect(policyFolder(beside, named('others'))).toBe(resolve('others'));
});

test.each([
  ['a lock', 'locked-policy.yaml'],
  ['a lock of nothing', 'locked-policy.yaml/x'],
  ['a lock that is misspelt', 'Locked-Policy.yml'],
])('nobody gets round %s beside the program', (_, name) => {
  const beside = besideProgram({ [name]: 'policy: nhs-hes' });
  expect(policyFolder(beside, named(besideProgram({})))).toBe(beside);
});

test('nobody gets round a folder beside the program that cannot be looked into', () => {
  const beside = besideProgram({});
  rmSync(beside, { recursive: true });
  expect(policyFolder(beside, named(besideProgram({})))).toBe(beside);
});

test('an engine and a reader are both told where the policies are', () => {
  const beside = besideProgram({ 'locked-policy.yaml': 'policy: nhs-hes' });
  vi.stubEnv('QUINTILE_POLICIES', join(beside, 'others'));
  for (const role of ['engine', 'reader'] as const) {
    expect(engineArguments(role, '/run', beside)).toEqual([
      ...[`--role=${role}`, '--private=/run', `--policies=${beside}`],
    ]);
  }
  vi.unstubAllEnvs();
});
