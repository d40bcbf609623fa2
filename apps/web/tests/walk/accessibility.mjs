// axe-core on a page as it stands; 0 violations or a sentence for each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// Runs through the debugger, so that the page's own policy against foreign code stays as it is.
export async function violations(page) {
  await page.evaluate(axe);
  // As tall as the page: what the bar at the foot covers now is a matter of scrolling.
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height + 80) });
  await page.waitForTimeout(300); // colours settle
  const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  await page.setViewportSize(size);
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`);
}

/// Nothing may stick out sideways.
export const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
