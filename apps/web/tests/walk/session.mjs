// Sessions from the first tap to the end, in a real browser with the real core; minutes pass in moments.
import assert from 'node:assert/strict';
import { overflows, violations } from './accessibility.mjs';
import { openPage, sizes, waitForOffline } from './browser.mjs';
import * as session from './session-steps.mjs';
import * as step from './steps.mjs';

const problems = (page) => session.inRealTime(page, () => violations(page));
const noFaults = (page) => assert.deepEqual(page.faults, []);

/// A person with a plan, on the first page.
async function person({ browser, url }, { size = sizes.phone, dark = false, voice = true, query = '', reducedMotion = 'no-preference', given } = {}) {
  const context = await browser.newContext({ viewport: size, colorScheme: dark ? 'dark' : 'light', reducedMotion });
  await session.prepare(context, { voice });
  const page = await openPage(context, url + query);
  await session.planned(page, given);
  return { context, page };
}

const entries = async (page, type) => (await step.events(page)).filter((event) => event.type === type).map((event) => event.data);

/// The last entry of a type, once there is one: writing takes its moment.
async function lastEntry(page, type, isWanted = () => true) {
  for (let wait = 0; wait < 100; ++wait) {
    const last = (await entries(page, type)).filter(isWanted).at(-1);
    if (last) return last;
    await page.waitForTimeout(30);
  }
  return undefined;
}
const isOver = async (page) => (await page.getByRole('heading', { level: 1, name: 'Done' }).count()) > 0;

/// Nobody touches anything: the session goes from the tap to its end.
async function withoutATouch(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  const heard = [];
  await session.until(page, async () => {
    heard.push(...(await session.said(page)));
    return isOver(page);
  }, { limit: 2400 });
  const done = await entries(page, 'exercise.done');
  assert.ok(done.length >= 2, 'not every exercise was written down');
  assert.ok(done.every((each) => each.stopped_because === undefined));
  await step.written(page, 'session.ended');
  assert.equal((await step.eventCounts(page))['session.ended'], 1);
  assert.ok(heard.length > 20, `only ${heard.length} sentences were said`);
  assert.equal(await page.evaluate(() => localStorage.getItem('psoas-session')), null);
  noFaults(page);
  await context.close();
}

async function halfKneeling(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.until(page, session.isPhase('hold'));
  assert.equal(await session.stage(page).getAttribute('data-item'), 'half_kneeling_stretch');
  assert.match(await session.stage(page).locator('.digits').textContent(), /^\s*(40|39)/);
  await session.pass(page, 10);
  assert.match(await session.stage(page).locator('.digits').textContent(), /^\s*(30|29)/);
  await session.key(page, 'Space');
  await page.getByText('Paused').waitFor();
  await session.pass(page, 60);
  await page.mouse.click(180, 200); // anywhere that is not a control
  await page.clock.runFor(100);
  await session.pass(page, 1);
  assert.match(await session.stage(page).locator('.digits').textContent(), /^\s*(29|28)/);
  noFaults(page);
  await context.close();
}

async function restWithBreathing(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.until(page, session.isItem('constructive_rest'), { by: 'next', limit: 120 });
  await session.until(page, session.isPhase('stay'), { by: 'time', limit: 60 });
  const level = () => page.locator('.water').evaluate((water) => new DOMMatrix(getComputedStyle(water).transform).f);
  const first = await level();
  await session.pass(page, 2);
  assert.notEqual(await level(), first, 'the water stands still');
  await session.pass(page, 10);
  assert.ok(await session.stage(page).evaluate((each) => each.classList.contains('dim')), 'the display stays bright');
  assert.deepEqual(await problems(page), []);
  await session.act(page, 'dim');
  assert.equal(await session.stage(page).evaluate((each) => each.classList.contains('dim')), false);
  noFaults(page);
  await context.close();
}

/// The exercise is swapped for contract and relax in the middle of the session.
async function contractAndRelax(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.act(page, 'swap');
  await page.locator('[data-swap^="contract_relax"]').first().click();
  await page.clock.runFor(100);
  const phases = [];
  await session.until(page, async () => {
    const now = await session.phase(page);
    if (phases.at(-1) !== now) phases.push(now);
    return now === 'ask';
  }, { limit: 600 });
  assert.equal(phases.filter((each) => each === 'contract').length, 3, `three cycles: ${phases.join(' ')}`);
  assert.match(phases.join(' '), /contract relax take_up/);
  noFaults(page);
  await context.close();
}

