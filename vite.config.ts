import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const native = ['@duckdb/node-api', '@duckdb/node-bindings', '@resvg/resvg-js', 'electron'];
const outside = [...native, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

const typeface = 'node_modules/@expo-google-fonts/ibm-plex-sans';

/** Puts the typeface beside the programs: pictures are drawn with it and with no other. */
const fonts: Plugin = {
  name: 'quintile-fonts',
  generateBundle() {
    for (const weight of ['400Regular', '600SemiBold']) {
      const fileName = `fonts/IBMPlexSans_${weight}.ttf`;
      const source = readFileSync(`${typeface}/${weight}/IBMPlexSans_${weight}.ttf`);
      this.emitFile({ type: 'asset', fileName, source });
    }
    const source = readFileSync(`${typeface}/LICENSE_FONT`);
    this.emitFile({ type: 'asset', fileName: 'fonts/LICENSE.txt', source });
  },
};

/** Puts the solver beside the programs: it looks for itself there. */
const solver: Plugin = {
  name: 'quintile-solver',
  generateBundle() {
    const source = readFileSync('node_modules/highs/build/highs.wasm');
    this.emitFile({ type: 'asset', fileName: 'highs.wasm', source });
  },
};

const renderer: UserConfig = {
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1300,
  },
};

/** Parts of the command line bear its name: the desktop program leaves them out. */
const chunkFileNames = ({ moduleIds }: { readonly moduleIds: readonly string[] }) =>
  moduleIds.every((id) => id.includes('/main/cli/')) ? 'cli-[name].js' : '[name].js';

const programs: UserConfig = {
  publicDir: false,
  plugins: [fonts, solver],
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      input: {
        cli: 'main/cli/main.ts',
        engine: 'analytics/engine/process.ts',
        loopback: 'main/loopback/main.ts',
        start: 'main/start/main.ts',
        electron: 'main/electron/main.ts',
        'make-sample': 'sample-data/make-sample.ts',
      },
      external: outside,
      output: { chunkFileNames },
    },
  },
  ssr: { noExternal: true, external: native },
};

const preload: UserConfig = {
  publicDir: false,
  build: {
    lib: {
      entry: 'main/electron/preload.ts',
      formats: ['cjs'],
      fileName: () => 'preload.cjs',
    },
    outDir: 'dist',
    emptyOutDir: false,
    rollupOptions: { external: ['electron'] },
  },
};

/** `vite build` makes the window, `--mode programs` what runs on Node, `--mode preload` the bridge. */
export default defineConfig(({ mode }) => {
  if (mode === 'programs') return programs;
  if (mode === 'preload') return preload;
  return renderer;
});
