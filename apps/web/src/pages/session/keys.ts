// The keys of a session. A key means the same everywhere in it.
import type { SessionEventType } from './frame';

export type Action = SessionEventType | 'toggle' | 'open_stop' | 'dim' | 'slower' | 'faster';

const byKey: Record<string, Action> = {
  ' ': 'toggle',
  Escape: 'open_stop',
  s: 'open_stop',
  p: 'pain',
  ArrowUp: 'extend',
  ArrowDown: 'shorten',
  r: 'repeat',
  x: 'skip',
  w: 'swap',
  d: 'dim',
  '-': 'slower',
  '+': 'faster',
};

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/// What a key asks for; `onControl`: the focus is on something that uses the space bar itself.
/// Next is where reading goes: to the right, and to the left where the page reads that way.
export function actionOf(press: Press, { onControl, rightToLeft }: { onControl: boolean; rightToLeft: boolean }): Action | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat) return undefined;
  if (press.key === 'ArrowRight') return rightToLeft ? 'back' : 'next';
  if (press.key === 'ArrowLeft') return rightToLeft ? 'next' : 'back';
  if (press.key === ' ' && onControl) return undefined;
  return byKey[press.key.length === 1 ? press.key.toLowerCase() : press.key];
}
