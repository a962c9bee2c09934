import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EngineState } from '../../analytics/contract/host.ts';
import { decodeReply } from '../../analytics/contract/wire.ts';
import { forkLaunch } from '../../main/engine-channel.ts';
import { type EngineProcess, startEngine } from '../../main/engine-process.ts';
import { callsOf, fakeLaunch } from './fake-engine.ts';

const settled = () => vi.advanceTimersByTimeAsync(0);
const codeOf = (bytes: Uint8Array) => {
  const reply = decodeReply(bytes);
  return reply.ok ? 'ok' : reply.problems[0]?.code;
};
const describeEngine = (engine: EngineProcess, signal?: AbortSignal) =>
  engine.transport('engine.describe', {}, signal === undefined ? {} : { signal });

describe('an engine process that a test plays', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a call asked before the engine is ready is sent when it is', async () => {
    const { launch, engines } = fakeLaunch();
    const engine = startEngine({ launch, privateFolder: '/none' });
    const asked = engine.client.call('engine.describe', {});
    await settled();
    expect(engines[0]?.sent).toEqual([]);
    engines[0]?.ready();
    await settled();
    engines[0]?.answer(1, { version: '1', duckdb: '2' });
    expect(await asked).toEqual({ version: '1', duckdb: '2' });
  });

  test('replies find their calls by id, whatever their order, and progress goes with them', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const engine = startEngine({ launch, privateFolder: '/none' });
    await settled();
    const phrases: string[] = [];
    const first = engine.client.call(
      'engine.describe',
      {},
      { progress: (p) => phrases.push(p.phrase) },
    );
    const second = engine.client.call('definition.list', {});
    await settled();
    engines[0]?.say({ kind: 'progress', id: 1, progress: { share: 0.5, phrase: 'Halfway' } });
    engines[0]?.answer(2, []);
    engines[0]?.answer(1, { version: 'a', duckdb: 'b' });
    expect([await first, await second]).toEqual([{ version: 'a', duckdb: 'b' }, []]);
    expect(phrases).toEqual(['Halfway']);
  });

  test('when it dies, what was asked settles as engine-lost, and a new one is revived before it serves', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const revived: string[] = [];
    const states: EngineState[] = [];
    const engine = startEngine({
      launch,
      privateFolder: '/none',
      revive: async (client) => {
        await client.call('workspace.open', { path: null });
        revived.push('opened');
      },
    });
    engine.onState((state) => states.push(state));
    await settled();
    const pending = describeEngine(engine);
    await settled();
    engines[0]?.die();
    expect(codeOf(await pending)).toBe('engine-lost');
    const waiting = describeEngine(engine);
    await settled();
    const second = engines[1];
    if (second === undefined) throw new Error('No second engine was started.');
    expect(callsOf(second).map((call) => call.method)).toEqual(['workspace.open']);
    second.answer(1, { file: null, extract: null });
    await settled();
    second.answer(2, { version: '1', duckdb: '2' });
    expect(codeOf(await waiting)).toBe('ok');
    expect(revived).toEqual(['opened']);
    expect(states).toEqual(['ready', 'lost', 'recovered']);
  });

  test('one that cannot be revived answers every call with why, and each tries again', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const states: EngineState[] = [];
    const engine = startEngine({
      launch,
      privateFolder: '/none',
      revive: async (client) => void (await client.call('workspace.open', { path: '/w' })),
    });
    engine.onState((state) => states.push(state));
    await settled();
    engines[0]?.die();
    await settled();
    const second = engines[1];
    if (second === undefined) throw new Error('No second engine was started.');
    const inUse = { code: 'workspace-in-use', reason: 'In use.' } as const;
    second.refuse(1, inUse);
    await settled();
    const asked = [describeEngine(engine), describeEngine(engine)];
    await settled();
    second.refuse(2, inUse);
    expect((await Promise.all(asked)).map(codeOf)).toEqual([
      'workspace-in-use',
      'workspace-in-use',
    ]);
    expect(states).toEqual(['ready', 'lost']);
    const third = describeEngine(engine);
    await settled();
    second.answer(3, { file: null, extract: null });
    await settled();
    second.answer(4, { version: '1', duckdb: '2' });
    expect(codeOf(await third)).toBe('ok');
    expect(states).toEqual(['ready', 'lost', 'recovered']);
    expect(callsOf(second).map(({ method }) => method)).toEqual([
      'workspace.open',
      'workspace.open',
      'workspace.open',
      'engine.describe',
    ]);
  });

  test('a cancel is sent on; one that is not answered within five seconds kills the engine', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const engine = startEngine({ launch, privateFolder: '/none' });
    await settled();
    const [polite, deaf] = [new AbortController(), new AbortController()];
    const answered = describeEngine(engine, polite.signal);
    await settled();
    polite.abort();
    expect(engines[0]?.sent.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    engines[0]?.refuse(1, { code: 'cancelled', reason: 'Cancelled.' });
    expect(codeOf(await answered)).toBe('cancelled');
    const unanswered = describeEngine(engine, deaf.signal);
    await settled();
    deaf.abort();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(engines[0]?.isKilled()).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(engines[0]?.isKilled()).toBe(true);
    expect(codeOf(await unanswered)).toBe('cancelled');
    expect(engines).toHaveLength(2);
  });

  test('a cancelled call that waits behind another is no reason to kill the engine', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const engine = startEngine({ launch, privateFolder: '/none' });
    await settled();
    const stop = new AbortController();
    const long = describeEngine(engine);
    const queued = describeEngine(engine, stop.signal);
    await settled();
    stop.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(engines[0]?.isKilled()).toBe(false);
    engines[0]?.answer(1, { version: '1', duckdb: '2' });
    expect(codeOf(await long)).toBe('ok');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(engines[0]?.isKilled()).toBe(true);
    expect(codeOf(await queued)).toBe('cancelled');
  });

  test('a call that is cancelled while the engine is down settles at once', async () => {
    const { launch } = fakeLaunch();
    const engine = startEngine({ launch, privateFolder: '/none' });
    const stop = new AbortController();
    const waiting = describeEngine(engine, stop.signal);
    stop.abort();
    expect(codeOf(await waiting)).toBe('cancelled');
  });

  test('a reader that dies is not started again', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const engine = startEngine({ launch, privateFolder: '/none', role: 'reader' });
    await settled();
    const pending = describeEngine(engine);
    await settled();
    engines[0]?.die();
    expect(codeOf(await pending)).toBe('engine-lost');
    expect(codeOf(await describeEngine(engine))).toBe('engine-lost');
    expect(engines).toHaveLength(1);
  });

  test('closing settles what is asked and starts nothing', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const engine = startEngine({ launch, privateFolder: '/none' });
    await settled();
    const pending = describeEngine(engine);
    await settled();
    await engine.close();
    expect(codeOf(await pending)).toBe('engine-lost');
    expect(codeOf(await describeEngine(engine))).toBe('engine-lost');
    expect(engines).toHaveLength(1);
  });
});

