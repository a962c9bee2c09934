import { expect, test } from 'vitest';
import type { WorkspaceList } from '../../analytics/contract/host.ts';
import {
  nameFault,
  nothingKnown,
  passphraseFault,
  reduceWorkspace,
  type WorkspaceChange,
  type WorkspaceState,
} from '../../renderer/state/workspace-state.ts';

const list: WorkspaceList = {
  entries: [{ handle: 'w', name: 'Winter', isSealed: true, isOpen: false, lastOpened: null }],
  keepsRecent: true,
  open: null,
  isSealed: false,
  readable: 'Nothing is written to disk.',
};

const after = (...changes: WorkspaceChange[]): WorkspaceState =>
  changes.reduce(reduceWorkspace, nothingKnown);

const begin = { kind: 'begin', part: 'known', doing: 'Opening Winter' } as const;
const wrong = { code: 'wrong-passphrase', reason: 'The passphrase does not open Winter.' } as const;

test('a deed forgets what the one before it came to, and keeps the list', () => {
  const failed = after({ kind: 'listed', list }, begin, { kind: 'failed', problems: [wrong] });
  expect(failed).toMatchObject({ doing: null, part: 'known', problems: [wrong] });
  expect(reduceWorkspace(failed, begin)).toMatchObject({
    list,
    problems: [],
    doing: 'Opening Winter',
  });
});

test('a deed that was cancelled is said to have changed nothing, and is no problem', () => {
  const cancelled = { code: 'cancelled', reason: 'Cancelled.' } as const;
  expect(after(begin, { kind: 'failed', problems: [cancelled] })).toMatchObject({
    problems: [],
    said: 'Cancelled. Nothing was changed.',
  });
});

test('progress that comes after the end is not shown, and a running deed is not forgotten', () => {
  const late = { kind: 'progress', progress: { share: 1, phrase: 'Done' } } as const;
  expect(after(begin, { kind: 'done', said: 'Open.' }, late).progress).toBeNull();
  expect(after(begin, { kind: 'forget' }).doing).toBe('Opening Winter');
  expect(after(begin, { kind: 'done', said: 'Open.' }, { kind: 'forget' }).said).toBeNull();
});

test('what was done last is no more said once something else is done, and problems stay', () => {
  const done = after(begin, { kind: 'done', said: 'Open.' }, { kind: 'go-on' });
  expect(done.said).toBeNull();
  const failed = after(begin, { kind: 'failed', problems: [wrong] }, { kind: 'go-on' });
  expect(failed.problems).toEqual([wrong]);
});

test('a new workspace takes a name that is free, and that every file system can hold', () => {
  expect(nameFault('Summer', list)).toBeNull();
  expect(nameFault('  ', list)).toMatch(/needs a name/);
  expect(nameFault(' winter ', list)).toMatch(/already/);
  for (const name of ['a/b', 'a\\b', 'a:b', '.hidden', 'ends.']) {
    expect(nameFault(name, list)).toMatch(/has none of/);
  }
});

test('a passphrase is taken once it was typed twice alike', () => {
  expect(passphraseFault('', '')).toMatch(/Type/);
  expect(passphraseFault('one two', 'one too')).toMatch(/differ/);
  expect(passphraseFault('one two', 'one two')).toBeNull();
});
