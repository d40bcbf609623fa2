// The phone trembles with the tones, where it can (Android; no browser on iOS does).
import type { Tone } from './tones';

/// Milliseconds on, off, on ...: the contour of each tone, for the hand.
export const patterns: Record<Tone, number[]> = {
  start: [60, 60, 180],
  switch: [90, 90, 90, 90, 90],
  stop: [300],
  count: [25],
  tuck: [40, 50, 40],
  good: [20],
  arch: [120, 80, 120],
  done: [60, 60, 60, 60, 320],
};

/// Chromium offers it on machines that have nothing to tremble with: a touch screen must be there too.
export const canTouch = (device: Partial<Pick<Navigator, 'vibrate' | 'maxTouchPoints'>> = navigator): boolean =>
  typeof device.vibrate === 'function' && (device.maxTouchPoints ?? 0) > 0;

export function openTouch(isOn: () => boolean, device: Partial<Pick<Navigator, 'vibrate'>> = navigator): { give(tone: Tone): void; close(): void } {
  return {
    give: (tone) => void (isOn() && device.vibrate?.(patterns[tone])),
    close: () => void device.vibrate?.(0),
  };
}
