// The parts of a session, as a person does them or as time does them. The page's clock is Playwright's:
// it stands still until it is told to go on, so minutes pass in moments and always alike.
import * as step from './steps.mjs';

const noon = new Date('2026-11-25T12:00:00Z');

/// Before the page is opened: its clock, and a voice that remembers what it said. Without a graphics
/// card the body in space costs seconds for every second of a session, so a walk has it in lines.
export async function prepare(context, { voice = true, inSpace = false } = {}) {
  await context.clock.install({ time: noon });
  if (!inSpace) {
    await context.addInitScript(() => {
      const context = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function get(kind, ...more) { return /webgl/.test(kind) ? null : context.call(this, kind, ...more); };
    });
  }
  await context.addInitScript((speaks) => {
    window.said = [];
    const synth = {
      getVoices: () => (speaks ? [{ lang: 'en-GB', name: 'Test', localService: true, default: true }] : []),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      speak(utterance) {
        if (!speaks) return;
        window.said.push(utterance.text);
        utterance.onstart?.();
        this.timer = setTimeout(() => utterance.onend?.(), utterance.text.length * 40);
      },
      cancel() {
        clearTimeout(this.timer);
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synth });
    window.SpeechSynthesisUtterance = function Utterance(text) { this.text = text; };
  }, voice);
}

export const stage = (page) => page.locator('.stage[data-phase]');
export const phase = (page) => page.evaluate(() => document.querySelector('.stage[data-phase]')?.dataset.phase ?? document.querySelector('h1')?.textContent ?? '');
export const said = (page) => page.evaluate(() => window.said.splice(0));
const beat = (page) => page.evaluate(() => Number(document.documentElement.dataset.beat ?? 0));

async function untilBeat(page, after) {
  for (let wait = 0; wait < 400; ++wait) {
    if ((await beat(page)) > after) return;
    await page.waitForTimeout(5);
  }
}

/// Seconds go by, one after the other, each answered by the core before the next.
export async function pass(page, seconds) {
  for (let second = 0; second < seconds; ++second) {
    const before = await beat(page);
    await page.clock.runFor(1000);
    await untilBeat(page, before);
  }
}

export async function act(page, action) {
  const before = await beat(page);
  await page.locator(`[data-act="${action}"]`).first().click();
  await page.clock.runFor(50);
  if (!['stop', 'swap', 'dim'].includes(action)) await untilBeat(page, before);
}

export async function key(page, name) {
  const before = await beat(page);
  await page.keyboard.press(name);
  await page.clock.runFor(50);
  await untilBeat(page, before);
}

/// From the first page to the start page of a session, with a plan made by the test.
export async function planned(page, given) {
  await step.screen(page);
  await step.test(page, given);
  await step.goTo(page, 'today');
}

export async function begin(page) {
  await page.locator('a[data-next="session"]').click();
  await page.locator('.start').waitFor();
  await page.clock.pauseAt(new Date(noon.getTime() + 20 * 60_000));
  await page.locator('.start').click();
  await stage(page).waitFor();
}

/// Time flows while `work` runs, as some tools need it, and stands still again afterwards.
export async function inRealTime(page, work) {
  await page.clock.resume();
  try {
    return await work();
  } finally {
    await page.clock.pauseAt(new Date((await page.evaluate(() => Date.now())) + 1000));
  }
}

/// Lets time pass, or steps on, until something is there; the seconds that it took.
export async function until(page, wanted, { by = 'time', limit = 900 } = {}) {
  for (let times = 0; times < limit; ++times) {
    if (await wanted(page)) return times;
    if (by === 'time') await pass(page, 1);
    else await key(page, 'ArrowRight');
  }
  throw new Error(`It never came; the last phase was ${await phase(page)}.`);
}

export const isPhase = (...names) => async (page) => names.includes(await phase(page));
export const isItem = (exercise) => async (page) => (await stage(page).getAttribute('data-item').catch(() => '')) === exercise;
