import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeReply } from '../../analytics/contract/wire.ts';
import { forkLaunch } from '../../main/engine-channel.ts';
import type { LoopbackOptions } from '../../main/loopback/loopback-options.ts';
import { type LoopbackServer, serveWindow } from '../../main/loopback/server.ts';
import { contentSecurityPolicy, readPageFiles } from '../../main/page-files.ts';
import { startSession } from '../../main/session.ts';

let folder: string;
let server: LoopbackServer;
let onIdle: ReturnType<typeof vi.fn<() => void>>;

async function serve(more: Partial<LoopbackOptions> = {}) {
  const session = startSession({
    launch: forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs')),
    privateFolder: folder,
    workspace: null,
    sample: null,
    exportView: async () => ({ name: 'map of März.svg', bytes: new Uint8Array([60, 115]) }),
  });
  server = await serveWindow({
    session,
    page: readPageFiles(join(folder, 'page')),
    offers: join(folder, 'offered'),
    onIdle,
    ...more,
  });
}

beforeEach(() => {
  onIdle = vi.fn<() => void>();
  folder = mkdtempSync(join(tmpdir(), 'quintile-loopback-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<title>shell</title>');
  writeFileSync(join(folder, 'page', 'assets', 'index-1.js'), 'go()');
  writeFileSync(join(folder, 'page', 'assets', 'index-1.js.map'), 'source');
  writeFileSync(join(folder, 'secret.txt'), 'never served');
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;
const tokenOf = (address: string) => new URL(address).hash.slice('#boot='.length);

function exchange(token: string) {
  return fetch(at('/boot'), {
    method: 'POST',
    headers: { 'X-Quintile': '1' },
    body: JSON.stringify({ token }),
  });
}

type Post = (
  path: string,
  body: BodyInit,
  headers?: Record<string, string>,
  signal?: AbortSignal,
) => Promise<Response>;

async function boot(): Promise<Post> {
  const { bearer } = (await (await exchange(tokenOf(server.mintAddress(10_000)))).json()) as {
    bearer: string;
  };
  return (path, body, headers = {}, signal) =>
    fetch(at(path), {
      method: 'POST',
      headers: { 'X-Quintile': '1', Authorization: `Bearer ${bearer}`, ...headers },
      body,
      duplex: 'half',
      ...(signal === undefined ? {} : { signal }),
    } as RequestInit);
}

/** Sends bytes as they are and returns the status line. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    let reply = '';
    socket.on('data', (bytes) => {
      reply += bytes;
      if (reply.includes('\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(reply.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}

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
    expect(onLock).toHaveBeenCalled();
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

describe('what the page asks', () => {
  test('a call comes back as the engine’s own bytes, and a failure too', async () => {
    await serve();
    const post = await boot();
    const good = await post(
      '/call',
      JSON.stringify({ method: 'engine.describe', ask: {}, call: 'a' }),
    );
    const bad = await post(
      '/call',
      JSON.stringify({ method: 'workspace.open', ask: {}, call: 'b' }),
    );
    expect(decodeReply(new Uint8Array(await good.arrayBuffer())).ok).toBe(true);
    expect(decodeReply(new Uint8Array(await bad.arrayBuffer())).ok).toBe(false);
  });

  test('a dropped file is written into the private folder under a harmless name, and imported', async () => {
    await serve();
    const post = await boot();
    const name = '../../people[1]?.csv';
    const offered = (await (
      await post('/offer', 'age\n4\n', { 'X-Name': encodeURIComponent(name), 'X-Call': 'o' })
    ).json()) as { answer: { handle: string; name: string; bytes: number } };
    expect(offered.answer).toMatchObject({ name: 'people[1]?.csv', bytes: 6 });
    const [inner = ''] = readdirSync(join(folder, 'offered'));
    const [written = ''] = readdirSync(join(folder, 'offered', inner));
    expect(written).toBe('people_1__.csv');
    expect(readFileSync(join(folder, 'offered', inner, written), 'utf8')).toBe('age\n4\n');
    const imported = await post(
      '/import',
      JSON.stringify({ ask: { files: [offered.answer.handle], places: [] }, call: 'i' }),
    );
    expect(await imported.json()).toMatchObject({ ok: true });
  });

  test('a file over the limit leaves nothing, whether or not it says how long it is', async () => {
    await serve({ offerLimit: 10 });
    const post = await boot();
    const told = await post('/offer', 'x'.repeat(11), { 'X-Name': 'a.csv' });
    expect(told.status).toBe(413);
    const stream = new Blob(['x'.repeat(8), 'y'.repeat(8)]).stream();
    const untold = await post('/offer', stream, { 'X-Name': 'b.csv' });
    expect(untold.status).toBe(413);
    expect(readdirSync(join(folder, 'offered'))).toEqual([]);
  });

  test('a question over a mebibyte is refused', async () => {
    await serve();
    const post = await boot();
    expect((await post('/call', 'x'.repeat(2 ** 20 + 1))).status).toBe(413);
    expect((await post('/call', 'not json')).status).toBe(400);
  });

  test('a saved file comes as its bytes with its name, a refusal as its problems', async () => {
    await serve();
    const post = await boot();
    const spec = { chart: 'map', definition: { id: 'a' }, policy: 'p' };
    const saved = await post('/save', JSON.stringify({ spec, format: 'svg' }));
    expect(decodeURIComponent(saved.headers.get('x-name') ?? '')).toBe('map of März.svg');
    expect(saved.headers.has('content-disposition')).toBe(false);
    expect(new Uint8Array(await saved.arrayBuffer())).toEqual(new Uint8Array([60, 115]));
    const refused = await post('/save', JSON.stringify({ spec: {}, format: 'svg' }));
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ ok: false });
  });

  test('a cancel reaches the call that it names', async () => {
    await serve();
    const post = await boot();
    const hanging = post(
      '/call',
      JSON.stringify({ method: 'segments.run', ask: {}, call: 'long' }),
    );
    await post('/call', JSON.stringify({ method: 'engine.describe', ask: {}, call: 'short' }));
    expect((await post('/cancel', JSON.stringify({ call: 'long' }))).status).toBe(204);
    const reply = decodeReply(new Uint8Array(await (await hanging).arrayBuffer()));
    expect(reply.ok ? null : reply.problems[0]?.code).toBe('cancelled');
  });
});

describe('events', () => {
  async function readUntil(response: Response, wanted: string): Promise<string> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (reader !== undefined && !text.includes(wanted)) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    await reader?.cancel();
    return text;
  }

  test('tell the engine’s state first, and its death and recovery as they happen', async () => {
    await serve();
    const post = await boot();
    const stream = await post('/events', '{}');
    const reading = readUntil(stream, '"recovered"');
    await post(
      '/call',
      JSON.stringify({ method: 'places.shapes', ask: { level: 'lcp' }, call: 'd' }),
    );
    const states = (await reading).split('\n').filter((line) => line !== '');
    expect(states).toEqual([
      '{"kind":"engine","state":"ready"}',
      '{"kind":"engine","state":"lost"}',
      '{"kind":"engine","state":"recovered"}',
    ]);
  });

  test('the program ends when the window has been gone for its patience, and not while it is there', async () => {
    await serve({ patience: 150 });
    const post = await boot();
    const stop = new AbortController();
    await post('/events', '{}', {}, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(onIdle).not.toHaveBeenCalled();
    stop.abort();
    await vi.waitFor(() => expect(onIdle).toHaveBeenCalledOnce(), 3_000);
  });

  test('a window that comes back in time keeps it running', async () => {
    await serve({ patience: 400 });
    const post = await boot();
    const first = new AbortController();
    await post('/events', '{}', {}, first.signal);
    first.abort();
    await post('/events', '{}');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(onIdle).not.toHaveBeenCalled();
  });
});
