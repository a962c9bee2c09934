import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { menuTemplate } from '../../main/electron/menu.ts';
import { ownArguments, runElectron } from '../../main/electron/program.ts';
import { fakeElectron, fakeEvent } from './fake-electron.ts';

let folder: string;
let mask: number;
beforeEach(() => {
  mask = process.umask();
  folder = mkdtempSync(join(tmpdir(), 'quintile-electron-'));
  mkdirSync(join(folder, 'dist', 'renderer'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'renderer', 'index.html'), '<title>shell</title>');
  vi.stubEnv('QUINTILE_HOME', join(folder, 'home'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  process.umask(mask);
  rmSync(folder, { recursive: true, force: true });
});

async function run(fake: ReturnType<typeof fakeElectron>) {
  await runElectron({
    electron: fake.electron as unknown as typeof import('electron'),
    dist: join(folder, 'dist'),
    resources: folder,
    exportView: async () => ({ name: 'x', bytes: new Uint8Array() }),
    argv: ['.', '--sample'],
  });
}

describe('the desktop program', () => {
  test('locks itself before it is ready, and opens one window on its own origin', async () => {
    const fake = fakeElectron();
    await run(fake);
    expect(fake.order).toEqual(['enableSandbox', 'schemes', 'lock', 'ready', 'menu', 'window']);
    expect(fake.windows.map(({ url }) => url)).toEqual(['app://bundle/']);
    expect(fake.ipc.size).toBe(18);
  });

  test('gives the window no Node, no network and no tools', async () => {
    const fake = fakeElectron();
    await run(fake);
    const options = fake.windows[0]?.options as { webPreferences: Record<string, unknown> };
    const { session, ...preferences } = options.webPreferences;
    expect(session).toBe(fake.browsing.session);
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      preload: join(folder, 'dist', 'preload.cjs'),
    });
  });

  test('keeps nothing of the window beyond the run', async () => {
    const fake = fakeElectron();
    await run(fake);
    expect(fake.partitions).toEqual([['quintile', { cache: false }]]);
    expect(fake.paths.get('sessionData')).toContain(join('home', `run-${process.pid}-`));
    const event = fakeEvent();
    fake.electron.app.emit('before-quit', event);
    expect(event.isPrevented).toBe(true);
    await vi.waitFor(() => expect(fake.order.at(-1)).toBe('quit'));
    expect(fake.browsing.facts.cleared).toBe(1);
    const second = fakeEvent();
    fake.electron.app.emit('before-quit', second);
    expect(second.isPrevented).toBe(false);
  });

  test.each([
    { says: 'stays', chosen: 0, isLeft: false },
    { says: 'leaves', chosen: 1, isLeft: true },
  ])('a page that would rather not be left is asked about: who $says', async (asked) => {
    const fake = fakeElectron({ chosen: asked.chosen });
    await run(fake);
    const event = fakeEvent();
    fake.windows[0]?.contents.emit('will-prevent-unload', event);
    expect(event.isPrevented).toBe(asked.isLeft);
  });

  test('runs the engine as a utility process', async () => {
    const fake = fakeElectron();
    await run(fake);
    const [program, given, options] = fake.forks[0] as [string, string[], Record<string, unknown>];
    expect(program).toBe(join(folder, 'dist', 'engine.js'));
    expect(given[0]).toBe('--role=engine');
    expect(given[1]).toContain(`--private=${join(folder, 'home', 'run-')}`);
    expect(given[2]).toMatch(/^--policies=/);
    expect(options['stdio']).toBe('ignore');
  });

  test('a second start shows the window that is there, and reads none of its arguments', async () => {
    const fake = fakeElectron();
    await run(fake);
    fake.electron.app.emit('second-instance', {}, ['app', '--workspace=/other']);
    expect(fake.windows.map(({ focused }) => focused)).toEqual([1]);
    const other = fakeElectron({ hasLock: false });
    await run(other);
    expect(other.order).toEqual(['enableSandbox', 'schemes', 'lock', 'quit']);
    expect(
      readdirSync(join(folder, 'home')).filter((name) => name.startsWith('run-')),
    ).toHaveLength(1);
  });

  test('reads its own arguments among those of Chromium and macOS', () => {
    const argv = ['.', '--no-sandbox', '-psn_0_1', '--workspace', 'a b.quintile', '--sample', 'x'];
    expect(ownArguments(argv)).toEqual(['--workspace=a b.quintile', '--sample']);
    expect(ownArguments(['--workspace=w', '--passphrase-file', 'p'])).toEqual([
      '--workspace=w',
      '--passphrase-file=p',
    ]);
  });
});

describe('the menu', () => {
  const items = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    template.flatMap((item) => [
      item,
      ...(Array.isArray(item.submenu) ? items(item.submenu as MenuItemConstructorOptions[]) : []),
    ]);
  const roles = (isMac: boolean, isPackaged: boolean) =>
    items(menuTemplate({ isMac, isPackaged })).map(({ role }) => role);

  test.each([true, false])('holds the standard items (on a Mac: %s)', (isMac) => {
    expect(roles(isMac, true)).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'minimize',
        'about',
        'quit',
      ]),
    );
  });

  test('begins with the program’s own menu on a Mac alone', () => {
    expect(menuTemplate({ isMac: true, isPackaged: true })[0]?.label).toBe('Quintile');
    expect(menuTemplate({ isMac: false, isPackaged: true })[0]?.label).toBe('File');
  });

  test('never reloads, and has the developer tools only while developing', () => {
    for (const isPackaged of [true, false]) {
      expect(roles(false, isPackaged)).not.toContain('reload');
      expect(roles(false, isPackaged)).not.toContain('forceReload');
      expect(roles(false, isPackaged).includes('toggleDevTools')).toBe(!isPackaged);
    }
  });

  test('zooms within bounds', () => {
    let level = 0;
    const window = {
      webContents: {
        getZoomLevel: () => level,
        setZoomLevel: (wanted: number) => {
          level = wanted;
        },
      },
    };
    const press = (label: string) => {
      const item = items(menuTemplate({ isMac: false, isPackaged: true })).find(
        (it) => it.label === label,
      );
      const click = item?.click as unknown as
        | ((item: unknown, window: unknown) => void)
        | undefined;
      click?.(item, window);
    };
    for (let time = 0; time < 40; time += 1) press('Zoom in');
    expect(level).toBe(4);
    for (let time = 0; time < 40; time += 1) press('Zoom out');
    expect(level).toBe(-2);
    press('Actual size');
    expect(level).toBe(0);
  });
});
