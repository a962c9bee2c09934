import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EngineState, HostEvent } from '../../analytics/contract/host.ts';
import { decodeReply } from '../../analytics/contract/wire.ts';
import { type EngineProcess, startEngine } from '../../main/engine-process.ts';
import { fakeLaunch } from './fake-engine.ts';
import { eachWithSessions, start } from './sessions.ts';

const settled = () => vi.advanceTimersByTimeAsync(0);
const codeOf = (bytes: Uint8Array) => {
  const reply = decodeReply(bytes);
  return reply.ok ? 'ok' : reply.problems[0]?.code;
};
const describeEngine = (engine: EngineProcess) => engine.transport('engine.describe', {}, {});

describe('an engine that a test plays', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('three deaths within thirty seconds stop it, with a problem that says so', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const engine = startEngine({ launch, privateFolder: '/none' });
    const states: EngineState[] = [];
    engine.onState((state) => states.push(state));
    for (let death = 0; death < 3; death += 1) {
      await settled();
      engines.at(-1)?.die();
    }
    await settled();
    expect(states).toEqual(['ready', 'lost', 'recovered', 'lost', 'recovered', 'stopped']);
    const reply = decodeReply(await describeEngine(engine));
    expect(engines).toHaveLength(3);
    expect(reply.ok ? null : reply.problems[0]?.reason).toContain('not started again');
  });

  test('where no process can be started in the place of the dead one, it is told to have stopped', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    const states: EngineState[] = [];
    const engine = startEngine({
      launch: (...asked) => {
        if (engines.length > 0) throw new Error('No more processes.');
        return launch(...asked);
      },
      privateFolder: '/none',
    });
    engine.onState((state) => states.push(state));
    await settled();
    engines[0]?.die();
    await settled();
    expect(codeOf(await describeEngine(engine))).toBe('engine-lost');
    expect(states).toEqual(['ready', 'lost', 'stopped']);
  });

  test('deaths that lie further apart do not stop it', async () => {
    const { launch, engines } = fakeLaunch((started) => started.ready());
    startEngine({ launch, privateFolder: '/none' });
    for (let death = 0; death < 6; death += 1) {
      await settled();
      engines.at(-1)?.die();
      await vi.advanceTimersByTimeAsync(20_000);
    }
    expect(engines).toHaveLength(7);
  });

  test('an engine that never comes as far as serving is given up, however slowly it dies', async () => {
    const { launch, engines } = fakeLaunch();
    const engine = startEngine({ launch, privateFolder: '/none' });
    const states: EngineState[] = [];
    engine.onState((state) => states.push(state));
    const waiting = describeEngine(engine);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(codeOf(await waiting)).toBe('engine-lost');
    expect(engines).toHaveLength(3);
    expect(states).toEqual(['lost', 'lost', 'stopped']);
  });
});

describe('a session whose engine dies again and again', () => {
  eachWithSessions();

  test('tells whoever listens, late as well, that it has stopped, and still saves a definition', async () => {
    const session = start();
    const events: HostEvent[] = [];
    session.listen((event) => events.push(event));
    for (let death = 0; death < 3; death += 1) {
      await session.call('places.shapes', { level: 'lcp' }, `deadly-${death}`);
    }
    expect(codeOf(await session.call('workspace.describe', {}, 'c'))).toBe('engine-lost');
    const stopped: HostEvent = { kind: 'engine', state: 'stopped' };
    expect(events.at(-1)).toEqual(stopped);
    const late: HostEvent[] = [];
    session.listen((event) => late.push(event));
    expect(late).toEqual([stopped]);
    const saved = await session.saveDefinition({ text: 'version: 1\n', name: 'own' });
    expect(saved.ok).toBe(true);
  });
});
