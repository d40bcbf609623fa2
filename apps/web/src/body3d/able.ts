// Whether this device draws the figure well enough; the drawing in lines takes over where it does not.
const key = 'psoas.figure';
const enough = 25; // frames a second
const watched_ms = 2000;

interface Device {
  webgl: boolean; // version 2, which three.js needs
  software: boolean; // drawn by the processor: smooth edges would cost a third of its pace
}

function findDevice(): Device {
  const context = document.createElement('canvas').getContext('webgl2');
  const name = context?.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
  const renderer = context && name ? String(context.getParameter(name)) : '';
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return { webgl: context !== null, software: /swiftshader|llvmpipe|software/i.test(renderer) };
}

let device: Device | undefined;
const thisDevice = (): Device => (device ??= findDevice());
export const isSoftware = (): boolean => thisDevice().software;

let known: boolean | undefined;

export function isAble(): boolean {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return false;
  known ??= sessionStorage.getItem(key) !== 'lines' && thisDevice().webgl;
  return known;
}

/// Lines for the rest of this visit.
export function giveUp(): void {
  known = false;
  sessionStorage.setItem(key, 'lines');
}

/// Watches the pace of frames that follow one another.
export class Pace {
  private spent = 0;
  private frames = 0;
  private last = 0;

  /// The frames per second once enough was seen.
  frame(now_ms: number): number | undefined {
    const gap = now_ms - this.last;
    this.last = now_ms;
    if (gap > 400) return undefined; // it stood still, or the page was away
    this.spent += gap;
    this.frames += 1;
    if (this.spent < watched_ms) return undefined;
    const rate = (1000 * this.frames) / this.spent;
    this.spent = this.frames = 0;
    return rate;
  }
}

export const isTooSlow = (rate: number): boolean => rate < enough;
