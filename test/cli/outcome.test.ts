import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { settle } from '../../main/cli/outcome.ts';
import { writeWhole } from '../../main/write-file.ts';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** How a command ends that does some work: its exit code, and what it printed for a program. */
async function ending(work: () => void) {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  await settle(true, async () => {
    work();
    return { document: {}, lines: [] };
  });
  return { exit: process.exitCode, ...JSON.parse(printed) };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-outcome-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.each([
  ['of 256 letters', `${'a'.repeat(252)}.csv`],
  ['of 256 bytes in fewer letters', `${'é'.repeat(126)}.csv`],
  ['in a folder of 300 letters', join('b'.repeat(300), 'table.csv')],
  ['of a path of 5,000 letters', join(...Array(50).fill('c'.repeat(100)), 'table.csv')],
])('a file %s ends as one that cannot be written, and nothing is left', async (_, name) => {
  const folder = newFolder();
  const { exit, problems } = await ending(() => writeWhole(join(folder, name), 'x'));
  expect({ exit, code: problems[0].code }).toEqual({ exit: 3, code: 'output-unwritable' });
  expect(problems[0].reason).toContain('cannot be written');
  expect(problems[0].hint).toBe('Choose a shorter name.');
  expect(readdirSync(folder).filter((entry) => !entry.startsWith('c'))).toEqual([]);
});

test('a file in what is no folder, and one where a folder is, end likewise', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  for (const path of [join(folder, 'file', 'table.csv'), folder]) {
    const { exit, problems } = await ending(() => writeWhole(path, 'x'));
    expect({ exit, code: problems[0].code }).toEqual({ exit: 3, code: 'output-unwritable' });
  }
  expect(readdirSync(folder)).toEqual(['file']);
  expect(existsSync(folder)).toBe(true);
});

test.each([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENAMETOOLONG',
  'EINVAL',
  'EILSEQ',
  'ELOOP',
  'EBUSY',
  'ENOSPC',
  'EDQUOT',
])('what the file system refuses with %s is no fault of the program', async (code) => {
  const { exit } = await ending(() => {
    throw Object.assign(new Error('refused'), { code });
  });
  expect(exit).toBe(3);
});

test('a failure that is none of the file system is the fault of the program', async () => {
  const { exit, problems } = await ending(() => {
    throw new TypeError('of nothing');
  });
  expect({ exit, code: problems[0].code }).toEqual({ exit: 1, code: 'internal' });
});
