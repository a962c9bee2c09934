import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { binaryWithFuses, readFuses } from './fuses.ts';

const root = resolve(import.meta.dirname, '..', '..');
const builder = join(
  dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')),
  'cli.js',
);
const isLinux = process.platform === 'linux';
const megabyte = 1_000_000;

/** Modules of the real tree: those that are wanted, and some that must not come along. */
const modules = ['@duckdb', '@resvg', 'react', 'react-dom', 'scheduler'];

let project: string;
let resources: string;
let archive: string;

function write(path: string, content: string | Buffer = 'stand-in') {
  const whole = join(project, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, content);
}

/** The built program where there is one, and small files of the same names where there is none. */
function provideProgram() {
  if (existsSync(join(root, 'dist', 'electron.js'))) {
    return cpSync(join(root, 'dist'), join(project, 'dist'), { recursive: true });
  }
  for (const name of [
    'electron.js',
    'engine.js',
    'cli.js',
    'loopback.js',
    'start.js',
    'preload.cjs',
  ]) {
    write(`dist/${name}`, 'void 0;');
  }
  write('dist/renderer/index.html');
  write('dist/fonts/IBMPlexSans_400Regular.ttf');
}

function provideProject() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const dependencies = Object.entries<string>(manifest.dependencies).filter(([name]) =>
    modules.some((module) => name === module || name.startsWith(`${module}/`)),
  );
  const trimmed = {
    ...manifest,
    dependencies: Object.fromEntries(dependencies),
    devDependencies: {},
  };
  write('package.json', JSON.stringify(trimmed));
  write('electron-builder.yml', readFileSync(join(root, 'electron-builder.yml')));
  for (const name of modules) {
    cpSync(join(root, 'node_modules', name), join(project, 'node_modules', name), {
      recursive: true,
    });
  }
  for (const name of [
    'people.parquet',
    'people-untidy.csv',
    'report.yaml',
    'places/a.csv',
    'make.ts',
  ]) {
    write(`sample-data/${name}`);
  }
  write('dist/electron.js.map');
  write('dist/renderer/assets/left-over.js.map');
  write('test/a.test.ts');
  write('main/a.ts');
  write('stand-in/electron', binaryWithFuses('101100011'));
  write('stand-in/locales/en-GB.pak');
  write('stand-in/locales/fr.pak');
}

beforeAll(() => {
  if (!isLinux) return;
  project = mkdtempSync(join(tmpdir(), 'quintile-pack-'));
  provideProgram();
  provideProject();
  const given = ['--linux', 'dir', '--publish', 'never', '--projectDir', project];
  const electron = [`-c.electronDist=${join(project, 'stand-in')}`, '-c.electronVersion=45.4.1'];
  const run = spawnSync(process.execPath, [builder, ...given, ...electron], { cwd: project });
  if (run.status !== 0) throw new Error(`electron-builder failed:\n${run.stdout}\n${run.stderr}`);
  const [unpacked = ''] = readdirSync(join(project, 'out')).filter((name) =>
    name.endsWith('unpacked'),
  );
  resources = join(project, 'out', unpacked, 'resources');
  archive = join(resources, 'app.asar');
});
afterAll(() => {
  if (project !== undefined) rmSync(project, { recursive: true, force: true });
});

