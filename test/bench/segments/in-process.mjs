// The engine inside this process, made from its source: what it takes without any message in between.
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const native = ['@duckdb/node-api', '@duckdb/node-bindings'];

/** Builds parts of the engine for this process and imports them: from their paths to their exports. */
export async function importParts(paths) {
  const outDir = join(root, `node_modules/.cache/quintile-bench-${process.pid}`);
  const names = paths.map((path) => path.replaceAll('/', '-').replace(/\.ts$/, ''));
  try {
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      build: {
        ssr: true,
        outDir,
        target: 'node20',
        rollupOptions: {
          input: Object.fromEntries(names.map((name, index) => [name, join(root, paths[index])])),
          external: [...native, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        },
      },
      ssr: { noExternal: true, external: native },
    });
    const modules = names.map((name) => import(pathToFileURL(join(outDir, `${name}.js`)).href));
    return await Promise.all(modules);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** An engine whose handlers are called as they stand. `ask` gives its answer. */
export async function engineHere() {
  const [{ createEngine }, { encodeReply }] = await importParts([
    'analytics/engine/create-engine.ts',
    'analytics/contract/wire.ts',
  ]);
  const home = mkdtempSync(join(tmpdir(), 'quintile-bench-'));
  const engine = createEngine(home);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  return {
    ask: (method, ask) => engine.handlers[method](ask, context),
    /** The bytes of a reply that holds the answer. */
    encode: (answer) => encodeReply({ ok: true, answer }),
    close() {
      engine.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
