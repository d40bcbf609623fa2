// The phone as the sensor, in a real browser: its events are made here, the way a phone makes them,
// and everything after that is the program's own.
import assert from 'node:assert/strict';
import { violations } from './accessibility.mjs';
import { openPage, sizes } from './browser.mjs';
import { Server } from './server.mjs';
import * as session from './session-steps.mjs';
import * as step from './steps.mjs';

const noFaults = (page) => assert.deepEqual(page.faults, []);

/// A phone that lies somewhere: `hold` says how its long edge slopes (deg, + when the end that points
/// to the knee is up) and tells it 50 times a second; upside down and turned round where asked.
export const phone = () => {
  if (!isSecureContext) return; // the empty page before the first
  const state = { slope: 0, roll: 0, away: false, faceDown: false, topToHip: false };
  const tell = () => {
    if (state.away) return;
    const slope = state.topToHip ? -state.slope : state.slope;
    const beta = state.faceDown ? 180 - slope : slope;
    const event = new DeviceOrientationEvent('deviceorientation', { alpha: 12, beta, gamma: state.roll, absolute: false });
    Object.defineProperty(event, 'timeStamp', { value: performance.now() });
    dispatchEvent(event);
  };
  setInterval(tell, 20);
  window.phone = state;
};

async function person(browser, url, { clock = false } = {}) {
  const context = await browser.newContext({ viewport: sizes.phone, hasTouch: true, isMobile: true });
  if (clock) await session.prepare(context);
  await context.addInitScript(phone);
  return { context, page: await openPage(context, url) };
}

export const set = (page, change) => page.evaluate((given) => Object.assign(window.phone, given), change);
const meter = (page, phase) => page.locator(`.meter[data-phase="${phase}"]`).waitFor({ timeout: 20_000 });
const asked = (page, reason) => page.locator(`.meter[data-reason="${reason}"]`).waitFor({ timeout: 20_000 });

/// Lifts the knee, lets the leg hang, lies still.
async function lift(page, rest) {
  await set(page, { slope: rest + 25 });
  await page.waitForTimeout(900);
  await set(page, { slope: rest });
}

async function toPhone(page) {
  await step.toReadings(page);
  await page.locator('[data-phone]').click();
}

async function takeThree(page, rest) {
  await asked(page, 'sensor.lift');
  for (const [index, drift] of [0, 1, -1].entries()) {
    await lift(page, rest + drift);
    if (index < 2) await page.getByText(`Reading ${index + 1} is taken`).first().waitFor({ timeout: 20_000 });
  }
  await meter(page, 'done');
}

async function thomasTestByPhone({ browser, url }) {
  const { context, page } = await person(browser, url);
  await step.screen(page);
  await page.locator('a[data-next="test"]').click();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();

  // The right leg by gravity, the phone upside down and the wrong way round: the sign is the same.
  await set(page, { slope: 6, faceDown: true, topToHip: true });
  await toPhone(page);
  await page.getByRole('button', { name: 'Start measuring' }).click();
  await takeThree(page, 6);
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('How far the knee is bent').fill('85');
  await page.getByRole('button', { name: 'Keep these readings' }).click();
  await page.getByRole('button', { name: 'Keep this side' }).click();

  // The left leg from the table, with the stream dropped in between.
  await page.getByRole('heading', { level: 1, name: 'Left leg' }).waitFor();
  await set(page, { slope: 2, faceDown: false, topToHip: false });
  await toPhone(page);
  await page.getByRole('radio', { name: 'Lay the phone on the table first' }).check();
  await page.getByRole('button', { name: 'Start measuring' }).click();
  await asked(page, 'sensor.place');
  await set(page, { slope: 40 });
  await page.waitForTimeout(700);
  await set(page, { slope: -10 });
  await asked(page, 'sensor.lift');
  await set(page, { away: true });
  await meter(page, 'blank');
  assert.equal(await page.locator('[data-angle]').getAttribute('data-angle'), 'blank');
  await page.getByText('The phone sends nothing').waitFor();
  await set(page, { away: false });
  await meter(page, 'placing');
  await page.waitForTimeout(2500); // it has to lie still again before a lift says anything
  await takeThree(page, -10);
  await page.getByRole('button', { name: 'Keep these readings' }).click();
  await page.getByRole('button', { name: 'Keep this side' }).click();
  await page.getByRole('heading', { level: 1, name: 'How it feels' }).waitFor();

  const sides = (await step.events(page)).filter((event) => event.type === 'thomas.measured').map((event) => event.data);
  assert.deepEqual(sides.map((data) => [data.side, data.method, data.pelvis_flat]), [['right', 'phone', 'yes'], ['left', 'phone', 'yes']]);
  near(sides[0].readings.map((reading) => reading.thigh_deg), [6, 7, 5]);
  near(sides[1].readings.map((reading) => reading.thigh_deg), [-12, -11, -13]);
  assert.equal(sides[0].readings[0].knee_flexion_deg, 85);
  noFaults(page);
  await context.close();
}

