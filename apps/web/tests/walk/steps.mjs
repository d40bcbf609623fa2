// The parts of the walk, as a person does them.

export const goTo = async (page, id) => {
  await page.evaluate((hash) => { location.hash = hash; }, `#/${id}`);
  await page.waitForTimeout(80);
  await page.locator('h1').first().waitFor();
};

/// The whole screen with no to everything, except for the answers given.
export async function screen(page, given = {}) {
  const start = page.locator('a[data-next="screen"]');
  if (await start.count()) await start.click();
  else await goTo(page, 'screen');
  for (let group = 0; group < 30; ++group) {
    await page.waitForFunction(() => !location.hash.includes('screen') || document.querySelector('.questions'));
    if (!page.url().includes('#/screen')) return;
    for (const [question, answer] of Object.entries(given)) {
      const row = page.locator(`[data-question="${question}"]`).first();
      if (await row.count()) await row.locator(`input[value="${answer}"]`).first().check();
    }
    const title = await page.locator('h1').first().textContent();
    const none = page.locator('[data-none]');
    if (await none.count()) await none.click();
    else await page.locator('[data-onward]').click();
    await page.waitForFunction(
      (before) => document.querySelector('h1')?.textContent !== before || !location.hash.includes('screen') || document.querySelector('.after'),
      title,
    );
    if (await page.locator('.after').count()) return;
  }
}

const radio = (page, legend, label) =>
  page.getByRole('group', { name: legend }).getByRole('radio', { name: label, exact: true });

/// Lies flat and feels nothing much: on to the readings.
export async function toReadings(page) {
  await radio(page, /low back flat/, 'Yes, it is flat').check();
  await radio(page, /feel at the hip/, 'Nothing much').check();
  await page.getByRole('button', { name: 'Measure' }).click();
}

export async function measureSide(page, { thigh, knee }) {
  await toReadings(page);
  for (let reading = 1; reading <= 3; ++reading) {
    await radio(page, /knee end of the thigh/, thigh > 0 ? 'above the line' : 'below the line or level').check();
    await page.getByLabel('Angle of the thigh from level').fill(String(Math.abs(thigh) + (reading - 2)));
    await page.getByLabel('How far the knee is bent').fill(String(knee));
    await page.getByRole('button', { name: `Keep reading ${reading}` }).click();
    await page.locator('.taken li').nth(reading - 1).waitFor();
  }
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Keep this side' }).click();
}

/// Both sides with the phone, then the baseline; ends on the answer.
export async function test(page, { right = { thigh: 6, knee: 85 }, left = { thigh: -14, knee: 88 } } = {}) {
  await page.locator('a[data-next="test"]').click();
  await page.getByRole('radio', { name: /phone/i }).check();
  await page.getByRole('button', { name: 'Begin with the right leg' }).click();
  await page.getByRole('heading', { level: 1, name: 'Right leg' }).waitFor();
  await measureSide(page, right);
  await page.getByRole('heading', { level: 1, name: 'Left leg' }).waitFor();
  await measureSide(page, left);
  await page.getByRole('heading', { level: 1, name: 'How it feels' }).waitFor();
  await page.getByRole('group', { name: 'Pain now' }).getByRole('radio', { name: '3', exact: true }).check();
  await page.getByRole('group', { name: 'Tight feeling' }).getByRole('radio', { name: '6', exact: true }).check();
  await page.getByLabel('Activity 1').fill('Climbing stairs');
  await page.getByRole('group', { name: /Climbing stairs/ }).getByRole('radio', { name: '5', exact: true }).check();
  await page.getByRole('button', { name: 'Show my answer' }).click();
  await page.waitForFunction(() => location.hash === '#/answer');
}

/// The session to its end, stepping on; pain 1 after each exercise.
export async function session(page) {
  await page.locator('a[data-next="session"]').click();
  await page.locator('.start').click();
  for (let times = 0; times < 400; ++times) {
    await page.locator('.stage[data-phase], a[href="#/checkin"]').first().waitFor();
    if (await page.getByRole('heading', { level: 1, name: 'Done' }).count()) return;
    const now = await page.locator('.stage[data-phase]').getAttribute('data-phase').catch(() => null);
    if (now === 'ask') await page.locator('[data-level="1"]').click({ timeout: 2000 }).catch(() => undefined);
    else if (now) await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(20);
  }
  throw new Error('The session did not end.');
}

export async function checkin(page) {
  await page.locator('a[href="#/checkin"]').first().click();
  await page.locator('[data-tap="as_usual"]').click();
  await page.getByText('Kept.').first().waitFor();
}

/// Every event that the device keeps, in the order of arrival.
export const events = (page) =>
  page.evaluate(async () => {
    const db = await new Promise((done, failed) => {
      const request = indexedDB.open('psoas');
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const stored = await new Promise((done) => {
      const request = db.transaction('events').objectStore('events').getAll();
      request.onsuccess = () => done(request.result);
    });
    db.close();
    return stored.map(({ event }) => event);
  });

/// Waits until there is an event of this type: writing takes its moment.
export async function written(page, type) {
  for (let wait = 0; wait < 100 && !(await eventCounts(page))[type]; ++wait) await page.waitForTimeout(30);
}

/// How many events of each type the device keeps.
export async function eventCounts(page) {
  const counts = {};
  for (const { type } of await events(page)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

export const syncState = (page, state) => page.waitForFunction((wanted) => document.querySelector('footer [data-sync]')?.dataset.sync === wanted, state, { timeout: 15_000 });
