import { describe, expect, test } from 'vitest';
import { admit, postPaths } from '../../main/loopback/admission.ts';
import type { PageFiles } from '../../main/page-files.ts';

const file = { bytes: new Uint8Array([1]), type: 'text/html', hash: '' };
const page: PageFiles = new Map([
  ['/', file],
  ['/index.html', file],
  ['/assets/index-1.js', file],
]);
const rules = {
  port: 5000,
  page,
  holdsBearer: (given: string | undefined) => given === 'Bearer good',
};

type Headers = readonly (readonly [string, string])[];
const host: Headers = [['Host', '127.0.0.1:5000']];
const good: Headers = [...host, ['X-Quintile', '1'], ['Authorization', 'Bearer good']];
const navigation: Headers = [
  ...host,
  ['Sec-Fetch-Site', 'cross-site'],
  ['Sec-Fetch-Mode', 'navigate'],
  ['Sec-Fetch-Dest', 'document'],
];

function statusOf(method: string, url: string, headers: Headers): number {
  const verdict = admit({ method, url, rawHeaders: headers.flat() }, rules);
  return verdict.kind === 'refused' ? verdict.status : 200;
}

describe('who is let in', () => {
  test.each<[string, string, string, Headers]>([
    ['the shell', 'GET', '/', host],
    ['the shell from the file page', 'GET', '/', navigation],
    [
      'the page’s own script',
      'GET',
      '/assets/index-1.js',
      [...host, ['Sec-Fetch-Site', 'same-origin']],
    ],
    ['a call with its key', 'POST', '/call', good],
    [
      'a call that says where it is from',
      'POST',
      '/call',
      [...good, ['Origin', 'http://127.0.0.1:5000']],
    ],
    ['a first exchange without a key', 'POST', '/boot', [...host, ['X-Quintile', '1']]],
  ])('%s', (_name, method, url, headers) => {
    expect(statusOf(method, url, headers)).toBe(200);
  });

  test.each<[string, number, string, string, Headers]>([
    ['another name for this computer', 421, 'POST', '/call', [['Host', 'localhost:5000']]],
    ['a rebound name', 421, 'POST', '/call', [['Host', 'evil.test:5000'], ...good.slice(1)]],
    ['another port', 421, 'GET', '/', [['Host', '127.0.0.1:5001']]],
    ['no port', 421, 'GET', '/', [['Host', '127.0.0.1']]],
    ['no host', 421, 'GET', '/', []],
    ['two hosts, ours first', 421, 'POST', '/call', [...good, ['host', 'evil.test']]],
    ['two hosts, both ours', 421, 'GET', '/', [...host, ...host]],
    [
      'two origins',
      400,
      'POST',
      '/call',
      [...good, ['Origin', 'http://127.0.0.1:5000'], ['Origin', 'null']],
    ],
    ['two keys', 400, 'POST', '/call', [...good, ['authorization', 'Bearer good']]],
    ['another page’s origin', 403, 'POST', '/call', [...good, ['Origin', 'http://evil.test']]],
    ['another port’s origin', 403, 'POST', '/call', [...good, ['Origin', 'http://127.0.0.1:5001']]],
    [
      'our origin over https',
      403,
      'POST',
      '/call',
      [...good, ['Origin', 'https://127.0.0.1:5000']],
    ],
    ['a page without an origin', 403, 'POST', '/call', [...good, ['Origin', 'null']]],
    ['another port’s page', 403, 'POST', '/call', [...good, ['Sec-Fetch-Site', 'same-site']]],
    ['another site', 403, 'POST', '/call', [...good, ['Sec-Fetch-Site', 'cross-site']]],
    [
      'another site’s script tag',
      403,
      'GET',
      '/assets/index-1.js',
      [...host, ['Sec-Fetch-Site', 'cross-site']],
    ],
    [
      'the shell in another site’s frame',
      403,
      'GET',
      '/',
      [...navigation.slice(0, 3), ['Sec-Fetch-Dest', 'iframe']],
    ],
    ['a call dressed as a navigation', 403, 'POST', '/call', [...navigation, ...good.slice(1)]],
    ['a form post', 403, 'POST', '/call', host],
    ['a wrong custom header', 403, 'POST', '/call', [...host, ['X-Quintile', '2']]],
    ['no key', 401, 'POST', '/call', good.slice(0, 2)],
    ['a wrong key', 401, 'POST', '/call', [...good.slice(0, 2), ['Authorization', 'Bearer bad']]],
    ['a preflight', 405, 'OPTIONS', '/call', good],
    ['a call by GET', 405, 'GET', '/call', good],
    ['a page by POST', 405, 'POST', '/', good],
    ['HEAD', 405, 'HEAD', '/', host],
    ['an absolute target', 404, 'GET', 'http://127.0.0.1:5000/', host],
    ['a query on the shell', 404, 'GET', '/?boot=x', host],
  ])('not %s (%i)', (_name, status, method, url, headers) => {
    expect(statusOf(method, url, headers)).toBe(status);
  });

  test.each([
    '/../etc/passwd',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2findex.html',
    '/..%5cpackage.json',
    '/assets/index-1.js%00',
    '//127.0.0.1/index.html',
    '/C:/Windows/win.ini',
    '/assets/',
    '/INDEX.HTML',
    '/assets/index-1.js.map',
    '/constructor',
    '*',
    '',
  ])('nothing is served at %j', (url) => {
    expect(statusOf('GET', url, host)).toBe(404);
  });

  test.each(postPaths.filter((path) => path !== '/boot'))('%s wants the key', (path) => {
    expect(statusOf('POST', path, good.slice(0, 2))).toBe(401);
  });
});
