import { appendFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../analytics/sources/reading/list-files.ts';
import { requireUnchanged } from '../../analytics/sources/reading/require-unchanged.ts';
import { openPaths, openText, refusal, scratchFolder, writeFile } from './opened.ts';

const rows = Array.from({ length: 200 }, (_, index) => `p${index},${index % 90}`).join('\n');
const text = `person_id,age\n${rows}\n`;

const changes: readonly (readonly [what: RegExp, change: (path: string) => void])[] = [
  [/was changed/, (path) => appendFileSync(path, 'late,1\n')],
  [/was changed/, (path) => truncateSync(path, 50)],
  [/was changed/, (path) => writeFileSync(path, text.replaceAll('p', 'r'))],
  [/was moved or removed/, (path) => rmSync(path)],
];

test('a file that is written to, cut or removed once it was opened is refused by name', async () => {
  for (const [what, change] of changes) {
    const path = writeFile('people.csv', text);
    const opened = await openPaths([path]);
    expect(() => requireUnchanged(opened)).not.toThrow();
    change(path);
    const problem = await refusal((async () => requireUnchanged(opened))());
    expect(problem.reason).toMatch(what);
    expect(problem.where).toEqual({ file: 'people.csv' });
    expect((await refusal((async () => opened[0]?.rejects(200))())).reason).toMatch(what);
  }
});

test('a file that changes while it is first looked at is refused before it is a table', async () => {
  const path = writeFile('people.csv', text);
  const beforeCopy = () => appendFileSync(path, 'late,1\n');
  expect((await refusal(openPaths([path], { beforeCopy }))).reason).toMatch(/was changed/);
});

test('a link that leads back to itself is refused by name', async () => {
  const path = join(scratchFolder(), 'loop.csv');
  symlinkSync('loop.csv', path);
  const problem = await refusal((async () => listFiles([path]))());
  expect(problem.reason).toBe('loop.csv is a link that leads back to itself.');
});

test('a quoted cell at the start that hides the table is named', async () => {
  const blob = `"${'x y,\n'.repeat(600_000)}"`;
  const rest = Array.from({ length: 50 }, (_, index) => `p${index},${index},y\n`).join('');
  const problem = await refusal(openText(`person_id,age,note\np,1,${blob}\n${rest}`));
  expect(problem.reason).toMatch(/line 2 of people.csv/);
});
