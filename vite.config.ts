import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const native = ['@duckdb/node-api', '@duckdb/node-bindings', '@resvg/resvg-js', 'electron'];
const outside = [...native, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

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
    chunkSizeWarningLimit: 1200,
  },
};

const programs: UserConfig = {
  publicDir: false,
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
      },
      external: outside,
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
