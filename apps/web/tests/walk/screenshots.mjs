// npm run screenshots [PART OF A NAME...]: every page and state, on a phone and a laptop, light and dark,
// into build/screenshots with an index.html to look through them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch, openPage, sizes } from './browser.mjs';
import { journeys } from './journeys.mjs';
import { Server } from './server.mjs';
import { prepare } from './session-steps.mjs';

const folder = resolve(import.meta.dirname, '../../../../build/screenshots');
const wanted = process.argv.slice(2);
const looks = Object.keys(sizes).flatMap((size) => [{ size, dark: false }, { size, dark: true }]);
const nameOf = ({ size, dark }) => `${size}-${dark ? 'dark' : 'light'}`;

/// On a picture of the whole page what sticks to an edge would stand in its middle.
const stick = (page, position) =>
  page.evaluate((value) => document.querySelectorAll('nav, .foot').forEach((each) => { each.style.position = value; }), position);

/// Until the figures in sight are drawn; their frames come with the page's clock, which may stand still.
async function untilDrawn(page) {
  for (let wait = 0; wait < 100; ++wait) {
    if ((await page.locator('[data-figure="loading"]').count()) === 0) return;
    await page.clock.runFor(20);
    await page.waitForTimeout(40);
  }
}

async function shoot(page, path, whole) {
  await untilDrawn(page);
  await page.waitForTimeout(150);
  if (whole) await stick(page, 'static');
  await page.screenshot({ path, fullPage: whole, animations: 'disabled' });
  if (whole) await stick(page, '');
}

async function look(browser, one, taken) {
  const size = sizes[one.size];
  for (const [journey, run] of journeys) {
    if (wanted.length > 0 && !wanted.some((part) => journey.includes(part))) continue;
    const context = await browser.newContext({ viewport: size, colorScheme: one.dark ? 'dark' : 'light', hasTouch: one.size === 'phone' });
    await prepare(context, { inSpace: true });
    const server = new Server(); // each journey is a person of their own
    await server.start();
    const page = await openPage(context, server.url);
    const shot = async (name, { whole = true } = {}) => {
      const file = `${nameOf(one)}/${name}.png`;
      await shoot(page, join(folder, file), whole);
      taken.set(name, [...(taken.get(name) ?? []), file]);
    };
    try {
      await run({ page, context, shot, server });
    } catch (error) {
      await shoot(page, join(folder, nameOf(one), `failed-${journey.replaceAll(' ', '-')}.png`), true).catch(() => undefined);
      throw new Error(`${nameOf(one)}, ${journey}: ${error.message}`);
    } finally {
      await context.close();
      await server.close();
    }
  }
}

function index(taken) {
  const row = ([name, files]) =>
    `<section><h2>${name}</h2><div>${files.map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${file}"><small>${file.split('/')[0]}</small></a>`).join('')}</div></section>`;
  return `<!doctype html><meta charset="utf-8"><title>Psoas, every page and state</title>
<style>body{font:16px system-ui;margin:2rem;background:#ddd8cd;color:#222}div{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto}a{color:inherit}img{display:block;height:26rem;width:auto;max-width:none;object-fit:cover;object-position:top}h2{font-size:1rem;margin:2rem 0 .5rem}</style>
<h1>Every page and state</h1>${[...taken].map(row).join('\n')}`;
}

mkdirSync(folder, { recursive: true });
if (wanted.length === 0) looks.forEach((one) => rmSync(join(folder, nameOf(one)), { recursive: true, force: true }));
looks.forEach((one) => mkdirSync(join(folder, nameOf(one)), { recursive: true }));

const taken = new Map();
const failures = [];
for (const one of looks) {
  const browser = await launch();
  await look(browser, one, taken).catch((error) => failures.push(error.message));
  await browser.close();
  console.log(`${nameOf(one)}: ${[...taken.values()].flat().filter((file) => file.startsWith(nameOf(one))).length} pictures`);
}
writeFileSync(join(folder, 'index.html'), index(taken));
failures.forEach((failure) => console.log(`FAILED  ${failure}`));
console.log(join('build', 'screenshots', 'index.html'));
process.exit(failures.length > 0 ? 1 : 0);