async function bridgeLadder(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.until(page, session.isItem('glute_bridge'), { by: 'next', limit: 60 });
  await session.until(page, session.isPhase('rep'), { limit: 60 });
  const digits = () => session.stage(page).locator('.digits').textContent();
  assert.match(await digits(), /^\s*1\s*of 10/);
  await session.until(page, async () => /^\s*3\s*of 10/.test(await digits()), { limit: 60 });
  await session.act(page, 'shorten');
  await session.until(page, session.isPhase('ask'), { limit: 120 });
  await page.locator('[data-level="2"]').click();
  await page.clock.runFor(100);
  await session.pass(page, 1);
  const bridge = await lastEntry(page, 'exercise.done', (each) => each.exercise === 'glute_bridge');
  assert.equal(bridge?.pain, 2);
  noFaults(page);
  await context.close();
}

async function painStopsEverything(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.until(page, session.isPhase('hold'), { by: 'next', limit: 10 });
  await session.act(page, 'pain');
  assert.equal(await session.phase(page), 'pain');
  assert.deepEqual(await problems(page), []);
  await session.pass(page, 30);
  assert.equal(await session.phase(page), 'pain', 'it went on by itself');
  await page.locator('[data-reason="sharp_pain"]').click();
  await page.getByRole('heading', { level: 1, name: /Stopped/ }).waitFor();
  assert.equal((await lastEntry(page, 'exercise.done'))?.stopped_because, 'sharp_pain');
  await step.goTo(page, 'today');
  await page.locator('a[data-next="screen"]').waitFor();
  noFaults(page);
  await context.close();
}

/// From the start page to the end with nothing but keys, then an entry is taken back.
async function byKeysAlone(env) {
  const { context, page } = await person(env, { size: sizes.laptop });
  await step.goTo(page, 'session');
  await page.clock.pauseAt(new Date('2026-11-25T12:20:00Z'));
  await page.locator('.start').focus();
  await page.keyboard.press('Enter');
  await session.stage(page).waitFor();
  await session.until(page, session.isPhase('hold'), { by: 'next', limit: 10 });
  const before = await session.stage(page).locator('.digits').textContent();
  await session.key(page, 'ArrowUp');
  assert.notEqual(await session.stage(page).locator('.digits').textContent(), before, 'ArrowUp adds nothing');
  await session.key(page, 'r');
  await session.key(page, 'ArrowLeft');
  await session.key(page, 'x');
  await page.keyboard.press('Escape');
  await page.clock.runFor(100);
  await page.getByRole('heading', { level: 1, name: 'Paused. Why stop?' }).waitFor();
  await page.keyboard.press('Escape');
  await page.clock.runFor(100);
  await session.until(page, isOver, { by: 'next', limit: 200 });
  await lastEntry(page, 'session.ended');
  const rows = await page.locator('[data-entry]').count();
  await page.locator('[data-act="undo"]').first().press('Enter');
  await page.locator('[data-act="undo-yes"]').press('Enter');
  const taken = await lastEntry(page, 'entry.withdrawn');
  const written = (await step.events(page)).filter((event) => event.type === 'exercise.done').map((event) => event.id);
  assert.ok(written.includes(taken?.event), 'no entry was taken back');
  await page.waitForFunction((count) => document.querySelectorAll('[data-entry]').length === count - 1, rows);
  noFaults(page);
  await context.close();
}

async function withLessMotion(env) {
  const { context, page } = await person(env, { reducedMotion: 'reduce' });
  await session.begin(page);
  assert.equal(await page.getByRole('button', { name: /the picture/ }).count(), 0);
  await session.until(page, session.isItem('constructive_rest'), { by: 'next', limit: 120 });
  await session.until(page, session.isPhase('stay'), { limit: 60 });
  assert.equal(await page.locator('.water').getAttribute('data-still'), 'true');
  const words = new Set();
  await session.until(page, async () => words.add(await session.stage(page).locator('.phase').textContent()).size > 2 || words.size === 2, { limit: 20 });
  assert.deepEqual([...words].map((word) => word.trim()).sort(), ['In', 'Out']);
  await context.close();
}