function near(found, wanted) {
  assert.equal(found.length, wanted.length);
  found.forEach((value, index) => assert.ok(Math.abs(value - wanted[index]) <= 0.3, `${found} is not ${wanted}`));
}

async function pelvisByPhone({ browser, url }) {
  const { context, page } = await person(browser, url);
  await step.screen(page);
  await page.locator('a[data-next="test"]').click();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();
  await toPhone(page);
  await page.getByRole('button', { name: /Check the pelvis/ }).click();
  await page.getByRole('button', { name: 'Start the check' }).click();
  await asked(page, 'sensor.pelvis_hang');
  await set(page, { slope: 9 });
  await page.getByRole('button', { name: 'The leg hangs now' }).click();
  await page.getByText('The pelvis tipped').first().waitFor({ timeout: 20_000 });
  await page.getByText(/turned by 9°/).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Go on to the thigh' }).click();
  await page.getByText('You said: the low back arches').waitFor();
  noFaults(page);
  await context.close();
}

async function noSensor({ browser, url }) {
  const { context, page } = await person(browser, url);
  await step.screen(page);
  await page.locator('a[data-next="test"]').click();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();
  await set(page, { away: true });
  await toPhone(page);
  await page.getByRole('button', { name: 'Start measuring' }).click();
  await page.locator('[data-hindrance="silent"]').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Type the numbers in instead' }).click();
  await page.getByRole('button', { name: 'Keep reading 1' }).waitFor();
  noFaults(page);
  await context.close();
}

