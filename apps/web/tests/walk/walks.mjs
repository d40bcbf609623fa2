// What a person does, from the first page on, in a real browser against the real program.
import assert from 'node:assert/strict';
import { overflows, violations } from './accessibility.mjs';
import { freshPage, openPage, sizes, waitForOffline } from './browser.mjs';
import { figureWalks } from './figure.mjs';
import { protocolWalks } from './protocol.mjs';
import { sensorWalks } from './sensor.mjs';
import { sessionWalks } from './session.mjs';
import * as step from './steps.mjs';

const noFaults = (page) => assert.deepEqual(page.faults, []);

async function wholePath({ browser, url }, size, dark) {
  const { context, page } = await freshPage(browser, { size: sizes[size], dark, url });
  const began = Date.now();
  await step.screen(page);
  await step.test(page);
  await step.goTo(page, 'plan');
  await step.goTo(page, 'today');
  await step.session(page);
  await step.checkin(page);
  await step.goTo(page, 'progress');
  await page.locator('.chart canvas').first().waitFor();
  await step.goTo(page, 'report');
  await page.locator('.sheet').waitFor();
  const counts = await step.eventCounts(page);
  assert.equal(counts['screen.answered'], 1);
  assert.equal(counts['thomas.measured'], 2);
  assert.equal(counts['session.started'], 1);
  assert.equal(counts['session.ended'], 1);
  assert.equal(counts['checkin.recorded'], 2);
  assert.ok(Date.now() - began < 6 * 60_000, 'the walk took more than six minutes');
  noFaults(page);
  await context.close();
}

async function printsOnOnePage({ browser, url }) {
  const { context, page } = await freshPage(browser, { url, size: sizes.laptop });
  await step.screen(page, { knee: 'yes', anticoag: 'yes', inflam: 'unsure' });
  await step.goTo(page, 'report');
  await page.locator('.sheet').waitFor();
  await page.waitForTimeout(500);
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
    const pages = (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    assert.equal(pages, 1, `${pages} pages on ${format}`);
  }
  await context.close();
}

async function redFlagIsSaidAtOnce({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await step.screen(page, { ces: 'yes' });
  await page.getByRole('button', { name: 'Stop here' }).waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await step.eventCounts(page), {}, 'nothing is kept before the person has read it');
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.waitForFunction(() => location.hash === '#/today');
  await page.locator('section.stop').first().waitFor();
  assert.equal(await page.locator('a[data-next="session"]').count(), 0);
  assert.deepEqual(await step.eventCounts(page), { 'screen.answered': 1 });
  await step.goTo(page, 'session');
  assert.equal(await page.getByRole('button', { name: 'Start', exact: true }).count(), 0);
  noFaults(page);
  await context.close();
}

