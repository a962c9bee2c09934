import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../analytics/contract/problem.ts';
import { readPageFiles } from '../../main/page-files.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'quintile-page-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('a program whose page is not beside it says so, and what to do', () => {
  const empty = folder();
  for (const missing of [join(empty, 'nowhere'), empty]) {
    expect(() => readPageFiles(missing)).toThrow(Refusal);
    expect(() => readPageFiles(missing)).toThrow(/not where they belong/);
  }
});

test('the page is also what is asked for without a name', () => {
  const page = folder();
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  writeFileSync(join(page, 'assets', 'index.js.map'), '{}');
  const files = readPageFiles(page);
  expect(files.get('/')).toEqual(files.get('/index.html'));
  expect([...files.keys()].sort()).toEqual(['/', '/index.html']);
});