/// The waistband: baseline and tuck before the hold, which counts only while the tuck is there.
async function waistband({ browser, url }) {
  const { context, page } = await person(browser, url, { clock: true });
  const upright = 80; // of the long edge; a tuck takes nine degrees off, whichever way round the phone is
  const tucked = upright - 9;
  await set(page, { slope: upright });
  await session.planned(page);
  await page.locator('a[data-next="session"]').click();
  await page.getByRole('button', { name: 'Use the phone in the waistband' }).click();
  await page.getByRole('button', { name: 'Try it now' }).click();
  await settle(page, '.meter[data-phase="target"]');
  await set(page, { slope: tucked });
  await settle(page, '[data-works]');
  await page.getByText('Your tuck is 9°').waitFor();
  await page.clock.resume(); // axe has timers of its own
  assert.deepEqual(await violations(page), []);

  await set(page, { slope: upright });
  await page.locator('h1').first().waitFor();
  await page.clock.pauseAt(new Date('2026-11-25T12:20:00Z'));
  await page.locator('.start').click();
  await session.stage(page).waitFor();
  await session.until(page, session.isItem('half_kneeling_stretch'), { by: 'next', limit: 40 });
  const tuck = (state) => page.locator(`[data-tuck="${state}"]`);
  await session.until(page, session.isPhase('position'));
  await session.said(page); // what it said while it was tried
  await session.until(page, async () => (await session.said(page)).includes('Now tuck the pelvis, gently, and keep it there.'), { limit: 90 });
  await set(page, { slope: tucked });
  await session.until(page, session.isPhase('hold'), { limit: 90 });
  await session.until(page, async () => (await tuck('in').count()) > 0, { limit: 10 });
  const digits = async () => Number.parseInt(await session.stage(page).locator('.digits').textContent(), 10);

  await page.setViewportSize(sizes.laptop);
  await page.locator('[data-band="shown"]').waitFor();
  await page.setViewportSize(sizes.phone);
  const first = await digits();
  await session.pass(page, 5);
  const tuckedFor = first - (await digits());
  assert.ok(tuckedFor >= 4 && tuckedFor <= 6, `${tuckedFor} s were counted of 5 in the tuck`);

  await set(page, { slope: upright });
  await session.until(page, async () => (await tuck('arching').count()) > 0, { limit: 10 });
  const lost = await digits();
  await session.pass(page, 5);
  assert.equal(await digits(), lost, 'time was counted without the tuck');

  await set(page, { away: true });
  await session.until(page, async () => (await tuck('unknown').count()) > 0, { limit: 10 });
  await set(page, { away: false, slope: tucked });
  await session.until(page, async () => (await tuck('in').count()) > 0, { limit: 30 });
  await session.until(page, async () => (await step.eventCounts(page))['exercise.done'] > 0, { limit: 900, by: 'next' });
  const done = (await step.events(page)).filter((event) => event.type === 'exercise.done').map((event) => event.data);
  assert.ok(done.some((data) => data.tuck_s >= 5), `no time in the tuck: ${JSON.stringify(done)}`);
  noFaults(page);
  await context.close();
}

export const tuckIs = (state) => async (page) => (await page.locator(`[data-tuck="${state}"]`).count()) > 0;
export const hears = (sentence) => async (page) => (await session.said(page)).some((said) => said.startsWith(sentence));

/// A bridge: the tuck is learned with the hips up, judged at the top, and keeps nobody there. Rest only shows.
async function bridgeWithThePhone({ browser, url }) {
  const { context, page } = await person(browser, url, { clock: true });
  const lying = 10, lifted = lying - 16, tucked = lifted - 9;
  await set(page, { slope: lying });
  await session.planned(page);
  await page.locator('a[data-next="session"]').click();
  await page.getByRole('button', { name: 'Use the phone in the waistband' }).click();
  await page.clock.pauseAt(new Date('2026-11-25T12:20:00Z'));
  await page.locator('.start').click();
  await session.stage(page).waitFor();
  await session.act(page, 'skip');
  await session.until(page, session.isItem('glute_bridge'), { by: 'next', limit: 20 });

  for (const [sentence, slope] of [['Lie on your back, hips down', lying], ['Now lift the hips', lifted], ['Now tuck the pelvis up there', tucked], ['Good. Come down', lying]]) {
    await session.until(page, hears(sentence), { limit: 90 });
    await set(page, { slope });
  }
  await session.until(page, session.isPhase('rep'), { limit: 30 });
  assert.ok(!(await session.said(page)).some((said) => /Paused/.test(said)), 'it says that it is paused');
  await set(page, { slope: tucked });
  await session.until(page, tuckIs('in'), { limit: 15 });
  await session.pass(page, 8); // a whole repetition, however far into the hold this one was
  await set(page, { slope: lying });
  await session.until(page, tuckIs('between'), { limit: 15 });
  await set(page, { slope: lifted });
  await session.until(page, hears('You are arching'), { limit: 15 });
  const digits = async () => Number.parseInt(await session.stage(page).locator('.digits').textContent(), 10);
  const arched = await digits();
  await session.until(page, async () => (await digits()) > arched, { limit: 12 }); // the repetition goes on

  await session.act(page, 'skip');
  await session.until(page, session.isItem('constructive_rest'), { by: 'next', limit: 60 });
  const done = (await step.events(page)).filter((event) => event.type === 'exercise.done').map((event) => event.data);
  assert.ok(done.some((data) => data.exercise === 'glute_bridge' && data.tuck_s >= 1), JSON.stringify(done));
  await set(page, { slope: lying });
  await session.until(page, session.isPhase('stay'), { limit: 60 });
  await session.until(page, async () => (await page.locator('[data-rests="0"]').count()) > 0, { limit: 20 });
  await set(page, { slope: lying + 4 });
  await session.until(page, async () => (await page.locator('[data-rests="-4"]').count()) > 0, { limit: 20 });
  assert.ok(!(await session.said(page)).some((said) => /arching/.test(said)), 'rest is corrected');
  noFaults(page);
  await context.close();
}

