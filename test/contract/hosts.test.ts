import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transport } from '../../analytics/contract/client.ts';
import { makeClient } from '../../analytics/contract/client.ts';
import type { Method } from '../../analytics/contract/methods.ts';
import { forkLaunch } from '../../main/engine-channel.ts';
import { startEngine } from '../../main/engine-process.ts';
import { makePrivateFolder } from '../../main/private-folder.ts';
import { startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { startLoopback } from '../setup/loopback.ts';

const engineProgram = resolve(import.meta.dirname, '../../dist/engine.js');
let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-contract-'));
  workspace = join(folder, 'w.quintile');
  const engine = startInProcess();
  await engine.client.call('workspace.open', { path: workspace });
  await engine.import({ files: [writeSmallExtract(folder, smallPeople(2000))], places: [] });
  engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const definition = { id: 'snee' };
const table = { definition, policy: 'nhs-hes', by: ['segment', 'quintile'], totals: true } as const;

/** What is asked of every host: answers of each kind, and refusals. */
const questions: readonly (readonly [Method, unknown])[] = [
  ['workspace.describe', {}],
  ['definition.list', {}],
  ['definition.explain', { definition }],
  ['policy.list', {}],
  ['segments.run', { definition, policy: 'nhs-hes' }],
  ['table.release', { ...table, measure: 'share:segment' }],
  ['table.release', { ...table, measure: 'prevalence:copd', filters: { quintile: ['1'] } }],
  ['table.release', { ...table, measure: 'prevalence:asthma' }],
  ['table.release', { ...table, measure: 'people', policy: 'none' }],
  ['places.shapes', { level: 'lcp' }],
];

async function answers(transport: Transport): Promise<string[]> {
  const replies: string[] = [];
  for (const [method, ask] of questions) {
    replies.push(Buffer.from(await transport(method, ask, {})).toString('base64'));
  }
  return replies;
}

async function inProcess(): Promise<string[]> {
  const engine = startInProcess();
  await engine.client.call('workspace.open', { path: workspace });
  const replies = await answers(engine.transport);
  engine.close();
  return replies;
}

async function inProcessOfItsOwn(): Promise<string[]> {
  const home = makePrivateFolder(join(folder, 'home'));
  const engine = startEngine({ launch: forkLaunch(engineProgram), privateFolder: home.path });
  await makeClient(engine.transport).call('workspace.open', { path: workspace });
  const replies = await answers(engine.transport);
  await engine.close();
  home.remove();
  return replies;
}

async function overLoopback(): Promise<string[]> {
  const loopback = await startLoopback('--workspace', workspace);
  const { origin, hash } = new URL(loopback.address);
  const post = (path: string, body: unknown, bearer?: string) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Quintile': '1',
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
    });
  const booted = await post('/boot', { token: hash.replace('#boot=', '') });
  const { bearer } = (await booted.json()) as { bearer: string };
  const replies = await answers(async (method, ask) => {
    const reply = await post('/call', { method, ask, call: 'c1' }, bearer);
    return new Uint8Array(await reply.arrayBuffer());
  });
  await loopback.stop();
  return replies;
}

test('every host gives the same bytes for the same question', async () => {
  const expected = await inProcess();
  expect(expected).toHaveLength(questions.length);
  expect(await inProcessOfItsOwn()).toEqual(expected);
  expect(await overLoopback()).toEqual(expected);
});