/// The page reads from right to left; the body keeps its sides.
async function rightToLeft(env) {
  const { context, page } = await person(env, { given: { left: { thigh: 6, knee: 85 }, right: { thigh: -14, knee: 88 } } });
  await page.goto(env.url + '?locale=pseudo#/today');
  await page.locator('a[data-next="session"]').waitFor();
  await session.begin(page);
  await session.until(page, async () => (await session.stage(page).getAttribute('data-side')) === 'left', { by: 'next', limit: 40 });
  const [stop, go] = await Promise.all(['stop', 'toggle'].map((name) => page.locator(`.main [data-act="${name}"]`).boundingBox()));
  assert.ok(stop.x > go.x, 'the controls are not mirrored');
  const lit = await page.locator('svg[data-side="left"] rect').evaluateAll((boxes) => boxes.map((box) => [box.getBoundingClientRect().x, box.classList.contains('lit')]));
  assert.ok(lit.find(([, on]) => on)[0] < lit.find(([, on]) => !on)[0], 'the left side is drawn on the right');
  assert.equal(await page.locator('.picture svg.mirrored').count(), 1);
  assert.equal(await overflows(page), false);
  assert.deepEqual(await problems(page), []);
  await context.close();
}

async function reloadAndResume(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.until(page, session.isPhase('hold'), { by: 'next', limit: 10 });
  await session.pass(page, 8);
  await page.reload();
  await page.getByText(/You were at: .*Hip-flexor stretch/).waitFor();
  assert.deepEqual(await problems(page), []);
  await session.act(page, 'resume');
  await session.stage(page).waitFor();
  await session.pass(page, 2);
  assert.equal(await session.stage(page).getAttribute('data-item'), 'half_kneeling_stretch');
  await page.reload();
  await page.locator('[data-act="end"]').click();
  await page.locator('.start').waitFor();
  await step.written(page, 'session.ended');
  assert.equal((await step.eventCounts(page))['session.ended'], 1);
  noFaults(page);
  await context.close();
}

/// A phone call: the page is away for a minute and a half. Nothing of it counts as held.
async function awayForACall(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.until(page, session.isPhase('hold'), { by: 'next', limit: 10 });
  await page.clock.fastForward(90_000);
  await page.getByText('Paused').waitFor();
  await page.getByText(/nothing was counted/).waitFor();
  assert.equal(await session.phase(page), 'hold');
  noFaults(page);
  await context.close();
}

/// Forty minutes later the short questions come first, and then the session goes on where it was.
async function awayForTooLong(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await session.until(page, session.isPhase('hold'), { by: 'next', limit: 10 });
  await page.clock.fastForward(40 * 60_000);
  await page.getByRole('heading', { level: 1, name: 'First, a few questions again' }).waitFor();
  await session.pass(page, 3);
  assert.equal(await session.stage(page).count(), 0, 'the answers from before were taken for new ones');
  assert.deepEqual(await problems(page), []);
  await page.clock.resume();
  await step.screen(page);
  await session.stage(page).waitFor();
  await page.clock.pauseAt(new Date((await page.evaluate(() => Date.now())) + 1000));
  assert.equal(await session.phase(page), 'position');
  assert.equal(await session.stage(page).getAttribute('data-item'), 'half_kneeling_stretch');
  const screens = await entries(page, 'screen.answered');
  assert.ok(Object.keys(screens.at(-1).answers).length < Object.keys(screens[0].answers).length, 'the whole screen was asked');
  noFaults(page);
  await context.close();
}

async function oneSessionInTwoTabs(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  const other = await openPage(context, env.url + '#/session');
  await other.locator('.start, [data-act="resume"]').first().click();
  await other.getByText('A session runs in another tab').waitFor();
  await context.close();
}

/// The server dies and the network goes: a session needs neither.
async function withTheServerGone({ browser, own }) {
  const server = await own();
  const { context, page } = await person({ browser, url: server.url });
  await waitForOffline(page);
  await server.kill();
  await context.setOffline(true);
  await session.begin(page);
  await session.until(page, isOver, { by: 'next', limit: 200 });
  assert.ok(await lastEntry(page, 'session.ended'));
  noFaults(page);
  await context.close();
}

