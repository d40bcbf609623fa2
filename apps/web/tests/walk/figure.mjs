// The body in space: it is drawn where the browser can, in lines where it cannot, and only when it is looked at.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { violations } from './accessibility.mjs';
import { openPage, sizes, waitForOffline } from './browser.mjs';
import * as step from './steps.mjs';

/// Chromium that draws WebGL with the processor.
const flags = ['--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-background-networking'];
const withWebgl = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
const explorer = '#/learn/how-it-moves';
const body = '[data-figure="body"]';

async function inWebgl({ url }, options, run) {
  const browser = await withWebgl();
  try {
    const context = await browser.newContext({ viewport: sizes.laptop, ...options });
    const page = await openPage(context, url);
    await run(page, context);
    assert.deepEqual(page.faults, []);
  } finally {
    await browser.close();
  }
}

const isDrawn = async (page) => {
  await page.locator(body).first().waitFor();
  await page.waitForTimeout(400); // it fades in
};

async function drawsTheBody(env) {
  await inWebgl(env, {}, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await step.goTo(page, 'more');
    assert.deepEqual(asked.filter((path) => /body_skin|psoas_body|view-/.test(path)), [], 'nothing of the figure before it is looked at');
    await page.goto(env.url + explorer);
    await isDrawn(page);
    const figure = page.locator(body).first();
    const before = await figure.screenshot();
    await figure.focus();
    for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowLeft');
    await page.waitForTimeout(150);
    assert.notDeepEqual(await figure.screenshot(), before, 'it turns with the arrow keys');
    assert.deepEqual(await violations(page), []);
  });
}

async function tellsLengths(env) {
  await inWebgl(env, { viewport: sizes.phone }, async (page) => {
    await page.goto(env.url + explorer);
    const psoas = page.locator('[data-muscle="psoas"]');
    await page.getByText('as long as in standing').first().waitFor();
    const millimetres = async (button) => {
      await page.getByRole('button', { name: button }).click();
      return Number((await psoas.textContent()).match(/\d+/)[0]);
    };
    assert.ok((await millimetres('Leg back, pelvis tucked')) > (await millimetres('Leg back, back arched')) + 3);
    await page.getByRole('button', { name: 'Stand straight again' }).click();
    await page.getByRole('slider', { name: /Thigh/ }).focus();
    for (let i = 0; i < 10; ++i) await page.keyboard.press('ArrowLeft');
    assert.match(await psoas.textContent(), /longer/);
  });
}

async function keepsPaceOrGivesUp(env) {
  await inWebgl(env, { viewport: { width: 640, height: 480 } }, async (page) => {
    await step.screen(page);
    await page.locator('a[data-next="test"]').click();
    await page.locator(body).first().waitFor();
    await page.waitForFunction(() => document.querySelector('[data-rate]') !== null || document.querySelector('canvas') === null, null, { timeout: 60_000 });
    const seen = await page.evaluate(() => ({ rate: document.querySelector('[data-rate]')?.dataset.rate, canvas: document.querySelector('canvas') !== null }));
    console.log(`        ${seen.rate ?? 'fewer than 25'} frames a second, drawn by the processor at 640x480`);
    assert.ok(!seen.canvas || Number(seen.rate) >= 25, `${seen.rate} frames a second, and it did not give up`);
    await page.locator('main svg, main canvas').first().waitFor();
  });
}

async function linesInstead(env, options, hide) {
  const browser = await withWebgl();
  try {
    const context = await browser.newContext({ viewport: sizes.phone, ...options });
    if (hide) await context.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
    const page = await openPage(context, env.url);
    await page.goto(env.url + explorer);
    await page.locator('.figure svg').waitFor();
    await page.getByText('as long as in standing').first().waitFor();
    assert.equal(await page.locator('main canvas').count(), 0);
    await page.getByRole('button', { name: 'Leg back, pelvis tucked' }).click();
    assert.match(await page.locator('[data-muscle="psoas"]').textContent(), /longer/);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(page.faults, []);
  } finally {
    await browser.close();
  }
}

async function offline({ own }) {
  const server = await own();
  await inWebgl({ url: server.url }, {}, async (page) => {
    await waitForOffline(page);
    await server.kill();
    await page.goto(server.url + explorer);
    await page.reload();
    await isDrawn(page);
  });
}

async function contextLost(env) {
  await inWebgl(env, {}, async (page) => {
    await page.goto(env.url + explorer);
    await isDrawn(page);
    await page.evaluate(() => document.querySelector('main canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
    await page.locator('.figure svg').waitFor();
    assert.equal(await page.locator('main canvas').count(), 0);
  });
}

export const figureWalks = [
  ['the body is drawn in space, and turns', drawsTheBody],
  ['the explorer tells how long the muscles are', tellsLengths],
  ['the figure keeps 25 frames a second or turns into lines', keepsPaceOrGivesUp],
  ['without WebGL the figure is drawn in lines', (env) => linesInstead(env, {}, true)],
  ['with less motion the figure is a still one in lines', (env) => linesInstead(env, { reducedMotion: 'reduce' }, false)],
  ['a lost WebGL context leaves the lines', contextLost],
  ['the figure is there offline', offline],
];
