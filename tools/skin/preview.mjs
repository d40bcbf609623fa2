#!/usr/bin/env node
// Draws the grown skin in the postures that try it, from several sides, for whoever changes
// body/figure_skin.json. Needs a build, Chromium and the web app's node_modules.
//
//   node tools/skin/preview.mjs OUT.png [BUILD]
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBody } from '../../tests/wasm/body_module.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, '../../apps/web/node_modules');
const [out, build = 'build/release'] = process.argv.slice(2);
if (!out) {
  console.error('usage: node tools/skin/preview.mjs OUT.png [BUILD]');
  process.exit(2);
}

const both = (angles) => Object.fromEntries(Object.entries(angles).flatMap(([name, deg]) => ['r', 'l'].map((side) => [`${name}_${side}`, deg])));
const POSTURES = [
  { angles: {}, sides: ['front', 'quarter', 'right', 'back'] },
  { angles: { pelvis_tilt: 10, lumbar_extension: -10, hip_flexion_r: -10, knee_angle_r: 90, ankle_angle_r: -30, hip_flexion_l: 90, knee_angle_l: 100 }, sides: ['right', 'quarter', 'front', 'back'] },
  { angles: { pelvis_tilt: 90, ...both({ hip_flexion: 50, knee_angle: 100, ankle_angle: -40 }) }, sides: ['right', 'quarter', 'above', 'behind'] },
  { angles: both({ hip_flexion: 90, knee_angle: 90 }), sides: ['front', 'quarter', 'right', 'behind'] },
  { angles: { lumbar_bending: -20, lumbar_extension: -10 }, sides: ['front', 'quarter', 'right', 'back'] },
  { angles: both({ hip_flexion: 120, knee_angle: 120 }), sides: ['front', 'quarter', 'right', 'behind'] },
];

/// The engine's bones in a posture: 12 figures each.
function framesOf(body, angles) {
  body.pose().fill(0);
  for (const [name, deg] of Object.entries(angles)) {
    const place = body.layout.coordinates.indexOf(name);
    if (place >= 0) body.pose()[place] = (deg * Math.PI) / 180; // the ankle is not the engine's
  }
  body.exports.psoas_body_draw();
  const from = body.layout.bones_at;
  return Array.from(body.figure().slice(from, from + 12 * body.layout.bones.length));
}

const body = openBody(join(build, 'wasm/apps/wasm/psoas_body.wasm'));
const shots = POSTURES.flatMap(({ angles, sides }) => sides.map((side) => ({ angles, side, frames: framesOf(body, angles) })));

const FILES = { '/': [join(here, 'preview.html'), 'text/html'], '/skin': [join(build, 'generated/body_skin.bin'), 'application/octet-stream'] };
const server = createServer((request, response) => {
  const known = FILES[request.url] ?? (/^\/three\/[\w.]+\.js$/.test(request.url) && [join(modules, 'three/build', request.url.slice(7)), 'text/javascript']);
  if (!known) return response.writeHead(404).end();
  response.setHeader('content-type', known[1]);
  return response.end(readFileSync(known[0]));
}).listen(0, '127.0.0.1');

const { chromium } = await import(join(modules, 'playwright-core/index.mjs'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'] });
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.addInitScript((given) => Object.assign(window, given), { shots });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction('window.drawn', null, { timeout: 60000 });
  await page.locator('canvas').screenshot({ path: out });
} finally {
  await browser.close();
  server.close();
}
