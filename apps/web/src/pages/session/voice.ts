// Speech of a session. What is said gives way by rule: a new phase cuts the old sentence, a line waits
// for its turn (one at most), a count is said only into silence, and stop silences everything at once.
// Where no voice starts within a second, the session goes on by tones and large words alone.
import type { Settings } from '../../app/settings';

export type Manner = 'phase' | 'line' | 'count';
/// `silent`: wanted, but nothing is heard. Then the page's live region speaks instead.
export type VoiceState = 'off' | 'speaks' | 'silent';

export interface Speech {
  synth: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices' | 'addEventListener' | 'removeEventListener'>;
  utter(text: string): SpeechSynthesisUtterance;
}

export interface Voice {
  readonly state: VoiceState;
  say(text: string, manner: Manner): void;
  hush(): void;
  close(): void;
}

interface Options {
  settings: () => Pick<Settings, 'voice' | 'rate'>;
  language: string;
  tell?: (state: VoiceState) => void;
  speech?: Speech | undefined;
}

export const startsWithin_ms = 1000;
const rates = { slow: 0.8, usual: 0.95, fast: 1.15 };
/// Some browsers lose the end of an utterance; no sentence takes longer than this.
const longest_ms = (text: string) => 4000 + text.length * 150;

function browserSpeech(): Speech | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined;
  return { synth: speechSynthesis, utter: (text) => new SpeechSynthesisUtterance(text) };
}

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];

/// The voice for a language: the same region first, and one on the device before one on the network.
export function matchVoice(voices: SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | undefined {
  const worth = (voice: SpeechSynthesisVoice) =>
    Number(voice.lang.toLowerCase().replace('_', '-') === language.toLowerCase()) * 4 + Number(voice.localService) * 2 + Number(voice.default);
  return voices.filter((voice) => primary(voice.lang) === primary(language)).sort((a, b) => worth(b) - worth(a))[0];
}

export function openVoice({ settings, language, tell = () => undefined, speech = browserSpeech() }: Options): Voice {
  let chosen: SpeechSynthesisVoice | undefined;
  let current: SpeechSynthesisUtterance | undefined;
  let waiting = '';
  let silent = speech === undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: VoiceState | undefined;

  const state = (): VoiceState => (!settings().voice ? 'off' : silent ? 'silent' : 'speaks');
  const report = () => {
    if (told === state()) return;
    told = state();
    tell(told);
  };
  const choose = () => (chosen = matchVoice(speech?.synth.getVoices() ?? [], language));

  function cut(): void {
    clearTimeout(timer);
    waiting = '';
    if (current) speech?.synth.cancel();
    current = undefined;
  }

  function finished(utterance: SpeechSynthesisUtterance): void {
    if (utterance !== current) return; // it was cut
    clearTimeout(timer);
    current = undefined;
    const next = waiting;
    waiting = '';
    if (next) speak(next);
  }

  function fell(utterance: SpeechSynthesisUtterance): void {
    if (utterance !== current) return;
    cut();
    silent = true;
    report();
  }

  function speak(text: string): void {
    if (!speech) return;
    const utterance = speech.utter(text);
    current = utterance;
    if (chosen) utterance.voice = chosen;
    utterance.lang = chosen?.lang ?? language;
    utterance.rate = rates[settings().rate];
    utterance.onstart = () => {
      if (utterance !== current) return;
      clearTimeout(timer);
      timer = setTimeout(() => finished(utterance), longest_ms(text));
      silent = false;
      report();
    };
    utterance.onend = () => finished(utterance);
    utterance.onerror = () => fell(utterance);
    timer = setTimeout(() => fell(utterance), startsWithin_ms);
    speech.synth.speak(utterance);
  }

  choose();
  speech?.synth.addEventListener('voiceschanged', choose);
  report();

  return {
    get state() {
      return state();
    },
    say(text, manner) {
      report();
      if (!settings().voice || text === '' || !speech) return;
      if (manner === 'phase') cut();
      if (!current) speak(text);
      else if (manner === 'line') waiting = text;
    },
    hush: () => {
      cut();
      report();
    },
    close() {
      cut();
      speech?.synth.removeEventListener('voiceschanged', choose);
    },
  };
}
