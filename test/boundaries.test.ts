import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importTable } from './import-table.ts';

const root = resolve(import.meta.dirname, '..');
const tops = ['analytics', 'main', 'renderer', 'sample-data'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const files = tops.flatMap((top) => sources(join(root, top))).map((path) => relative(root, path));

/** The most exact row of the table for a file: `renderer/charts` before `renderer`. */
function rowOf(file: string): string | undefined {
  return Object.keys(importTable)
    .filter((place) => file === place || file.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length)[0];
}

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm);
  return [...found].map(([, specifier = '']) => ({
    file,
    target: specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(file), specifier.replace(/\?raw$/, '')))
      : specifier,
  }));
}

/** What a row's permission covers: a package with its parts, `node:`, or every file of another row. */
function covers(permission: string, target: string): boolean {
  if (permission === 'node:') return target.startsWith('node:');
  if (importTable[permission] !== undefined) return rowOf(target) === permission;
  return target === permission || target.startsWith(`${permission}/`);
}

function isAllowed({ file, target }: Import): boolean {
  const row = rowOf(file);
  if (row === undefined) return false;
  const isOwn = rowOf(target) === row && (target === row || target.startsWith(`${row}/`));
  return isOwn || (importTable[row] ?? []).some((permission) => covers(permission, target));
}

test('every source file has a row in the import table', () => {
  expect(files.filter((file) => rowOf(file) === undefined)).toEqual([]);
});

test('every import is one that the import table allows', () => {
  const refused = files
    .flatMap(importsOf)
    .filter((found) => !isAllowed(found))
    .map(({ file, target }) => `${file} imports ${target}`);
  expect(refused).toEqual([]);
});

test('the table has no row without files and no permission that nothing uses', () => {
  const used = files.flatMap(importsOf);
  const idle = Object.entries(importTable).flatMap(([row, allowed]) =>
    allowed
      .filter(
        (permission) =>
          !used.some(({ file, target }) => rowOf(file) === row && covers(permission, target)),
      )
      .map((permission) => `${row} may import ${permission}, but does not`),
  );
  expect(idle).toEqual([]);
});

test('imports run one way: no row of the table comes back to itself', () => {
  const reaches = (from: string, seen: readonly string[] = []): string[] =>
    (importTable[from] ?? [])
      .filter((next) => importTable[next] !== undefined)
      .flatMap((next) =>
        seen.includes(next) ? [[...seen, next].join(' imports ')] : reaches(next, [...seen, next]),
      );
  expect(Object.keys(importTable).flatMap((row) => reaches(row, [row]))).toEqual([]);
});

test('the engine opens no socket and knows neither Electron nor React', () => {
  const barred = /^(node:(http|https|http2|net|tls|dgram|dns)|electron|react|react-dom)(\/|$)/;
  const found = files
    .filter((file) => file.startsWith('analytics/'))
    .flatMap(importsOf)
    .filter(({ target }) => barred.test(target));
  expect(found).toEqual([]);
});

test('files stay small: none over 300 lines', () => {
  const long = files
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});
