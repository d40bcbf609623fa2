// How long the page takes in Chromium from a server on this machine: first visit, then again.
//
//   node bench/page_load.mjs PSOAS_PROGRAM
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(new URL('../apps/web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const ROUNDS = 5;
const PORT = 8139;

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/// Starts the program with a store of its own; resolves when it answers.
async function startServer(program, folder) {
  const env = { ...process.env, XDG_DATA_HOME: folder };
  const server = spawn(program, ['serve', '--port', String(PORT)], { env, stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`http://127.0.0.1:${PORT}/`).then((r) => r.ok, () => false)) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill();
  throw new Error('The server did not start.');
}

/// Milliseconds from asking for the page to its first paint and to its first heading.
async function visit(page) {
  const start = performance.now();
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.locator('h1').first().waitFor();
  const ready = performance.now() - start;
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  return { ready, paint };
}

const folder = mkdtempSync(join(tmpdir(), 'psoas-bench-'));
const server = await startServer(process.argv[2], folder);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const first = [];
const again = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  first.push(await visit(page));
  again.push(await visit(page));
  await context.close();
}
await browser.close();
server.kill();
rmSync(folder, { recursive: true });
const line = (name, visits) =>
  `${name}: first paint ${median(visits.map((v) => v.paint)).toFixed(0)} ms, first heading ${median(visits.map((v) => v.ready)).toFixed(0)} ms`;
console.log(line('first visit', first));
console.log(line('again', again));
