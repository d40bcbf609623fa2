#!/usr/bin/env node
// This engine and MuJoCo, both as WebAssembly in Debian's Chromium, in the same rounds as in node.
//
//   node bench/body/body_chromium.mjs PSOAS_BODY.wasm MODEL.xml MODEL.json [MUJOCO_JS_FOLDER]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../apps/web/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const [wasm, xml, json, peer] = process.argv.slice(2);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SCRIPT = 'text/javascript';
const served = {
  '/': ['text/html', null],
  '/bench/body/wasm_rounds.mjs': [SCRIPT, here('wasm_rounds.mjs')],
  '/tests/wasm/body_exports.mjs': [SCRIPT, here('../../tests/wasm/body_exports.mjs')],
  '/psoas_body.wasm': ['application/wasm', wasm],
  '/model.xml': ['text/xml', xml],
  '/model.json': ['application/json', json],
};
if (peer) {
  const { main } = JSON.parse(readFileSync(join(peer, 'package.json'), 'utf8'));
  served['/mujoco.js'] = [SCRIPT, join(peer, main)];
}

/// The two Cross-Origin headers isolate the page; only then does its clock tick every 5 us.
function answer(request, response) {
  const [type, file] = served[request.url] ?? [];
  if (!type) return void response.writeHead(404).end();
  response.writeHead(200, {
    'Content-Type': type,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
  response.end(file ? readFileSync(file) : '<!doctype html><title>bench</title><link rel="icon" href="data:,">');
}

/// Runs inside the page.
async function compareInPage(withPeer) {
  if (!crossOriginIsolated) throw new Error('The page is not isolated: its clock would be coarse.');
  const { compare } = await import('/bench/body/wasm_rounds.mjs');
  const text = (path) => fetch(path).then((reply) => reply.text());
  return compare({
    module: await WebAssembly.compileStreaming(fetch('/psoas_body.wasm')),
    json: await text('/model.json'),
    xml: await text('/model.xml'),
    loadMujoco: withPeer ? async () => (await import('/mujoco.js')).default() : null,
  });
}

const server = createServer(answer);
await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  (await page.evaluate(compareInPage, Boolean(peer))).forEach((line) => console.log(line));
} finally {
  await browser.close();
  server.close();
}
