// What the pictures show: journeys through the app, each of a person of their own. `shot` takes one;
// `whole: false` is what the display shows, for pages that fill it.
import { flow, hears, phone, set, settle, tuckIs } from './sensor.mjs';
import * as session from './session-steps.mjs';
import * as step from './steps.mjs';

const pages = ['today', 'screen', 'test', 'answer', 'plan', 'session', 'checkin', 'progress', 'report', 'letter', 'learn', 'where', 'profile', 'settings', 'release', 'more'];
const onDisplay = { whole: false };

async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => { each.open = true; }));
}

async function beforeAnything({ page, shot }) {
  for (const [index, id] of pages.entries()) {
    await step.goTo(page, id);
    await shot(`01-empty-${String(index + 1).padStart(2, '0')}-${id}`);
  }
}

async function redFlag({ page, shot }) {
  await page.locator('a[data-next="screen"]').click();
  await page.locator('[data-question="ces"] input[value="yes"]').first().check();
  await shot('02-screen-answering');
  await step.screen(page, { ces: 'yes' });
  await shot('02-screen-red-flag');
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.waitForFunction(() => location.hash === '#/today');
  await shot('02-today-red-flag');
}

async function theTest({ page, shot }) {
  await step.screen(page, { knee: 'yes' });
  await shot('03-today-test');
  await page.locator('a[data-next="test"]').click();
  await shot('03-test-prepare');
  for (const [index, id] of ['sit', 'roll_back', 'hold_knee', 'hang', 'check_back', 'read', 'lift', 'get_up'].entries()) {
    await page.getByRole('button', { name: `Show it (step ${index + 2})` }).click();
    await page.locator(`[data-picture="${id}"]`).scrollIntoViewIfNeeded();
    await shot(`03-test-step-${index + 2}-${id}`, onDisplay);
  }
  await page.getByRole('radio', { name: /tape/i }).check();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();
  await shot('03-test-position');
  await step.toReadings(page);
  await shot('03-test-readings');
  await page.getByRole('button', { name: 'Keep reading 1' }).click();
  await shot('03-test-readings-faulty');
}

async function withAPlan({ page, shot }) {
  await session.planned(page);
  await step.goTo(page, 'answer');
  await shot('04-answer');
  for (const id of ['today', 'plan', 'checkin', 'report', 'letter', 'learn', 'where', 'profile', 'settings', 'release', 'more']) {
    await step.goTo(page, id);
    await shot(`05-${id}`);
  }
  await step.goTo(page, 'plan');
  await unfold(page);
  await shot('05-plan-unfolded');
  await step.goTo(page, 'progress');
  await page.locator('.chart canvas').first().waitFor();
  await shot('05-progress');
  await step.goTo(page, 'learn');
  await page.locator('main a[href*="learn/"]').first().click();
  await unfold(page);
  await shot('05-lesson');
}

async function aSession({ page, shot }) {
  await session.planned(page);
  await shot('06-session-00-today');
  await page.locator('a[data-next="session"]').click();
  await page.locator('.start').waitFor();
  await shot('06-session-01-start');
  await step.goTo(page, 'today');
  await session.begin(page);
  const seen = new Set();
  for (let times = 0; times < 120 && !seen.has('stay'); ++times) {
    const now = await session.phase(page);
    if (!seen.has(now)) {
      await session.pass(page, 1);
      await shot(`06-session-02-${now}`, onDisplay);
      if (now === 'hold') await aside({ page, shot });
      seen.add(now);
    }
    if (now !== 'stay') await session.key(page, 'ArrowRight');
  }
  await session.pass(page, 12);
  await shot('06-session-05-dim', onDisplay);
  await session.until(page, async () => (await page.locator('a[href="#/checkin"]').count()) > 0, { by: 'next', limit: 20 });
  await shot('06-session-06-done');
}

async function aside({ page, shot }) {
  await session.key(page, 'Space');
  await shot('06-session-03-paused', onDisplay);
  await session.key(page, 'Space');
  await session.act(page, 'swap');
  await shot('06-session-03-swap', onDisplay);
  await session.act(page, 'resume');
  await session.act(page, 'stop');
  await shot('06-session-03-stop', onDisplay);
  await session.act(page, 'resume');
}

async function pain({ page, shot }) {
  await session.planned(page);
  await session.begin(page);
  await session.until(page, session.isPhase('hold'), { by: 'next', limit: 10 });
  await session.act(page, 'pain');
  await shot('07-pain', onDisplay);
  await page.locator('[data-reason="sharp_pain"]').click();
  await page.getByRole('heading', { level: 1, name: /Stopped/ }).waitFor();
  await page.clock.runFor(500);
  await shot('07-pain-stopped');
  await step.goTo(page, 'today');
  await shot('07-pain-today');
}

