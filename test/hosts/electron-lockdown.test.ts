import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { App, Protocol, Session } from 'electron';
import { describe, expect, test } from 'vitest';
import { answerFrom } from '../../main/electron/app-protocol.ts';
import { lockProgram, lockSession, mayLoad } from '../../main/electron/lockdown.ts';
import { contentSecurityPolicy, type PageFiles } from '../../main/page-files.ts';
import { fakeContents, fakeElectron, fakeEvent, fakeSession } from './fake-electron.ts';

const page: PageFiles = new Map(
  ['/', '/index.html', '/assets/a.js'].map((path) => [
    path,
    { bytes: new Uint8Array([60]), type: 'text/html; charset=utf-8', hash: '' },
  ]),
);

/** Every permission that Electron's own types name, from the signature of the handler. */
function permissionNames(): string[] {
  const types = createRequire(import.meta.url).resolve('electron/electron.d.ts');
  const text = readFileSync(types, 'utf8');
  const signature =
    /setPermissionRequestHandler\(handler: [^\n]*?permission: ([^,]+), callback/.exec(text);
  return [...(signature?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

function locked(isDeveloping = false) {
  const fake = fakeSession();
  lockSession(fake.session as unknown as Session, page, isDeveloping);
  return fake;
}

describe('before Electron is ready', () => {
  const fake = fakeElectron();
  lockProgram(fake.electron as unknown as { app: App; protocol: Protocol });

  test('every process is sandboxed, and the one scheme has no privilege that it does not need', () => {
    expect(fake.order).toEqual(['enableSandbox', 'schemes']);
    expect(fake.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test('no name is resolved and every proxy is dead, for loopback addresses too', () => {
    expect(fake.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(fake.switches.get('proxy-server')).toBe('127.0.0.1:9');
    expect(fake.switches.get('proxy-bypass-list')).toBe('<-loopback>');
    expect([...fake.switches.keys()]).toEqual(
      expect.arrayContaining([
        'disable-background-networking',
        'disable-component-update',
        'no-pings',
      ]),
    );
    expect([...fake.switches.keys()]).not.toContain('no-sandbox');
  });

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    '%s is prevented in whatever is created',
    (name) => {
      const { contents } = fakeContents(1);
      fake.electron.app.emit('web-contents-created', {}, contents);
      const event = fakeEvent();
      contents.emit(name, event, 'https://evil.test');
      expect(event.isPrevented).toBe(true);
    },
  );

  test('no page opens a window, pairs a device, or talks a way past a certificate', () => {
    const { contents, handlers } = fakeContents(1);
    fake.electron.app.emit('web-contents-created', {}, contents);
    const open = handlers.get('open') as (details: unknown) => unknown;
    expect(open({ url: 'app://bundle/' })).toEqual({ action: 'deny' });
    const chosen: unknown[] = [];
    contents.emit('select-bluetooth-device', fakeEvent(), [{}], (id: unknown) => chosen.push(id));
    fake.electron.app.emit(
      'certificate-error',
      fakeEvent(),
      contents,
      '',
      '',
      {},
      (trust: unknown) => chosen.push(trust),
    );
    expect(chosen).toEqual(['', false]);
    for (const name of ['select-client-certificate', 'login']) {
      const event = fakeEvent();
      fake.electron.app.emit(name, event, contents);
      expect(event.isPrevented).toBe(true);
    }
  });
});

describe('permissions', () => {
  test('there are the forty and more that Electron knows', () => {
    expect(permissionNames().length).toBeGreaterThan(40);
    expect(permissionNames()).toContain('media');
  });

  test.each(permissionNames())('%s is refused, asked for or looked up', (name) => {
    const { call } = locked();
    const answers: unknown[] = [];
    call('setPermissionRequestHandler', {}, name, (granted: unknown) => answers.push(granted), {});
    answers.push(call('setPermissionCheckHandler', {}, name, 'app://bundle', {}));
    expect(answers).toEqual([false, false]);
  });

  test('devices, screens and pairings are refused', () => {
    const { call, session } = locked();
    const answers: unknown[] = [call('setDevicePermissionHandler', { deviceType: 'usb' })];
    call('setDisplayMediaRequestHandler', {}, (streams: unknown) => answers.push(streams));
    call('setBluetoothPairingHandler', {}, (response: unknown) => answers.push(response));
    call('setCertificateVerifyProc', {}, (result: unknown) => answers.push(result));
    expect(answers).toEqual([false, null, { confirmed: false }, -2]);
    for (const name of [
      'select-hid-device',
      'select-serial-port',
      'select-usb-device',
      'will-download',
    ]) {
      const event = fakeEvent();
      session.emit(name, event);
      expect([name, event.isPrevented]).toEqual([name, true]);
    }
  });
});

describe('requests', () => {
  test.each<[string, string, boolean]>([
    ['app://bundle/', 'mainFrame', true],
    ['app://bundle/assets/a.js', 'script', true],
    ['blob:app://bundle/1-2', 'image', true],
    ['data:image/png;base64,AA', 'image', true],
    ['data:text/html,x', 'mainFrame', false],
    ['data:text/javascript,x', 'script', false],
    ['app://bundle.evil.test/', 'script', false],
    ['app://evil/', 'script', false],
    ['blob:http://evil.test/1', 'image', false],
    ['http://127.0.0.1:80/', 'xhr', false],
    ['https://evil.test/', 'image', false],
    ['ws://evil.test/', 'webSocket', false],
    ['wss://evil.test/', 'webSocket', false],
    ['ftp://evil.test/', 'other', false],
    ['file:///etc/passwd', 'xhr', false],
    ['chrome://gpu/', 'mainFrame', false],
    ['devtools://devtools/x.html', 'mainFrame', false],
    ['javascript:alert(1)', 'mainFrame', false],
  ])('%s as %s: %s', (url, resourceType, allowed) => {
    const { call, facts } = locked();
    const answers: unknown[] = [];
    call('onBeforeRequest', { url, resourceType }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel: !allowed }]);
    expect(mayLoad(url, resourceType)).toBe(allowed);
    expect(facts.filter).toEqual({ urls: ['<all_urls>'] });
  });

  test('the developer tools load only while the program is being developed', () => {
    const answers: unknown[] = [];
    const request = { url: 'devtools://devtools/x.html', resourceType: 'script' };
    locked(true).call('onBeforeRequest', request, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel: false }]);
  });

  test('no dictionary is fetched for a spelling checker', () => {
    expect(locked().facts.spellChecker).toBe(false);
  });
});

describe('the app protocol', () => {
  const answer = answerFrom(page);
  const statusOf = (url: string, method = 'GET') => answer({ url, method } as Request).status;

  test('serves the page with its policy', () => {
    const response = answer(new Request('app://bundle/'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(statusOf('app://bundle/assets/a.js')).toBe(200);
  });

  test.each([
    'app://bundle/../package.json',
    'app://bundle/assets/../../package.json',
    'app://bundle/%2e%2e/package.json',
    'app://bundle/..%5cpackage.json',
    'app://bundle/assets/a.js%00',
    'app://bundle//etc/passwd',
    'app://bundle/C:/Windows/win.ini',
    'app://bundle/assets/a.js?x',
    'app://bundle',
    'app://other/index.html',
    'app://bundle.evil.test/index.html',
    'app://user@bundle/index.html',
    'app://bundle:80/index.html',
    'http://bundle/index.html',
    'file:///index.html',
  ])('does not serve %s', (url) => {
    expect(statusOf(url)).toBe(404);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('does not answer %s', (method) => {
    expect(statusOf('app://bundle/', method)).toBe(404);
  });
});