describe('a real child process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-engine-'));
  const launch = forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('killed in the middle of a call, it is replaced: lost, revived, recovered', async () => {
    const states: EngineState[] = [];
    let revivals = 0;
    const engine = startEngine({
      launch,
      privateFolder: folder,
      revive: async (client) => {
        await client.call('workspace.open', { path: null });
        revivals += 1;
      },
    });
    engine.onState((state) => states.push(state));
    const { version: firstPid } = await engine.client.call('engine.describe', {});
    const outcome = await engine.transport(
      'segments.run',
      {},
      { progress: () => void process.kill(Number(firstPid), 'SIGKILL') },
    );
    const { version: secondPid } = await engine.client.call('engine.describe', {});
    await engine.close();
    expect(secondPid).not.toBe(firstPid);
    expect(revivals).toBe(1);
    expect(codeOf(outcome)).toBe('engine-lost');
    expect(states).toEqual(['ready', 'lost', 'recovered']);
    expect(() => process.kill(Number(secondPid), 0)).toThrow();
  });

  test('a call that is cancelled answers so, and the same process goes on', async () => {
    const engine = startEngine({ launch, privateFolder: folder });
    const { version: before } = await engine.client.call('engine.describe', {});
    const stop = new AbortController();
    const bytes = await engine.transport(
      'segments.run',
      {},
      { signal: stop.signal, progress: () => stop.abort() },
    );
    const { version: after } = await engine.client.call('engine.describe', {});
    await engine.close();
    expect(codeOf(bytes)).toBe('cancelled');
    expect(after).toBe(before);
  });

  test('a program that is not there is reported, not waited for', async () => {
    const engine = startEngine({
      launch: forkLaunch(join(folder, 'nothing.mjs')),
      privateFolder: folder,
    });
    expect(codeOf(await describeEngine(engine))).toBe('engine-lost');
    await engine.close();
  });
});