async function leftInTheMiddle({ page, shot }) {
  await session.planned(page);
  await session.begin(page);
  await session.until(page, session.isPhase('hold'), { by: 'next', limit: 10 });
  await page.reload();
  await page.locator('[data-act="resume"]').waitFor();
  await shot('08-session-resume');
}

async function aFullDevice({ page, shot }) {
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => { throw new DOMException('The disk is full.', 'QuotaExceededError'); };
  });
  await step.screen(page);
  await page.getByRole('heading', { name: 'This device cannot keep your entries' }).waitFor();
  await shot('09-storage-full');
}

async function offline({ page, context, shot }) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await step.screen(page);
  await context.setOffline(true);
  await page.reload();
  await page.locator('a[data-next="test"]').waitFor();
  await shot('09-offline');
}

/// The phone in the waistband: only where there is a phone.
async function waistband({ page, shot }) {
  const upright = 80, lying = 10;
  await page.evaluate(phone);
  await set(page, { slope: upright });
  await session.planned(page);
  await page.locator('a[data-next="session"]').click();
  await page.locator('.start').waitFor();
  const use = page.getByRole('button', { name: 'Use the phone in the waistband' });
  if ((await use.count()) === 0) return;
  await use.click();
  await shot('10-waistband-01-where');
  await page.getByRole('button', { name: 'Try it now' }).click();
  await settle(page, '.meter[data-phase="target"]');
  await shot('10-waistband-02-tuck');
  await set(page, { slope: upright - 9 });
  await settle(page, '[data-works]');
  await shot('10-waistband-03-works');
  await set(page, { slope: upright });
  await page.clock.pauseAt(new Date('2026-11-25T12:30:00Z'));
  await page.locator('.start').click();
  await session.stage(page).waitFor();
  await session.until(page, session.isPhase('position'));
  await session.said(page); // what it said while it was tried
  await session.until(page, hears('Now tuck the pelvis'), { limit: 90 });
  await shot('10-waistband-04-learns', onDisplay);
  await set(page, { slope: upright - 9 });
  await session.until(page, tuckIs('in'), { limit: 60 });
  await shot('10-waistband-05-tucked', onDisplay);
  await set(page, { slope: upright });
  await session.until(page, tuckIs('arching'), { limit: 20 });
  await shot('10-waistband-06-arching', onDisplay);
  await set(page, { away: true });
  await session.until(page, tuckIs('unknown'), { limit: 20 });
  await shot('10-waistband-07-unknown', onDisplay);
  await set(page, { away: false, slope: lying });
  for (const item of ['glute_bridge', 'constructive_rest']) {
    await session.act(page, 'skip');
    await session.until(page, session.isItem(item), { by: 'next', limit: 20 });
  }
  await session.until(page, session.isPhase('stay'), { limit: 60 });
  await session.pass(page, 4);
  await set(page, { slope: lying + 4 });
  await session.pass(page, 3);
  await shot('10-waistband-08-rest', onDisplay);
}

/// The Thomas test, measured by the phone itself.
async function testByPhone({ page, shot }) {
  await page.evaluate(phone);
  await step.screen(page);
  await page.locator('a[data-next="test"]').click();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();
  await step.toReadings(page);
  const offer = page.locator('[data-phone]');
  if ((await offer.count()) === 0) return;
  await shot('11-phone-01-offer');
  await set(page, { slope: -9 });
  await offer.click();
  await shot('11-phone-02-lead');
  await page.getByRole('button', { name: 'Start measuring' }).click();
  await settle(page, '.meter[data-reason="sensor.lift"]');
  await shot('11-phone-03-lift');
  for (const drift of [0, 1, -1]) {
    await set(page, { slope: 16 });
    await flow(page, 1);
    await set(page, { slope: -9 + drift });
    await flow(page, 9);
    if (drift === 0) await shot('11-phone-04-reading');
  }
  await shot('11-phone-05-done');
}

export const journeys = [
  ['empty', beforeAnything],
  ['red flag', redFlag],
  ['test', theTest],
  ['plan', withAPlan],
  ['session', aSession],
  ['pain', pain],
  ['resume', leftInTheMiddle],
  ['full', aFullDevice],
  ['offline', offline],
  ['waistband', waistband],
  ['measured by the phone', testByPhone],
];
