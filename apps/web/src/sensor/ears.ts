// What the measuring wants heard, through the tones and the voice of the session: nobody looks at the
// screen. Each can be off or missing; then the words stand on the page and a screen reader says them.
import { readSettings, type Settings } from '../app/settings';
import type { SensorCue } from '../generated/api';
import { openSound } from '../pages/session/sound';
import type { Tone } from '../pages/session/tones';
import { openTouch } from '../pages/session/touch';
import { openVoice, type VoiceState } from '../pages/session/voice';
import { t, type MessageId } from '../text/text';

const toneOf: Record<string, Tone> = {
  'sensor.read': 'start', 'sensor.done': 'done', 'sensor.good': 'good', 'sensor.arch': 'arch', 'sensor.lost': 'stop',
};

export interface Ears {
  /// Inside a tap.
  unlock(): void;
  give(cues: SensorCue[]): void;
  hush(): void;
  close(): void;
}

export function openEars(voiceIs: (state: VoiceState) => void = () => undefined, settings: Settings = readSettings(localStorage)): Ears {
  const voice = openVoice({ settings: () => settings, language: document.documentElement.lang || 'en', tell: voiceIs });
  const sound = openSound(() => settings.beeps);
  const touch = openTouch(() => settings.touch);
  return {
    unlock: () => sound.unlock(),
    give(cues) {
      for (const cue of cues) {
        const tone = cue.type === 'tone' ? toneOf[cue.id] : undefined;
        if (tone) {
          sound.play(tone);
          touch.give(tone);
        }
        if (cue.type === 'say') voice.say(t(cue.id as MessageId, cue.n === null ? {} : { n: cue.n }), 'phase');
      }
    },
    hush: () => voice.hush(),
    close() {
      voice.close();
      sound.close();
      touch.close();
    },
  };
}
