// The path with nothing but keys: Tab, arrows, space, Enter, Escape and typing.
import assert from 'node:assert/strict';

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const group = element?.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    const label = element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return `${group} ${label}`.replace(/\s+/g, ' ').trim();
  });

/// Tabs until what has the focus matches; fails when the page has no such thing.
export async function tabTo(page, wanted) {
  for (let presses = 0; presses < 120; ++presses) {
    if (wanted.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${wanted} on ${page.url()}; the last was "${await focused(page)}"`);
}

export async function press(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

async function screen(page) {
  await press(page, /^Answer the safety questions/);
  for (let group = 0; group < 30; ++group) {
    await page.waitForTimeout(150);
    if (!page.url().includes('#/screen')) return;
    await press(page, /None of these/);
  }
}

async function side(page, name) {
  await heading(page, name);
  await press(page, /low back flat.*Yes, it is flat/, 'Space');
  await press(page, /feel at the hip.*Nothing much/, 'Space');
  await press(page, /^Measure$/);
  for (let reading = 1; reading <= 3; ++reading) {
    await tabTo(page, /Angle of the thigh/);
    await page.keyboard.type(String(10 + reading));
    await tabTo(page, /How far the knee/);
    await page.keyboard.type('85');
    await page.keyboard.press('Enter');
    await page.getByText(new RegExp(`Thigh ${10 + reading}° below`)).waitFor();
  }
  await press(page, /^Go on$/);
  await press(page, /^Keep this side$/);
}

async function session(page) {
  await press(page, /^Start the (session|rest)$/);
  await press(page, /^Start$/);
  await page.locator('.stage[data-phase]').waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('Space');
  await page.getByText('Paused', { exact: true }).waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await heading(page, 'Paused. Why stop?');
  await press(page, /^No time$/);
  await heading(page, 'Ended for today');
}

export async function keyboardPath(page) {
  await screen(page);
  await press(page, /^Start the test$/);
  await tabTo(page, /What do you measure with\?/);
  for (let i = 0; i < 4 && !/phone/i.test(await focused(page)); ++i) await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /phone/i);
  await press(page, /Begin with the right leg/);
  await side(page, 'Right leg');
  await side(page, 'Left leg');
  await heading(page, 'How it feels');
  await press(page, /Tight feeling/, 'Space');
  await page.keyboard.press('ArrowRight');
  await press(page, /^Show my answer$/);
  await page.waitForFunction(() => location.hash === '#/answer');
  await press(page, /^See the plan$/);
  await heading(page, 'Your plan');
  await session(page);
  await press(page, /^Back to today$/);
  await press(page, /^Check in$/);
  await press(page, /^As usual or better/);
  await page.getByText('Kept.').waitFor();
}
