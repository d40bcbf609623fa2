// npm run walk [PART OF A NAME...]: every walk, one after the other; the last line is
// "N passed, N failed". PSOAS_URL walks a server that runs already, where the walk allows it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from './browser.mjs';
import { Server } from './server.mjs';
import { walks } from './walks.mjs';

const wanted = process.argv.slice(2);
const pictures = resolve(import.meta.dirname, '../../../../build/screenshots');

const servers = [];
async function own() {
  const server = new Server();
  servers.push(server);
  await server.start();
  return server;
}

/// What the pages showed when a walk failed.
async function lastSight(browser) {
  mkdirSync(pictures, { recursive: true });
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    await page.screenshot({ path: join(pictures, `failed-${failed}.png`), fullPage: true });
    console.log(`        ${page.url()}: ${await page.locator('h1').first().textContent()}  ${(page.faults ?? []).join(' ')}`);
  }
}

async function walk(browser, run) {
  const folder = mkdtempSync(join(tmpdir(), 'psoas-walk-files-'));
  // Each walk is a person of their own, and so has a server of their own.
  const url = process.env.PSOAS_URL ?? (await own()).url;
  try {
    await run({ browser, url, own, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all(servers.splice(0).map((server) => server.close()));
  }
}

let passed = 0;
let failed = 0;
for (const [name, run] of walks) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const browser = await launch();
  const began = Date.now();
  try {
    await walk(browser, run);
    passed += 1;
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.stack ?? error}`);
    await lastSight(browser).catch(() => undefined);
  } finally {
    await browser.close();
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
