import type { Host, HostEvent } from '../../analytics/contract/host.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { encodeReply, type Reply } from '../../analytics/contract/wire.ts';
import { download } from './download.ts';
import { boot, makePost, type Post, readEvents, readReply } from './loopback-wire.ts';

type Listener = (event: HostEvent) => void;

/** Who is told of events; whoever comes late is told the last of each kind that lasts. */
function makeTeller() {
  const listeners = new Set<Listener>();
  const last = new Map<'engine' | 'problem', HostEvent>();
  return {
    tell(event: HostEvent) {
      if (event.kind !== 'progress') last.set(event.kind, event);
      for (const listener of [...listeners]) listener(event);
    },
    listen(listener: Listener) {
      listeners.add(listener);
      for (const event of last.values()) listener(event);
      return () => void listeners.delete(listener);
    },
  };
}

const pauseMilliseconds = 500;

/** Keeps one stream of events open for as long as the program answers. */
async function followEvents(post: Post, tell: Listener): Promise<void> {
  for (;;) {
    try {
      const response = await post('/events', '{}');
      if (!response.ok) return tell({ kind: 'engine', state: 'lost' });
      await readEvents(response, tell);
    } catch {
      tell({ kind: 'engine', state: 'lost' });
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}

async function callBytes(post: Post, body: string): Promise<Uint8Array> {
  try {
    const response = await post('/call', body);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    return encodeReply(await readReply(response));
  } catch (failure) {
    return encodeReply(failed(failure));
  }
}

function failed(failure: unknown): Reply<never> {
  if (failure instanceof Refusal) return { ok: false, problems: failure.problems };
  return { ok: false, problems: [{ code: 'internal', reason: 'The answer could not be read.' }] };
}

async function replyTo<T>(asked: Promise<Response>): Promise<Reply<T>> {
  try {
    return await readReply<T>(await asked);
  } catch (failure) {
    return failed(failure);
  }
}

/** Hands over the file that comes back, by the browser's own download. */
async function savedFrom(asked: Promise<Response>): Promise<Reply<{ name: string } | null>> {
  try {
    const response = await asked;
    if (!response.ok) return await readReply(response);
    const name = decodeURIComponent(response.headers.get('X-Name') ?? 'quintile');
    download(await response.blob(), name);
    return { ok: true, answer: { name } };
  } catch (failure) {
    return failed(failure);
  }
}

/** Exchanges the boot token and returns the host that serves this page on 127.0.0.1. */
export async function connectLoopback(token: string): Promise<Host> {
  const post = makePost(await boot(token));
  const { tell, listen } = makeTeller();
  const json = JSON.stringify;
  void followEvents(post, tell);
  return {
    kind: 'loopback',
    call: (method, ask, call) => callBytes(post, json({ method, ask, call })),
    cancel: (call) => void post('/cancel', json({ call })).catch(() => undefined),
    offer: (file, call) =>
      replyTo(post('/offer', file, { 'X-Name': encodeURIComponent(file.name), 'X-Call': call })),
    forget: (handles) => replyTo(post('/forget', json({ handles }))),
    inspect: (handles, call, mapping) =>
      replyTo(post('/inspect', json({ handles, call, mapping }))),
    importFiles: (ask, call) => replyTo(post('/import', json({ ask, call }))),
    importSample: (call) => replyTo(post('/import-sample', json({ call }))),
    save: (spec, format, hideFurther = false) =>
      savedFrom(post('/save', json({ spec, format, hideFurther }))),
    remembered: (signature) => replyTo(post('/remembered', json({ signature }))),
    saveMapping: (mapping) => savedFrom(post('/save-mapping', json({ mapping }))),
    saveDefinition: (definition) => savedFrom(post('/save-definition', json({ definition }))),
    saveQuality: (format) => savedFrom(post('/save-quality', json({ format }))),
    workspaces: () => replyTo(post('/workspaces', json({}))),
    openWorkspace: (ask, call) => replyTo(post('/open-workspace', json({ ask, call }))),
    sealWith: (passphrase) => replyTo(post('/seal', json({ passphrase }))),
    deleteWorkspace: (handle) => replyTo(post('/delete-workspace', json({ handle }))),
    keepRecent: (isOn) => replyTo(post('/keep-recent', json({ isOn }))),
    listen,
  };
}
