import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { precache } from './build-steps/precache-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The core is built before the page; CMake says where (PSOAS_WASM).
const coreWasm = process.env['PSOAS_WASM'] ?? here('../../build/wasm/apps/wasm/psoas.wasm');
// So are the body engine and the figure's skin (PSOAS_BODY_WASM, PSOAS_SKIN).
const bodyWasm = process.env['PSOAS_BODY_WASM'] ?? here('../../build/wasm/apps/wasm/psoas_body.wasm');
const bodySkin = process.env['PSOAS_SKIN'] ?? here('../../build/release/generated/body_skin.bin');

export default defineConfig({
  base: './',
  plugins: [svelte(), precache(here('src/offline/service-worker.ts'))],
  resolve: {
    alias: [
      { find: /^@core-wasm/, replacement: coreWasm },
      { find: /^@body-wasm/, replacement: bodyWasm },
      { find: /^@body-skin/, replacement: bodySkin },
      { find: '@locales', replacement: here('../../locales') },
    ],
    conditions: process.env['VITEST'] ? ['browser'] : undefined,
  },
  build: {
    outDir: process.env['PSOAS_WEB_OUT'] ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { fs: { allow: [here('../..')] }, proxy: { '/api': 'http://127.0.0.1:8137' } },
  test: { include: ['tests/unit/**/*.test.ts'], environment: 'node' },
});
