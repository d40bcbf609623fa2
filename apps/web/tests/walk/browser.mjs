// Debian's Chromium, driven; one context is one device.
import { chromium } from 'playwright-core';

export const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });

/// A page of a device that nobody has used yet. What it logs as an error fails the walk.
export async function freshPage(browser, { size = sizes.phone, dark = false, url }) {
  const context = await browser.newContext({ viewport: size, colorScheme: dark ? 'dark' : 'light', acceptDownloads: true });
  const page = await openPage(context, url);
  return { context, page };
}

export async function openPage(context, url) {
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    // A server that is away shows as a failed request; the page itself says so quietly.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) page.faults.push(message.text());
  });
  await page.goto(url);
  await page.locator('h1').first().waitFor();
  return page;
}

export const waitForOffline = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
