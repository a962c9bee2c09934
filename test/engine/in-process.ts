import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, makeClient, type Transport } from '../../analytics/contract/client.ts';
import type { FromEngine, ToEngine } from '../../analytics/contract/engine-message.ts';
import type { StageAsk } from '../../analytics/contract/extract.ts';
import type { PolicyBook } from '../../analytics/disclosure/policy-book.ts';
import { createEngine } from '../../analytics/engine/create-engine.ts';
import { serve } from '../../analytics/engine/serve.ts';

/** An engine in this process behind the same messages as one in its own: the third host of tests. */
export interface InProcessEngine {
  readonly client: Client;
  readonly transport: Transport;
  readonly folder: string;
  import(ask: Omit<StageAsk, 'staging'>): Promise<void>;
  close(): void;
}

export function startInProcess(now?: () => Date, book?: PolicyBook): InProcessEngine {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-test-'));
  mkdirSync(join(folder, 'staging'));
  const engine = createEngine(folder, now, book);
  const waiting = new Map<number, (bytes: Uint8Array) => void>();
  let tell: (message: ToEngine) => void = () => undefined;
  serve(engine, {
    send(message: FromEngine) {
      if (message.kind === 'reply') waiting.get(message.id)?.(message.bytes);
    },
    receive(listener) {
      tell = listener;
    },
    end: () => undefined,
  });
  let last = 0;
  const transport: Transport = (method, ask, { signal }) => {
    last += 1;
    const id = last;
    signal?.addEventListener('abort', () => tell({ kind: 'cancel', id }));
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      tell({ kind: 'call', id, method, ask });
    });
  };
  const client = makeClient(transport);
  return {
    client,
    transport,
    folder,
    async import(ask) {
      const staging = join(folder, 'staging', 'staged.duckdb');
      await client.call('extract.stage', { ...ask, staging });
      await client.call('extract.adopt', { staging });
      rmSync(staging, { force: true });
    },
    close() {
      engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
