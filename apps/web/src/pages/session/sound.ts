// Plays the tones. A browser lets a page sound only after a tap: `unlock` belongs into the start tap.
import { lengthOf, ring, tones, type Tone } from './tones';

export interface Sound {
  unlock(): void;
  play(tone: Tone): void;
  close(): void;
}

type Opening = () => AudioContext | undefined;
const openContext: Opening = () => ('AudioContext' in globalThis ? new AudioContext() : undefined);

export function openSound(isOn: () => boolean, open: Opening = openContext): Sound {
  let audio: AudioContext | undefined;
  let freeFrom = 0;

  const wake = () => {
    audio ??= open();
    if (audio?.state === 'suspended') void audio.resume().catch(() => undefined);
    return audio;
  };

  return {
    unlock: () => void wake(),
    play(tone) {
      if (!isOn()) return;
      const context = wake();
      if (!context) return;
      // A count that would fall into a longer tone says nothing that the tone does not.
      if (tone === 'count' && context.currentTime < freeFrom) return;
      tones[tone].forEach((note) => ring(context, context.destination, note));
      freeFrom = context.currentTime + lengthOf(tone) * 0.6;
    },
    close() {
      void audio?.close().catch(() => undefined);
      audio = undefined;
    },
  };
}
