import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Host } from '../../analytics/contract/host.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { channels } from '../../main/electron/channels.ts';
import { connectLoopback } from '../../renderer/client/loopback-host.ts';
import { at, folder, serve, serveEachTest, server, tokenOf } from './served-window.ts';

serveEachTest();
afterEach(() => vi.unstubAllGlobals());

/** The page's own host, on a server that plays the program, with a document that only downloads. */
async function connect(): Promise<{ host: Host; downloads: string[] }> {
  await serve();
  const downloads: string[] = [];
  const reach = fetch;
  const stopped = new AbortController();
  vi.stubGlobal('fetch', (path: string, options: RequestInit) =>
    path === '/events'
      ? new Promise(() => undefined)
      : reach(at(path), { ...options, signal: stopped.signal }),
  );
  const click = (anchor: { download: string }) => () => downloads.push(anchor.download);
  vi.stubGlobal('document', {
    createElement() {
      const anchor = { download: '', href: '', click: () => undefined as unknown };
      anchor.click = click(anchor);
      return anchor;
    },
  });
  const host = await connectLoopback(tokenOf(server.mintAddress(10_000)));
  return { host, downloads };
}

function answerOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problems.map(({ reason }) => reason).join(' '));
  return reply.answer;
}

test('the page has the same questions over both ways in', async () => {
  const { host } = await connect();
  expect(Object.keys(host).sort()).toEqual(['kind', ...Object.keys(channels)].sort());
});

test('workspaces are made, listed, sealed, left and deleted from the page', async () => {
  const { host } = await connect();
  expect(answerOf(await host.workspaces())).toMatchObject({ entries: [], open: null });
  const summary = answerOf(await host.openWorkspace({ name: 'North', passphrase: 'words' }, 'o'));
  expect(summary.file).toBe('North.quintile');
  expect(answerOf(await host.workspaces())).toMatchObject({ open: 'North', isSealed: true });
  expect(answerOf(await host.sealWith(null)).isSealed).toBe(false);
  expect(answerOf(await host.keepRecent(false)).keepsRecent).toBe(false);
  answerOf(await host.openWorkspace({ memory: true }, 'm'));
  const [entry] = answerOf(await host.workspaces()).entries;
  expect(entry).toMatchObject({ name: 'North', isOpen: false });
  expect(answerOf(await host.deleteWorkspace(entry?.handle ?? '')).entries).toEqual([]);
  const own = join(folder, 'data', 'workspaces');
  expect(existsSync(own) && readdirSync(own)).toEqual([]);
});

test('a mapping, a definition and a quality report are downloaded under their names', async () => {
  const { host, downloads } = await connect();
  const columns = [{ column: 'Age', field: 'age', confidence: 1, reason: 'name' }];
  expect(answerOf(await host.saveMapping({ columns }))).toEqual({ name: 'mapping.yaml' });
  expect(downloads).toEqual(['mapping.yaml']);
  expect(
    answerOf(await host.saveDefinition({ text: 'version: 1\n', name: 'Our own.yml' })),
  ).toEqual({ name: 'our-own.yaml' });
  const empty = await host.saveDefinition({ text: 1, name: 'own.yaml' } as never);
  expect(empty.ok).toBe(false);
  const broken = await host.saveMapping({ columns: [{ column: 1 }] } as never);
  expect(broken.ok).toBe(false);
  expect((await host.saveQuality('pdf' as never)).ok).toBe(false);
  expect(downloads).toHaveLength(2);
});

test('what files were loaded with is remembered for those of the same columns', async () => {
  const { host } = await connect();
  const offer = async (name: string) =>
    answerOf(await host.offer(new File(['age\n4\n'], name), 'offer')).handle;
  const first = await offer('people.csv');
  const { signature } = answerOf(await host.inspect([first], 'i'));
  expect(answerOf(await host.remembered(signature))).toBeNull();
  answerOf(await host.importFiles({ files: [first], places: [] }, 'import'));
  const second = await offer('later.csv');
  answerOf(
    await host.inspect([second], 'j', { columns: [], files: { 'later.csv': { header: 1 } } }),
  );
  expect(answerOf(await host.remembered(signature))?.columns).toMatchObject([
    { column: 'age', field: 'age' },
  ]);
  expect((await host.remembered('../recent')).ok).toBe(false);
});
