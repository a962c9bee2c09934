import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { decodeReply } from '../../analytics/contract/wire.ts';
import {
  bearerOf,
  boot,
  cancelled,
  folder,
  onIdle,
  raw,
  serve,
  serveEachTest,
  server,
} from './served-window.ts';

serveEachTest();

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

  test.each([
    ['120 Chinese characters', `${'表'.repeat(116)}.csv`, /^表{40}\.csv$/],
    ['a device of Windows', 'CON.csv', /^_CON\.csv$/],
    ['a dot and a space at its end', 'people. .', /^people$/],
  ])(
    'a dropped file named with %s is taken under a name that every system can hold',
    async (_what, name, stored) => {
      await serve();
      const post = await boot();
      const response = await post('/offer', 'age\n4\n', { 'X-Name': encodeURIComponent(name) });
      expect(await response.json()).toMatchObject({ ok: true, answer: { name, bytes: 6 } });
      const [inner = ''] = readdirSync(join(folder, 'offered'));
      expect(readdirSync(join(folder, 'offered', inner))[0]).toMatch(stored);
    },
  );

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

  test('a call whose connection closes is cancelled, so that the engine is free again', async () => {
    await serve();
    const post = await boot();
    const leave = new AbortController();
    const body = JSON.stringify({ method: 'segments.run', ask: {}, call: 'left' });
    const left = post('/call', body, {}, leave.signal).catch(() => 'gone');
    await post('/call', JSON.stringify({ method: 'engine.describe', ask: {}, call: 'short' }));
    const twice = await post('/call', body);
    expect(decodeReply(new Uint8Array(await twice.arrayBuffer())).ok).toBe(false);
    leave.abort();
    expect(await left).toBe('gone');
    await vi.waitFor(() => expect(cancelled).toEqual(['left']), 3_000);
  });

  test.each(['/boot', '/call', '/events', '/save'])(
    'a body for %s that does not arrive in time ends with 408, and a slow file does not',
    async (path) => {
      await serve({ bodyPatience: 150 });
      const bearer = await bearerOf();
      const head = (to: string) =>
        `POST ${to} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-Quintile: 1\r\nAuthorization: Bearer ${bearer}\r\nContent-Length: 8\r\n\r\n`;
      expect(await raw(`${head(path)}{`)).toContain(' 408 ');
      expect(await raw(`${head('/offer')}age`, ['\n', '4\n', 'xx'])).toContain(' 200 ');
    },
  );

  test('a chart whose page goes before it is recorded is not wanted any more', async () => {
    const wanted: boolean[] = [];
    const leave = new AbortController();
    let asked = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await serve({}, async (_how, _spec, _format, handOver) => {
      const file = { name: 'map.svg', bytes: new Uint8Array([60]) };
      wanted.push((await handOver(file)) !== null);
      asked();
      await new Promise((resolve) => setTimeout(resolve, 300));
      wanted.push((await handOver(file)) !== null);
      return file;
    });
    const post = await boot();
    const spec = { chart: 'map', definition: { id: 'snee' }, policy: 'hes' };
    const saving = post('/save', JSON.stringify({ spec, format: 'svg' }), {}, leave.signal);
    saving.catch(() => undefined);
    await begun;
    leave.abort();
    await vi.waitFor(() => expect(wanted).toEqual([true, false]), 3_000);
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
