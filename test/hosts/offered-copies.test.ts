import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { OfferedFile, WorkspaceList } from '../../analytics/contract/host.ts';
import { decodeReply, type Reply } from '../../analytics/contract/wire.ts';
import { makeOfferedFiles } from '../../main/offered-files.ts';
import { boot, folder, serve, serveEachTest } from './served-window.ts';
import { answerOf } from './sessions.ts';

serveEachTest();
vi.setConfig({ testTimeout: 60_000 });

const copies = () => readdirSync(join(folder, 'offered')).length;

async function window() {
  await serve();
  const post = await boot();
  const ask = async <T>(path: string, body: object) =>
    answerOf((await (await post(path, JSON.stringify(body))).json()) as Reply<T>);
  const offer = async (name: string) => {
    const response = await post('/offer', 'nhs\n9990000018\n', { 'X-Name': name });
    return answerOf((await response.json()) as Reply<OfferedFile>).handle;
  };
  const load = (handle: string, call: string) =>
    ask('/import', { ask: { files: [handle], places: [] }, call });
  const call = async (method: string, question: object, id: string) => {
    const response = await post('/call', JSON.stringify({ method, ask: question, call: id }));
    return decodeReply<{ extracts: { id: string; text: string }[] }>(
      new Uint8Array(await response.arrayBuffer()),
    );
  };
  return { post, ask, offer, load, call };
}

test('the copy of a file that the window gives up is deleted, and the file known no more', async () => {
  const { ask, offer, post } = await window();
  const [refused, kept] = [await offer('a.csv'), await offer('b.csv')];
  expect(copies()).toBe(2);
  await ask('/forget', { handles: [refused, 'never given'] });
  expect(copies()).toBe(1);
  const again = await post('/inspect', JSON.stringify({ handles: [refused], call: 'i' }));
  expect(((await again.json()) as Reply<unknown>).ok).toBe(false);
  await ask('/inspect', { handles: [kept], call: 'j' });
});

test('an import into a workspace file deletes the copy at once', async () => {
  const { ask, offer, load } = await window();
  await ask('/open-workspace', { ask: { name: 'North' }, call: 'o' });
  await load(await offer('people.csv'), 'i');
  expect(copies()).toBe(0);
});

test('one into memory keeps it, to read again after a death, until its extract is deleted', async () => {
  const { offer, load, call } = await window();
  await load(await offer('first.csv'), 'i1');
  await load(await offer('second.csv'), 'i2');
  expect(copies()).toBe(2);
  await call('places.shapes', { level: 'lcp' }, 'deadly');
  const after = answerOf(await call('workspace.describe', {}, 'd'));
  expect(after.extracts).toHaveLength(2);
  await call('extract.delete', { id: after.extracts[0]?.id }, 'x');
  expect(copies()).toBe(1);
});

test('and until a column of it is deleted: that extract alone is not brought back', async () => {
  const { offer, load, call } = await window();
  await load(await offer('first.csv'), 'i1');
  await load(await offer('second.csv'), 'i2');
  const before = answerOf(await call('workspace.describe', {}, 'd'));
  const id = before.extracts.find(({ text }) => text === 'first.csv')?.id;
  answerOf(await call('extract.delete-column', { id, column: 'sex' }, 'x'));
  expect(copies()).toBe(1);
  await call('places.shapes', { level: 'lcp' }, 'deadly');
  const after = answerOf(await call('workspace.describe', {}, 'e'));
  expect(after.extracts.map(({ text }) => text)).toEqual(['second.csv']);
});

test('or until another workspace takes its place, which chosen files outlast', async () => {
  const { ask, offer, load } = await window();
  await load(await offer('loaded.csv'), 'i');
  const chosen = await offer('chosen.csv');
  await ask('/open-workspace', { ask: { name: 'North' }, call: 'o' });
  expect(copies()).toBe(1);
  await load(chosen, 'j');
  expect(copies()).toBe(0);
});

test('deleting a workspace deletes every copy', async () => {
  const { ask, offer } = await window();
  await ask('/open-workspace', { ask: { name: 'North' }, call: 'o' });
  await offer('people.csv');
  const { entries } = await ask<WorkspaceList>('/workspaces', {});
  await ask('/delete-workspace', { handle: entries[0]?.handle });
  expect(copies()).toBe(0);
});

test('a copy that is being read is deleted when that is over, and a user’s own file never', async () => {
  await serve();
  const path = join(folder, 'own.csv');
  writeFileSync(path, 'age\n4\n');
  const removed: string[] = [];
  const offered = makeOfferedFiles(() => []);
  const copy = offered.offer(path, 'copy', () => removed.push('copy')).handle;
  const own = offered.offer(path).handle;
  await offered.during([copy], async () => {
    offered.forget([copy, own]);
    expect(removed).toEqual([]);
  });
  expect(removed).toEqual(['copy']);
  expect(existsSync(path)).toBe(true);
});

test('a copy that cannot be deleted yet is deleted later', async () => {
  await serve();
  const path = join(folder, 'own.csv');
  writeFileSync(path, '');
  let attempts = 0;
  const offered = makeOfferedFiles(() => []);
  const { handle } = offered.offer(path, 'copy', () => {
    attempts += 1;
    if (attempts === 1) throw new Error('in use');
  });
  offered.forget([handle]);
  offered.sweep();
  offered.sweep();
  expect(attempts).toBe(2);
});
