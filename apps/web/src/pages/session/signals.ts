// Gives the cues of the coach to the ear, the eye and the hand. Each of them can be off or missing.
import type { Settings } from '../../app/settings';
import type { SessionCue } from './frame';
import { openLight } from './light';
import { openSound } from './sound';
import type { Tone } from './tones';
import { openTouch } from './touch';
import { openVoice, type VoiceState } from './voice';
import { spoken } from './words';

export interface Signals {
  /** Inside the start tap. */
  unlock(): void;
  give(cues: SessionCue[], isNewPart: boolean): void;
  /** At once: everything that sounds. */
  hush(): void;
  close(): void;
}

interface Options {
  settings: () => Settings;
  flash: () => void;
  voiceIs: (state: VoiceState) => void;
}

export function openSignals({ settings, flash, voiceIs }: Options): Signals {
  const voice = openVoice({ settings, language: document.documentElement.lang || 'en', tell: voiceIs });
  const sound = openSound(() => settings().beeps);
  const light = openLight(() => settings().light, flash);
  const touch = openTouch(() => settings().touch);
  return {
    unlock: () => sound.unlock(),
    give(cues, isNewPart) {
      for (const cue of cues) {
        if (cue.type !== 'tone') continue;
        const tone = cue.id as Tone;
        sound.play(tone);
        light.give(tone);
        touch.give(tone);
      }
      const said = spoken(cues, isNewPart);
      if (said) voice.say(said.text, said.manner);
    },
    hush: () => voice.hush(),
    close() {
      voice.close();
      sound.close();
      touch.close();
    },
  };
}