/** The scripts of a folder that the given ones reach, themselves included. */
function importedFrom(folder: string, starts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name) || !existsSync(join(folder, name))) continue;
    reached.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, found = ''] of text.matchAll(
      /(?:\bfrom|\bimport)\s*\(?\s*["'`]\.\/([^"'`]+)["'`]/g,
    ))
      waiting.push(found);
  }
  return reached;
}

const packed = () => listPackage(archive, { isPack: false }).map((name) => name.slice(1));
const filesOf = (names: readonly string[]) =>
  names.filter((name) => !('files' in statFile(archive, name)));
const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const bytesOf = (folder: string) =>
  below(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

describe('the packed program', () => {
  beforeEach(({ skip }) => skip(!isLinux, 'the stand-in for Electron is a Linux folder'));

  test('holds the program, its page, its bridge and its engine in the archive', () => {
    expect(packed()).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/electron.js',
        'dist/engine.js',
        'dist/preload.cjs',
        'dist/renderer/index.html',
        'node_modules/@duckdb/node-api/package.json',
        'node_modules/@duckdb/node-bindings/duckdb.js',
        'node_modules/@resvg/resvg-js/index.js',
      ]),
    );
    const { main } = JSON.parse(extractFile(archive, 'package.json').toString());
    expect(packed()).toContain(main);
  });

  test('holds nothing that does not run in it', () => {
    const strange = filesOf(packed()).filter(
      (name) => !/^(package\.json|dist\/|node_modules\/@(duckdb|resvg)\/)/.test(name),
    );
    expect(strange).toEqual([]);
    expect(
      packed().filter((name) => /\.map$|\.d\.ts$|\.test\.|sample-data|react|\.tsx?$/.test(name)),
    ).toEqual([]);
  });

  test('holds of the built programs what the window and the engine import, and no more', () => {
    const ran = importedFrom(join(project, 'dist'), ['electron.js', 'engine.js']);
    const scripts = packed().filter((name) => /^dist\/[^/]+\.js$/.test(name));
    expect(scripts.sort()).toEqual([...ran].map((name) => `dist/${name}`).sort());
    expect(ran).not.toContain('cli.js');
    expect(ran).not.toContain('loopback.js');
  });

  test('imports no module that is not packed', () => {
    const known = new Set([
      ...builtinModules,
      ...builtinModules.map((name) => `node:${name}`),
      'electron',
    ]);
    const programs = packed().filter((name) =>
      /^dist\/(?!renderer)[^/]*(\/[^/]*)?\.c?js$/.test(name),
    );
    const wanted = programs.flatMap((name) => {
      const text = extractFile(archive, name).toString();
      const found = name.endsWith('.cjs')
        ? text.matchAll(/\brequire\(["'`](?![./])([^"'`]+)["'`]\)/g)
        : text.matchAll(/^(?:import|export)\b[^'"\n]*["'](?![./])([^"'\n]+)["'];?$/gm);
      return [...found].map(([, module = '']) => module);
    });
    const missing = [...new Set(wanted)].filter(
      (name) => !known.has(name) && !packed().includes(`node_modules/${name}/package.json`),
    );
    expect(missing).toEqual([]);
  });

  test('keeps native code and typefaces outside the archive, where the system can read them', () => {
    const outside = below(`${archive}.unpacked`);
    const native = filesOf(packed()).filter(
      (name) => /\.(node|so|dll|dylib|ttf)$/.test(name) && !name.includes('/renderer/'),
    );
    expect(native.filter((name) => !outside.includes(name))).toEqual([]);
    expect(outside.some((name) => name.endsWith('/duckdb.node'))).toBe(true);
    expect(outside.some((name) => name.endsWith('/libduckdb.so'))).toBe(true);
    expect(outside.some((name) => /resvgjs\..*\.node$/.test(name))).toBe(true);
  });

  test('has the sample beside the archive, without what makes it', () => {
    expect(below(join(resources, 'sample-data')).sort()).toEqual([
      'people-untidy.csv',
      'people.parquet',
      'places/a.csv',
      'report.yaml',
    ]);
  });

  test('is no larger than it has to be', () => {
    expect(statSync(archive).size).toBeLessThan(12 * megabyte);
    expect(bytesOf(`${archive}.unpacked`)).toBeLessThan(95 * megabyte);
  });

  test('keeps the languages that it speaks', () => {
    expect(readdirSync(join(resources, '..', 'locales'))).toEqual(['en-GB.pak']);
  });

  test('has its fuses set: not a Node, not to be inspected, loaded from its archive alone', () => {
    expect(readFuses(readFileSync(join(resources, '..', 'quintile')))).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });
});

test('the fuses are read as they are written', () => {
  const fuses = readFuses(binaryWithFuses('101100011'));
  expect(fuses['RunAsNode']).toBe(true);
  expect(fuses['EnableCookieEncryption']).toBe(false);
  expect(fuses['WasmTrapHandlers']).toBe(true);
});
