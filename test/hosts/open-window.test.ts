import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../main/loopback/find-browser.ts';
import { browserArguments, openWindow } from '../../main/loopback/open-window.ts';

function machine(
  platform: NodeJS.Platform,
  environment: Machine['environment'],
  programs: readonly string[],
): Machine {
  return { platform, environment, isProgram: (path) => programs.includes(path) };
}

describe('finding a browser', () => {
  const programs = 'C:\\Program Files (x86)';
  const edge = `${programs}\\Microsoft\\Edge\\Application\\msedge.exe`;
  const chrome = 'C:\\Users\\u\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
  const windows = { 'ProgramFiles(x86)': programs, LOCALAPPDATA: 'C:\\Users\\u\\AppData\\Local' };

  test.each<[string, Machine, string | null]>([
    ['Edge before Chrome on Windows', machine('win32', windows, [chrome, edge]), edge],
    ['a Chrome of one user', machine('win32', windows, [chrome]), chrome],
    [
      'Edge by the path',
      machine('win32', { Path: 'D:\\tools' }, ['D:\\tools\\msedge.exe']),
      'D:\\tools\\msedge.exe',
    ],
    [
      'Chrome on a Mac',
      machine('darwin', {}, ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'Chromium on Linux',
      machine('linux', { PATH: '/bin:/usr/bin', DISPLAY: ':0' }, ['/usr/bin/chromium']),
      '/usr/bin/chromium',
    ],
    [
      'no snap, which could not read our page',
      machine('linux', { PATH: '/snap/bin', DISPLAY: ':0' }, ['/snap/bin/chromium']),
      null,
    ],
    ['none without a screen', machine('linux', { PATH: '/usr/bin' }, ['/usr/bin/chromium']), null],
    [
      'the one that is named',
      machine('linux', { QUINTILE_BROWSER: '/opt/b', DISPLAY: ':0' }, ['/opt/b']),
      '/opt/b',
    ],
    ['none where there is none', machine('win32', {}, []), null],
  ])('%s', (_name, where, expected) => {
    expect(findBrowser(where)).toBe(expected);
  });
});

describe('opening the window', () => {
  test('names our page and profile, bypasses the dead proxy for 127.0.0.1 in the order that works', () => {
    const given = browserArguments('/private/browser', '/private/open.html', false);
    expect(given[0]).toBe('--app=file:///private/open.html');
    expect(given).toContain('--user-data-dir=/private/browser');
    expect(given).toContain('--proxy-bypass-list=<-loopback>;127.0.0.1');
    expect(given).toContain('--proxy-server=127.0.0.1:9');
    expect(given.join(' ')).not.toContain('--host-resolver-rules');
    expect(given).toContain('--no-first-run');
    expect(given).not.toContain('--no-sandbox');
    expect(browserArguments('/p', '/o', true)).toContain('--no-sandbox');
  });

  test('the token goes by a file for this user only, never by the command line, and the file goes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quintile-window-'));
    const browser = join(folder, 'browser.sh');
    writeFileSync(browser, `#!/bin/sh\necho "$@" > ${folder}/seen\nexec sleep 60\n`);
    chmodSync(browser, 0o700);
    const window = openWindow({
      browser,
      privateFolder: folder,
      mintAddress: (life) => `http://127.0.0.1:1/#boot=SECRET-${life}`,
      isRoot: false,
    });
    const page = join(folder, 'open.html');
    expect(readFileSync(page, 'utf8')).toContain('"http://127.0.0.1:1/#boot=SECRET-10000"');
    expect(statSync(page).mode & 0o777).toBe(0o600);
    await expect.poll(() => existsSync(join(folder, 'seen'))).toBe(true);
    await expect.poll(() => readFileSync(join(folder, 'seen'), 'utf8')).toContain('--app=');
    expect(readFileSync(join(folder, 'seen'), 'utf8')).not.toContain('SECRET');
    window.forgetToken();
    expect(existsSync(page)).toBe(false);
    await window.close();
    await window.ended;
    rmSync(folder, { recursive: true });
  });

  test('a browser that cannot be started ends at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quintile-window-'));
    const window = openWindow({
      browser: join(folder, 'no-browser'),
      privateFolder: folder,
      mintAddress: () => 'http://127.0.0.1:1/#boot=T',
      isRoot: false,
    });
    await window.ended;
    expect(existsSync(join(folder, 'open.html'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
