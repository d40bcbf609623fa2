// What the protocol offers, as a person uses it: the profile, the pointers, the choices about a plan,
// the lessons, the short session and the letter.
import assert from 'node:assert/strict';
import { overflows, violations } from './accessibility.mjs';
import { freshPage, sizes } from './browser.mjs';
import * as step from './steps.mjs';

const noFaults = (page) => assert.deepEqual(page.faults, []);
const titles = (page) => page.locator('main article[data-item] .title').allTextContents();

/// Accessible and not wider than the display, with everything unfolded.
async function isSound(page, name) {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => { each.open = true; }));
  assert.equal(await overflows(page), false, `${name} is wider than the display`);
  assert.deepEqual(await violations(page), [], name);
}

async function planned(page) {
  await step.screen(page);
  await step.test(page);
  await step.goTo(page, 'plan');
  await page.locator('article[data-item]').first().waitFor();
}

async function unfold(item, summary) {
  await item.locator('summary', { hasText: summary }).click();
}

export async function planIsOnesOwn({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await planned(page);
  const first = await titles(page);
  const item = page.locator('article[data-item]', { has: page.locator('summary', { hasText: 'Swap it' }) }).first();
  await unfold(item, 'Swap it');
  const offer = page.locator('[data-swap]:not([data-swap*="/"])').first();
  const wanted = (await offer.getAttribute('data-swap')) ?? '';
  await offer.click();
  await page.locator(`article[data-item="${wanted}"]`).waitFor();
  await page.locator('[data-undo]').click();
  await page.waitForFunction((id) => !document.querySelector(`article[data-item="${id}"]`), wanted);
  assert.deepEqual(await titles(page), first);
  const again = page.locator('article[data-item]').first();
  const unwanted = (await again.getAttribute('data-item')) ?? '';
  await unfold(again, 'Swap it');
  await again.locator('[data-avoid]').click();
  await page.waitForFunction((id) => !document.querySelector(`article[data-item="${id}"]`), unwanted);
  await page.locator(`[data-want="${unwanted}"]`).click();
  await page.locator(`article[data-item="${unwanted}"]`).waitFor();
  noFaults(page);
  await context.close();
}

export async function everySentenceHasItsReason({ browser, url }) {
  const { context, page } = await freshPage(browser, { url, size: sizes.laptop });
  await planned(page);
  const item = page.locator('article[data-item]').first();
  await unfold(item, 'Why this');
  assert.ok(await item.getByText(/\(rule [\w.]+\)/).count(), 'no rule is named');
  assert.ok(await item.locator('[data-grade]').count(), 'no grade is shown');
  assert.ok(await item.locator('[aria-label="Sources"] li').count(), 'no source is spelt out');
  await unfold(item, 'How to do it');
  await item.locator('.faults dt').first().waitFor();
  await item.getByRole('button', { name: 'Stop the picture' }).click();
  await item.getByRole('link', { name: /Read more/ }).click();
  await page.getByRole('heading', { level: 2, name: /How well each claim/ }).waitFor();
  const claims = await page.locator('.claims > li').count();
  assert.equal(await page.locator('.claims > li [data-grade]').count(), claims);
  await isSound(page, 'laptop-lesson');
  await step.goTo(page, 'learn');
  await page.locator('section[aria-labelledby="hands-on"] a').first().click();
  await page.getByText('Why not alone').waitFor();
  await isSound(page, 'laptop-hands-on');
  noFaults(page);
  await context.close();
}

export async function aBadDay({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await step.screen(page);
  await step.test(page);
  await step.goTo(page, 'today');
  await page.locator('[data-bad-day]').click();
  await page.getByRole('heading', { level: 1, name: 'Short session' }).waitFor();
  const items = await page.locator('article[data-item]').count();
  assert.ok(items >= 1 && items <= 4, `${items} items on a bad day`);
  await page.locator('.start').click();
  await page.locator('.stage[data-phase]').waitFor();
  await page.locator('[data-act="stop"]').click();
  await page.locator('[data-reason="no_time"]').click();
  await page.getByRole('heading', { level: 1, name: 'Ended for today' }).waitFor();
  await step.written(page, 'session.ended');
  assert.equal((await step.eventCounts(page))['session.ended'], 1);
  noFaults(page);
  await context.close();
}

export async function theProfileChangesThePlan({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await step.screen(page);
  await step.goTo(page, 'profile');
  await page.getByLabel('How many hours do you sit').fill('70');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('Write a number from 0 to 20.').waitFor();
  await page.getByLabel('How many hours do you sit').fill('10');
  await page.getByLabel('In your words, 1').fill('Sit through a film');
  assert.equal(await page.getByRole('radio', { name: 'Turn it on' }).count(), 0, 'the ball is offered before its warning');
  await page.locator('[data-read-warning]').click();
  await page.getByText('Before you turn it on').waitFor();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.locator('[data-linked="sitting"]').waitFor();
  await isSound(page, 'phone-profile');
  await step.goTo(page, 'checkin');
  await page.locator('[data-tap="as_usual"]').click();
  assert.equal(await page.getByLabel('Activity 1').inputValue(), 'Sit through a film');
  await step.goTo(page, 'today');
  await page.getByText('Long sitting').waitFor();
  noFaults(page);
  await context.close();
}

export async function whereItHurts({ browser, url }) {
  const { context, page } = await freshPage(browser, { url, dark: true });
  await step.screen(page);
  await page.locator('a[href="#/where"]').click();
  await isSound(page, 'phone-dark-where');
  await page.locator('[data-question="groin_front"] input[value="yes"]').check();
  await page.locator('[data-question="pinch_low"] input[value="unsure"]').check();
  await page.getByRole('button', { name: 'No to the rest' }).click();
  await page.getByRole('heading', { level: 1, name: 'Worth mentioning to a clinician' }).waitFor();
  await page.locator('[data-mention="fai"] h3', { hasText: 'Ask for' }).waitFor();
  await isSound(page, 'phone-dark-mentions');
  await page.getByRole('button', { name: 'Answer again' }).click();
  assert.ok(await page.locator('[data-question="pinch_low"] input[value="unsure"]').isChecked());
  noFaults(page);
  await context.close();
}

export async function theLetter({ browser, url }) {
  const { context, page } = await freshPage(browser, { url, size: sizes.laptop });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await step.goTo(page, 'letter');
  await page.getByText('There is no letter to write now').waitFor();
  await step.screen(page, { thr: 'yes' });
  await step.goTo(page, 'today');
  await page.locator('[data-letter] a').click();
  await page.locator('.letter').waitFor();
  await isSound(page, 'laptop-letter');
  await page.locator('[data-copy]').click();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes((await page.locator('.letter h2').textContent()) ?? '?'));
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
    assert.equal((pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length, 1, `more than one page on ${format}`);
  }
  noFaults(page);
  await context.close();
}

export async function lessMotion({ browser, url }) {
  const { context, page } = await freshPage(browser, { url });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await planned(page);
  const item = page.locator('article[data-item]').first();
  await unfold(item, 'How to do it');
  await item.locator('.stills svg').first().waitFor();
  assert.equal(await item.getByRole('button', { name: /the picture/ }).count(), 0);
  await context.close();
}

export const protocolWalks = [
  ['a plan is made one’s own: swapped, undone, left out', planIsOnesOwn],
  ['every sentence of the plan has its reason, grade and source', everySentenceHasItsReason],
  ['a bad day has a short session', aBadDay],
  ['the profile changes the plan and fills in the check-in', theProfileChangesThePlan],
  ['where it hurts ends with what to mention', whereItHurts],
  ['the letter shows, copies and prints on one page', theLetter],
  ['who asks for less motion gets still pictures', lessMotion],
];
