import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, IpcMain, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HostEvent } from '../../analytics/contract/host.ts';
import { channels, eventChannel } from '../../main/electron/channels.ts';
import { bridgeSession } from '../../main/electron/ipc.ts';
import { makeSaveFile } from '../../main/electron/save-file.ts';
import type { Session } from '../../main/session.ts';
import { fakeContents } from './fake-electron.ts';

type Handler = (event: unknown, ...parts: unknown[]) => unknown;

function bridge() {
  const wanted = { is: true };
  const handlers = new Map<string, Handler>();
  const { contents } = fakeContents(7);
  const asked: unknown[][] = [];
  const listeners: ((event: HostEvent) => void)[] = [];
  const record =
    (name: string) =>
    (...parts: unknown[]) => {
      asked.push([name, ...parts]);
      return { ok: true, answer: { name: 'a.svg', bytes: new Uint8Array() } };
    };
  const recorded: string[] = [];
  /** As a session does: a place is chosen, and only then is the release recorded and handed over. */
  const releasing: Session['save'] = async (...parts) => {
    asked.push(['save', ...parts.slice(0, 3)]);
    const file = { name: 'a.svg', bytes: new Uint8Array() };
    const ready = (await parts[3]?.(file)) ?? null;
    if (ready === null) return { ok: true, answer: null };
    recorded.push('kept');
    ready.fill({ release: 'r', when: 'w', done: file });
    return { ok: true, answer: file };
  };
  const names = Object.keys(channels).filter((name) => name !== 'listen');
  const session = {
    ...Object.fromEntries(names.map((name) => [name, record(name)])),
    save: releasing,
    listen(listener: (event: HostEvent) => void) {
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
  };
  bridgeSession({
    ipcMain: {
      handle: (name: string, handler: Handler) => handlers.set(name, handler),
    } as unknown as IpcMain,
    contents: contents as unknown as WebContents,
    session: session as unknown as Session,
    saveFile: {
      choose: async (file) =>
        wanted.is
          ? {
              name: `kept ${file.name}`,
              fill: () => void recorded.push('filled'),
              giveUp: () => undefined,
            }
          : null,
      save: async (file) => ({ ok: true, answer: { name: `kept ${file.name}` } }),
    },
  });
  const frame = { origin: 'app://bundle', parent: null };
  const own = { sender: { id: 7 }, senderFrame: frame };
  const invoke = async (channel: string, event: unknown, ...parts: unknown[]) =>
    (handlers.get(channel) as Handler)(event, ...parts);
  return { handlers, contents, asked, listeners, own, frame, invoke, recorded, wanted };
}

describe('the bridge', () => {
  test('has the channels of the table and no other', () => {
    expect([...bridge().handlers.keys()].sort()).toEqual(Object.values(channels).sort());
  });

  test('passes the page’s questions to the session', async () => {
    const { invoke, own, asked } = bridge();
    await invoke(channels.call, own, 'engine.describe', {}, 'c');
    await invoke(channels.offer, own, '/tmp/a.csv');
    await invoke(channels.offer, own, { toString: () => '/tmp/a.csv' });
    expect(asked).toEqual([
      ['call', 'engine.describe', {}, 'c'],
      ['offer', '/tmp/a.csv'],
      ['offer', ''],
    ]);
    for (const [channel, ...parts] of [
      [channels.save, {}, 'svg', false],
      [channels.saveMapping, {}],
      [channels.saveDefinition, { text: 'version: 1', name: 'own.yaml' }],
      [channels.saveQuality, 'html'],
    ] as const) {
      const saved = await invoke(channel, own, ...parts);
      expect(saved).toEqual({ ok: true, answer: { name: 'kept a.svg' } });
    }
  });

  test('a chart is recorded after its dialog and before it is written, and not where that is cancelled', async () => {
    const { invoke, own, recorded, wanted } = bridge();
    await invoke(channels.save, own, {}, 'svg', false);
    expect(recorded).toEqual(['kept', 'filled']);
    wanted.is = false;
    const cancelled = await invoke(channels.save, own, {}, 'svg', false);
    expect(cancelled).toEqual({ ok: true, answer: null });
    expect(recorded).toEqual(['kept', 'filled']);
  });

  const { frame } = bridge();
  test.each<[string, unknown]>([
    ['another window', { sender: { id: 8 }, senderFrame: frame }],
    ['a frame that has gone', { sender: { id: 7 }, senderFrame: null }],
    ['a frame in our window', { sender: { id: 7 }, senderFrame: { ...frame, parent: frame } }],
    [
      'another origin',
      { sender: { id: 7 }, senderFrame: { ...frame, origin: 'https://evil.test' } },
    ],
    [
      'an origin that begins like ours',
      { sender: { id: 7 }, senderFrame: { ...frame, origin: 'app://bundle.evil' } },
    ],
    ['no origin', { sender: { id: 7 }, senderFrame: { ...frame, origin: 'null' } }],
    ['an empty page', { sender: { id: 7 }, senderFrame: { ...frame, origin: '' } }],
  ])('answers no message from %s', async (_name, event) => {
    const { invoke, asked } = bridge();
    for (const channel of Object.values(channels)) {
      await expect(invoke(channel, event, 'a', {}, 'c')).rejects.toThrow('Refused.');
    }
    expect(asked).toEqual([]);
  });

  test('answers no message with more or fewer parts', async () => {
    const { invoke, own, asked } = bridge();
    await expect(invoke(channels.call, own, 'engine.describe')).rejects.toThrow('Refused.');
    await expect(invoke(channels.cancel, own, 'a', 'b')).rejects.toThrow('Refused.');
    expect(asked).toEqual([]);
  });

  test('sends events to the page, once each however often it asks', async () => {
    const { invoke, own, listeners, contents } = bridge();
    await invoke(channels.listen, own);
    await invoke(channels.listen, own);
    const event: HostEvent = { kind: 'engine', state: 'lost' };
    for (const listener of listeners) listener(event);
    expect(contents.sent).toEqual([[eventChannel, event]]);
  });
});

describe('the preload', () => {
  test('exposes one frozen object with the functions of a host, and none of Electron’s own', async () => {
    const exposed: Record<string, Record<string, unknown>> = {};
    const invoked: unknown[][] = [];
    const subscribed: ((event: unknown, payload: unknown) => void)[] = [];
    vi.doMock('electron', () => ({
      contextBridge: {
        exposeInMainWorld: (name: string, value: Record<string, unknown>) => {
          exposed[name] = value;
        },
      },
      ipcRenderer: {
        invoke: async (...parts: unknown[]) => void invoked.push(parts),
        on: (_channel: string, listener: (event: unknown, payload: unknown) => void) =>
          subscribed.push(listener),
      },
      webUtils: { getPathForFile: () => '/dropped.csv' },
    }));
    await import('../../main/electron/preload.ts');
    vi.doUnmock('electron');
    const host = exposed['quintile'] ?? {};
    expect(Object.keys(exposed)).toEqual(['quintile']);
    expect(Object.isFrozen(host)).toBe(true);
    expect(Object.keys(host).sort()).toEqual(['kind', ...Object.keys(channels)].sort());
    const heard: unknown[] = [];
    const listen = host['listen'] as (listener: (...parts: unknown[]) => void) => () => void;
    const stop = listen((...parts) => heard.push(parts));
    listen(() => undefined);
    subscribed[0]?.({ sender: 'secret' }, { kind: 'engine', state: 'ready' });
    stop();
    subscribed[0]?.({ sender: 'secret' }, { kind: 'engine', state: 'lost' });
    expect(heard).toEqual([[{ kind: 'engine', state: 'ready' }]]);
    expect(invoked).toEqual([[channels.listen]]);
    expect(subscribed).toHaveLength(1);
    await (host['offer'] as (file: unknown) => Promise<void>)({});
    expect(invoked.at(-1)).toEqual([channels.offer, '/dropped.csv']);
    const asked = invoked.length;
    const questions = Object.keys(channels).filter((name) => !['listen', 'offer'].includes(name));
    for (const name of questions) {
      await (host[name] as (...parts: unknown[]) => unknown)('one', 'two', 'three');
    }
    expect(invoked.slice(asked).map(([channel]) => channel)).toEqual(
      questions.map((name) => channels[name as keyof typeof channels]),
    );
  });
});

describe('saving from the desktop window', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quintile-save-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function saver(choices: (string | null)[]) {
    const asked: { defaultPath?: string }[] = [];
    const electron = {
      app: { getPath: () => '/documents' },
      dialog: {
        async showSaveDialog(_window: unknown, options: { defaultPath?: string }) {
          asked.push(options);
          const filePath = choices.shift() ?? null;
          return { canceled: filePath === null, filePath: filePath ?? '' };
        },
      },
    } as unknown as Parameters<typeof makeSaveFile>[0];
    return { asked, ...makeSaveFile(electron, {} as BrowserWindow) };
  }
  const file = { name: 'map.svg', bytes: new TextEncoder().encode('<svg/>') };

  test('writes the whole file where the user says, and starts there the next time', async () => {
    const { asked, save } = saver([join(folder, 'chosen.svg'), null]);
    expect(await save(file)).toEqual({ ok: true, answer: { name: 'chosen.svg' } });
    expect(readFileSync(join(folder, 'chosen.svg'), 'utf8')).toBe('<svg/>');
    expect(readdirSync(folder)).toEqual(['chosen.svg']);
    expect(await save(file)).toEqual({ ok: true, answer: null });
    expect(asked.map(({ defaultPath }) => defaultPath)).toEqual([
      join('/documents', 'map.svg'),
      join(folder, 'map.svg'),
    ]);
  });

  test('takes the room of a release where the user says with nothing of it in it, until it is filled or given up', async () => {
    const { choose } = saver([join(folder, 'one.svg'), join(folder, 'two.svg'), folder]);
    const [one, two] = [await choose(file), await choose(file)];
    const [name = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, name))).toEqual(Buffer.alloc(file.bytes.length));
    two?.giveUp();
    one?.fill({ release: 'r', when: 'w', done: file });
    expect(readdirSync(folder)).toEqual(['one.svg']);
    expect(readFileSync(join(folder, 'one.svg'), 'utf8')).toBe('<svg/>');
    await expect(choose(file)).rejects.toThrow(/could not be written there/);
  });

  test('says what went wrong where it cannot write, and leaves nothing', async () => {
    const { save } = saver([folder]);
    const reply = await save(file);
    expect(reply.ok ? null : reply.problems[0]?.code).toBe('output-unwritable');
    expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
  });
});