async function answersSurviveAClosedPage({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await page.locator('a[data-next="screen"]').click();
  await page.locator('[data-question="ces"] input[value="unsure"]').check();
  await page.close();
  const again = await openPage(context, url);
  await again.waitForFunction(async () => document.querySelector('footer') !== null);
  await again.waitForTimeout(800);
  assert.deepEqual(await step.eventCounts(again), { 'screen.answered': 1 });
  await step.goTo(again, 'screen');
  assert.ok(await again.locator('[data-question="ces"] input[value="unsure"]').isChecked());
  await context.close();
}

async function jointPainStopsTheTest({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await step.screen(page);
  await page.locator('a[data-next="test"]').click();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();
  await page.getByRole('radio', { name: 'Yes, it is flat' }).check();
  await page.getByRole('radio', { name: /Pain or pinching in the joint/ }).check();
  await page.getByRole('button', { name: 'Keep this and stop the test' }).click();
  await page.getByRole('heading', { level: 1, name: /do not stretch/ }).waitFor();
  noFaults(page);
  await context.close();
}

async function worksOffline({ browser, own }) {
  const server = await own();
  const { context, page } = await freshPage(browser, { url: server.url });
  await waitForOffline(page);
  await step.screen(page);
  const before = await step.eventCounts(page);
  await server.kill();
  await page.reload();
  await page.locator('a[data-next="test"]').waitFor();
  assert.deepEqual(await step.eventCounts(page), before);
  await step.test(page);
  await step.goTo(page, 'progress');
  await page.locator('.chart canvas').first().waitFor();
  await page.reload();
  await page.locator('h1').first().waitFor();
  assert.equal((await step.eventCounts(page))['thomas.measured'], 2);
  noFaults(page);
  await context.close();
}

async function serverComesBack({ browser, own }) {
  const server = await own();
  const { context, page } = await freshPage(browser, { url: server.url });
  await waitForOffline(page);
  await step.syncState(page, 'synced');
  await server.kill();
  await step.screen(page);
  await step.syncState(page, 'waiting');
  await server.start(server.port);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await step.syncState(page, 'synced');
  const second = await freshPage(browser, { url: server.url });
  await second.page.locator('a[data-next="test"]').waitFor({ timeout: 15_000 });
  assert.deepEqual(await step.eventCounts(second.page), await step.eventCounts(page));
  await context.close();
  await second.context.close();
}

async function twoTabs({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  const other = await openPage(context, url);
  await Promise.all([step.screen(page), step.goTo(other, 'checkin').then(() => other.locator('[data-tap="as_usual"]').click())]);
  await other.getByText('Kept.').waitFor();
  await step.goTo(other, 'today');
  await other.locator('a[data-next="test"]').waitFor({ timeout: 15_000 });
  assert.deepEqual(await step.eventCounts(page), { 'screen.answered': 1, 'checkin.recorded': 1 });
  assert.deepEqual(await step.eventCounts(other), await step.eventCounts(page));
  noFaults(page);
  noFaults(other);
  await context.close();
}

async function filesInAndOut({ browser, url, folder }) {
  const { context, page } = await freshPage(browser, { url, size: sizes.laptop });
  await step.screen(page);
  await step.goTo(page, 'settings');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save everything (JSON lines)' }).click()]);
  const path = `${folder}/journal.jsonl`;
  await file.saveAs(path);
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByLabel(/cannot be undone/).check();
  await page.getByRole('button', { name: 'Delete everything now' }).click();
  await page.locator('[data-receipt]').waitFor();
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await page.locator('a[data-next="screen"]').waitFor();
  assert.deepEqual(await step.eventCounts(page), {});
  await step.goTo(page, 'settings');
  const { readFile, writeFile } = await import('node:fs/promises');
  await writeFile(path, (await readFile(path, 'utf8')) + '{"broken\n');
  await page.locator('#import').setInputFiles(path);
  await page.getByText('1 line cannot be used').waitFor();
  await page.getByText(/Line 2\./).waitFor();
  await page.getByRole('button', { name: 'Add 1 entry' }).click();
  await page.getByText('1 entry was added.').waitFor();
  assert.equal((await step.eventCounts(page))['screen.answered'], 1);
  noFaults(page);
  await context.close();
}

async function byKeyboard({ browser, url }) {
  const { context, page } = await freshPage(browser, { url, size: sizes.laptop });
  const { keyboardPath } = await import('./keyboard.mjs');
  await keyboardPath(page);
  noFaults(page);
  await context.close();
}

async function tellsWhenItCannotKeep({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => { throw new DOMException('The disk is full.', 'QuotaExceededError'); };
  });
  await step.screen(page);
  await page.getByRole('heading', { name: 'This device cannot keep your entries' }).waitFor();
  await page.locator('a[data-next="test"]').waitFor();
  assert.deepEqual(await violations(page), []);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a file' }).click()]);
  assert.match(file.suggestedFilename(), /^psoas-.*\.jsonl$/);
  await context.close();
}

async function everyPageIsAccessible({ browser, url }, dark) {
  const { context, page } = await freshPage(browser, { url, dark });
  const found = [];
  const check = async (name) => {
    if (await overflows(page)) found.push(`${name}: wider than the display`);
    for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
  };
  const pages = ['today', 'screen', 'test', 'answer', 'plan', 'session', 'checkin', 'progress', 'report', 'letter', 'learn', 'where', 'profile', 'settings', 'release', 'more', 'phone'];
  for (const id of pages) {
    await step.goTo(page, id);
    await check(`empty-${id}`);
  }
  await step.goTo(page, 'today');
  await step.screen(page, { knee: 'yes' });
  await page.locator('a[data-next="test"]').click();
  await page.getByRole('radio', { name: /tape/i }).check();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();
  await check('test-position');
  await page.getByRole('radio', { name: 'No, it arches' }).check();
  await page.getByRole('radio', { name: 'Nothing much' }).check();
  await page.getByRole('button', { name: 'Measure' }).click();
  await page.getByRole('button', { name: 'Keep reading 1' }).click();
  await check('test-readings-faulty');
  await step.goTo(page, 'today');
  await step.test(page);
  for (const id of pages.filter((each) => each !== 'screen' && each !== 'test')) {
    await step.goTo(page, id);
    if (id === 'progress') await page.locator('.chart canvas').first().waitFor();
    for (const summary of await page.locator('main details > summary').all()) await summary.click();
    await check(`full-${id}`);
  }
  assert.deepEqual(found, []);
  noFaults(page);
  await context.close();
}

export const walks = [
  ['the whole path on a phone', (env) => wholePath(env, 'phone', false)],
  ['the whole path on a laptop', (env) => wholePath(env, 'laptop', false)],
  ['the whole path on a phone in the dark', (env) => wholePath(env, 'phone', true)],
  ['the whole path by keyboard alone', byKeyboard],
  ['a red flag is said at once and stops the plan', redFlagIsSaidAtOnce],
  ['answers survive a page that is closed in the middle', answersSurviveAClosedPage],
  ['joint pain stops the test and says not to stretch', jointPainStopsTheTest],
  ['everything is there offline, with the server dead', worksOffline],
  ['a server that was away gets what waited', serverComesBack],
  ['two tabs lose nothing and double nothing', twoTabs],
  ['a file goes out and comes back, and everything is deleted', filesInAndOut],
  ['a full device says so and offers a file', tellsWhenItCannotKeep],
  ['the report prints on one page', printsOnOnePage],
  ['every page is accessible in the light', (env) => everyPageIsAccessible(env, false)],
  ['every page is accessible in the dark', (env) => everyPageIsAccessible(env, true)],
  ...figureWalks,
  ...protocolWalks,
  ...sessionWalks,
  ...sensorWalks,
];