async function onAFullDevice(env) {
  const { context, page } = await person(env);
  await session.begin(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => { throw new DOMException('The disk is full.', 'QuotaExceededError'); };
  });
  await session.until(page, session.isItem('glute_bridge'), { by: 'next', limit: 60 });
  await page.getByText('nothing is lost').first().waitFor();
  await session.until(page, isOver, { by: 'next', limit: 200 });
  assert.equal(await page.locator('[data-entry]').count(), 3, 'what was done is not shown');
  await page.getByRole('heading', { name: 'This device cannot keep your entries' }).waitFor();
  await context.close();
}

/// Headphones and keyboards pause and go on; the handlers are the browser's own, the keys are not pressed.
async function byMediaKeys(env) {
  const context = await env.browser.newContext({ viewport: sizes.phone });
  await session.prepare(context);
  await context.addInitScript(() => {
    window.handed = {};
    navigator.mediaSession.setActionHandler = (key, work) => { window.handed[key] = work; };
  });
  const page = await openPage(context, env.url);
  await session.planned(page);
  await session.begin(page);
  const press = async (name) => {
    await page.evaluate((key) => window.handed[key](), name);
    await page.clock.runFor(100);
  };
  await press('pause');
  await page.getByText('Paused', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => navigator.mediaSession.playbackState), 'paused');
  await press('play');
  await page.getByText('Paused', { exact: true }).waitFor({ state: 'detached' });
  await press('stop');
  await page.getByRole('heading', { level: 1, name: 'Paused. Why stop?' }).waitFor();
  noFaults(page);
  await context.close();
}

async function withoutAVoice(env) {
  const { context, page } = await person(env, { voice: false });
  await session.begin(page);
  await session.pass(page, 2);
  await page.getByText('No voice can be heard').waitFor();
  assert.equal(await page.locator('.phase[role="status"]').count(), 1, 'nothing speaks to a screen reader');
  await context.close();
}

async function accessible(env, dark) {
  const { context, page } = await person(env, { dark });
  const found = [];
  const check = async (name, isTicking = true) => {
    if (await overflows(page)) found.push(`${name}: wider than the display`);
    for (const violation of await (isTicking ? problems : violations)(page)) found.push(`${name}: ${violation}`);
  };
  await page.locator('a[data-next="session"]').click();
  await page.locator('.start').waitFor();
  await check('start', false);
  await step.goTo(page, 'today');
  await session.begin(page);
  const seen = new Set();
  await session.until(page, async () => {
    const now = await session.phase(page);
    if (!seen.has(now)) await check(now);
    seen.add(now);
    return isOver(page);
  }, { by: 'next', limit: 200 });
  assert.ok(seen.has('hold') && seen.has('rest') && seen.has('ask') && seen.has('stay'), [...seen].join(' '));
  assert.deepEqual(found, []);
  await context.close();
}

export const sessionWalks = [
  ['a session goes from one tap to its end without a touch', withoutATouch],
  ['a session holds half kneeling, and pauses by a tap anywhere', halfKneeling],
  ['a session rests with the breath, in the dark', restWithBreathing],
  ['a session swaps to contract and relax', contractAndRelax],
  ['a session counts bridges with their tempo', bridgeLadder],
  ['a session stops at once for pain', painStopsEverything],
  ['a session by keys alone', byKeysAlone],
  ['a session with less motion', withLessMotion],
  ['a session from right to left keeps the sides of the body', rightToLeft],
  ['a session goes on after a reload', reloadAndResume],
  ['a session counts nothing while the page is away', awayForACall],
  ['a session asks again after a long while, and goes on', awayForTooLong],
  ['a session runs in one tab', oneSessionInTwoTabs],
  ['a session needs no server', withTheServerGone],
  ['a session on a full device loses nothing', onAFullDevice],
  ['a session hears the media keys', byMediaKeys],
  ['a session without a voice', withoutAVoice],
  ['a session is accessible in the light', (env) => accessible(env, false)],
  ['a session is accessible in the dark', (env) => accessible(env, true)],
];
