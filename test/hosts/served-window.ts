import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { forkLaunch } from '../../main/engine-channel.ts';
import type { LoopbackOptions } from '../../main/loopback/loopback-options.ts';
import { type LoopbackServer, serveWindow } from '../../main/loopback/server.ts';
import { readPageFiles } from '../../main/page-files.ts';
import { type ExportView, startSession } from '../../main/session.ts';

export let folder: string;
export let server: LoopbackServer;
export let cancelled: unknown[];
export let onIdle: ReturnType<typeof vi.fn<() => void>>;

const drawn: ExportView = async () => ({
  name: 'map of März.svg',
  bytes: new Uint8Array([60, 115]),
});

export async function serve(more: Partial<LoopbackOptions> = {}, exportView = drawn) {
  const session = startSession({
    launch: forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs')),
    privateFolder: folder,
    dataFolder: join(folder, 'data'),
    workspace: null,
    sample: null,
    exportView,
  });
  server = await serveWindow({
    session: {
      ...session,
      cancel(call) {
        cancelled.push(call);
        session.cancel(call);
      },
    },
    page: readPageFiles(join(folder, 'page')),
    offers: join(folder, 'offered'),
    onIdle,
    ...more,
  });
}

/** Gives every test of a file a folder with a page, and closes what it served. */
export function serveEachTest() {
  beforeEach(() => {
    onIdle = vi.fn<() => void>();
    cancelled = [];
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
}

export const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;
export const tokenOf = (address: string) => new URL(address).hash.slice('#boot='.length);

export function exchange(token: string) {
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

export async function bearerOf(): Promise<string> {
  const response = await exchange(tokenOf(server.mintAddress(10_000)));
  return ((await response.json()) as { bearer: string }).bearer;
}

export async function boot(): Promise<Post> {
  const bearer = await bearerOf();
  return (path, body, headers = {}, signal) =>
    fetch(at(path), {
      method: 'POST',
      headers: { 'X-Quintile': '1', Authorization: `Bearer ${bearer}`, ...headers },
      body,
      duplex: 'half',
      ...(signal === undefined ? {} : { signal }),
    } as RequestInit);
}

/** Sends bytes as they are, more of them every 100 ms, and returns the status line. */
export function raw(text: string, later: readonly string[] = []): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(text);
      for (const [index, more] of later.entries())
        setTimeout(() => socket.write(more), (index + 1) * 100);
    });
    let reply = '';
    socket.on('data', (bytes) => {
      reply += bytes;
      if (reply.includes('\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(reply.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}