/// Time goes by, with a breath for what the core answers.
export async function flow(page, seconds) {
  for (let passed = 0; passed < seconds; passed += 0.25) {
    await page.clock.runFor(250);
    await page.waitForTimeout(20);
  }
}

/// Time goes by until something is there.
export async function settle(page, selector) {
  for (let wait = 0; wait < 60; ++wait) {
    if (await page.locator(selector).count()) return;
    await flow(page, 0.25);
  }
  throw new Error(`${selector} never came.`);
}

/// A phone and a computer, paired over the server of this machine.
async function paired({ browser }) {
  const server = new Server(['--sensor', '127.0.0.1']);
  try {
    await server.start();
    const laptop = await browser.newContext({ viewport: sizes.laptop });
    const page = await openPage(laptop, server.url);
    await step.screen(page);
    await page.locator('a[data-next="test"]').click();
    await page.getByRole('button', { name: 'Begin with the right leg' }).click();
    await step.toReadings(page);
    await page.locator('[data-pairs]').click();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Show a code for the phone' }).click();
    const address = await page.locator('[data-url]').textContent();
    assert.deepEqual(await violations(page), []);

    const hand = await person(browser, address);
    assert.equal(new URL(hand.page.url()).hash, '#/phone', 'the code stays in the address');
    await set(hand.page, { slope: 4 });
    await hand.page.getByRole('button', { name: 'Start', exact: true }).click();
    await hand.page.locator('[data-sending="sending"]').waitFor();
    assert.deepEqual(await violations(hand.page), []);

    await page.getByRole('button', { name: 'Start measuring' }).click();
    await asked(page, 'sensor.lift');
    await set(hand.page, { slope: 30 });
    await page.waitForTimeout(900);
    await set(hand.page, { slope: 4 });
    await page.getByText('Reading 1 is taken').first().waitFor({ timeout: 20_000 });
    near([Number(await page.locator('[data-angle]').getAttribute('data-angle'))], [4]);

    await set(hand.page, { away: true }); // the stream stalls, the pair holds
    await meter(page, 'blank');
    assert.equal(await page.locator('[data-angle]').getAttribute('data-angle'), 'blank');
    await set(hand.page, { away: false });
    await meter(page, 'read');
    await hand.page.close();
    await meter(page, 'blank');

    const again = await person(browser, address);
    await again.page.getByRole('button', { name: 'Start', exact: true }).click();
    await again.page.getByText('This code does not hold').waitFor(); // it was used
    assert.deepEqual(await step.eventCounts(page), { 'screen.answered': 1 }, 'something of the stream was kept');
    await laptop.close();
  } finally {
    await server.close();
  }
}

export const sensorWalks = [
  ['the phone measures both legs, upside down and with the stream dropped', thomasTestByPhone],
  ['the phone finds that the pelvis tips', pelvisByPhone],
  ['a device without a sensor says so and takes numbers', noSensor],
  ['a hold with the phone in the waistband counts only while tucked', waistband],
  ['a bridge with the phone in the waistband is judged at the top', bridgeWithThePhone],
  ['a phone beside the computer is its sensor', paired],
];
