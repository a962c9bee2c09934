import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { contentSecurityPolicy } from '../../main/page-files.ts';
import {
  at,
  exchange,
  folder,
  raw,
  serve,
  serveEachTest,
  server,
  tokenOf,
} from './served-window.ts';

serveEachTest();

describe('the door', () => {
  test('a raw request with two hosts is refused, and with one is served', async () => {
    await serve();
    const ours = `Host: 127.0.0.1:${server.port}\r\n`;
    expect(await raw(`GET / HTTP/1.1\r\n${ours}\r\n`)).toContain(' 200 ');
    expect(await raw(`GET / HTTP/1.1\r\n${ours}Host: evil.test\r\n\r\n`)).toContain(' 421 ');
    expect(await raw(`GET / HTTP/1.0\r\n\r\n`)).toContain(' 421 ');
    expect(await raw(`GET /../secret.txt HTTP/1.1\r\n${ours}\r\n`)).toContain(' 404 ');
    expect(await raw(`CONNECT evil.test:443 HTTP/1.1\r\n${ours}\r\n`)).not.toContain(' 200 ');
  });

  test('it listens on the loopback address alone', async () => {
    await serve();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      await expect(fetch(`http://${address}:${server.port}/`)).rejects.toThrow();
    }
    await expect(fetch(`http://[::1]:${server.port}/`)).rejects.toThrow();
  });

  test('five wrong tokens lock it, and the program is told once it has happened', async () => {
    const onLock = vi.fn();
    await serve({ onLock });
    const statuses = [];
    for (let guess = 0; guess < 5; guess += 1) statuses.push((await exchange(`${guess}`)).status);
    statuses.push((await exchange(tokenOf(server.mintAddress(10_000)))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 423, 423]);
    expect(onLock).toHaveBeenCalledOnce();
  });
});

describe('the page', () => {
  test('comes with the policy, the isolation headers and no word of CORS', async () => {
    await serve();
    const response = await fetch(at('/'));
    expect(await response.text()).toBe('<title>shell</title>');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const refused = await fetch(at('/call'), {
      method: 'OPTIONS',
      headers: { Origin: 'http://evil.test' },
    });
    const names = [...response.headers.keys(), ...refused.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(names).not.toContain('set-cookie');
  });

  test('is what was there at the start, and no source map', async () => {
    await serve();
    writeFileSync(join(folder, 'page', 'assets', 'index-1.js'), 'changed()');
    writeFileSync(join(folder, 'page', 'later.js'), 'later()');
    expect(await (await fetch(at('/assets/index-1.js'))).text()).toBe('go()');
    expect((await fetch(at('/later.js'))).status).toBe(404);
    expect((await fetch(at('/assets/index-1.js.map'))).status).toBe(404);
  });
});
