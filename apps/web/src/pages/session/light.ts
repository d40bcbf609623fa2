// A soft flash of the whole display for rooms where nothing can be heard. At most one a second (well
// under the three of WCAG 2.3.1), and none where the device asks for less motion.
import type { Tone } from './tones';

export interface Light {
  give(tone: Tone): void;
}

const shown: ReadonlySet<Tone> = new Set<Tone>(['start', 'switch', 'stop', 'arch', 'done']);
export const shortestGap_ms = 1000;

export function openLight(isOn: () => boolean, flash: () => void, now: () => number = () => performance.now()): Light {
  const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  let last = -Infinity;
  return {
    give(tone) {
      if (!isOn() || !shown.has(tone) || still() || now() - last < shortestGap_ms) return;
      last = now();
      flash();
    },
  };
}
