// The play, pause, next, previous and stop keys of headphones and keyboards.
//
// A browser hands them only to a page that plays a media element: tones made by Web Audio do not count
// in Chromium, nor does a live stream. So a few seconds of silence play in a loop while a session runs.
import type { Action } from './keys';

const handed: [MediaSessionAction, Action][] = [
  ['play', 'resume'],
  ['pause', 'pause'],
  ['nexttrack', 'next'],
  ['previoustrack', 'back'],
  ['stop', 'open_stop'],
];

/// Chromium gives the keys to what lasts more than five seconds.
const silence_s = 8;

/// A WAV file of nothing: 8 bits, one channel, the lowest rate that every decoder takes.
export function silence(seconds = silence_s, rate_hz = 3000): Blob {
  const samples = new Uint8Array(seconds * rate_hz).fill(128);
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, words: string) => [...words].forEach((letter, index) => head.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  head.setUint32(4, 36 + samples.length, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate_hz, true);
  head.setUint32(28, rate_hz, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  text(36, 'data');
  head.setUint32(40, samples.length, true);
  return new Blob([head, samples], { type: 'audio/wav' });
}

export interface MediaKeys {
  show(title: string, paused: boolean): void;
  close(): void;
}

/// Must begin inside a tap, as every sound.
export function openMediaKeys(act: (action: Action) => void): MediaKeys {
  if (!('mediaSession' in navigator)) return { show: () => undefined, close: () => undefined };
  const address = URL.createObjectURL(silence());
  const audio = new Audio(address);
  audio.loop = true;
  void audio.play().catch(() => undefined);
  for (const [key, action] of handed) navigator.mediaSession.setActionHandler(key, () => act(action));

  return {
    show(title, paused) {
      if (navigator.mediaSession.metadata?.title !== title) navigator.mediaSession.metadata = new MediaMetadata({ title });
      navigator.mediaSession.playbackState = paused ? 'paused' : 'playing';
    },
    close() {
      audio.pause();
      URL.revokeObjectURL(address);
      for (const [key] of handed) navigator.mediaSession.setActionHandler(key, null);
      navigator.mediaSession.metadata = null;
      navigator.mediaSession.playbackState = 'none';
    },
  };
}
