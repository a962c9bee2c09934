import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '' && existsSync(join(root, name)));

const folders = [
  ...new Set(
    files.flatMap((name) => {
      const parts = dirname(name).split('/');
      return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
    }),
  ),
].filter((folder) => folder !== '.' && !folder.startsWith('.ci'));

test('the top level holds the folders of the design and the usual small files', () => {
  const tops = folders.filter((folder) => !folder.includes('/'));
  expect(tops.sort()).toEqual(['analytics', 'docs', 'main', 'renderer', 'sample-data', 'test']);
});

test('every folder has a README of at most 40 lines', () => {
  const readme = (folder: string) => join(root, folder, 'README.md');
  expect(folders.filter((folder) => !existsSync(readme(folder)))).toEqual([]);
  const long = folders.filter(
    (folder) => readFileSync(readme(folder), 'utf8').trimEnd().split('\n').length > 40,
  );
  expect(long).toEqual([]);
});

test('every link inside a document leads to a file', () => {
  const broken = files
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const text = readFileSync(join(root, name), 'utf8');
      return [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !existsSync(resolve(root, dirname(name), target)))
        .map((target) => `${name}: ${target}`);
    });
  expect(broken).toEqual([]);
});

test('nothing in the tree names a folder of one machine or the address of a registry', () => {
  const texts = files.filter((name) => /\.(ts|tsx|mjs|json|ya?ml|md|css|html|toml)$/.test(name));
  const own = /(^|[^\w.-])\/(home|root|work|Users)\/\w|registry\.(npmjs|yarnpkg)|deb\.debian/m;
  const telling = texts.filter(
    (name) => name !== 'test/house.test.ts' && own.test(readFileSync(join(root, name), 'utf8')),
  );
  expect(telling).toEqual([]);
});

test('the scripts that README and CONTRIBUTING name are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const prose = ['README.md', 'CONTRIBUTING.md']
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n');
  const named = [...prose.matchAll(/npm\s+run\s+([\w:]+)/g)].map(([, script = '']) => script);
  expect(named.length).toBeGreaterThanOrEqual(3);
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  expect(readdirSync(root)).toContain('electron-builder.yml');
});
