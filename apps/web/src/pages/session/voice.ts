// Speech and tones of a session. Both can be switched off; nothing depends on either.

export interface Voice {
  say(text: string): void;
  beep(kind: 'count' | 'begin' | 'done'): void;
  close(): void;
}

const pitch = { count: 440, begin: 660, done: 880 };

export function openVoice(settings: () => { voice: boolean; beeps: boolean }): Voice {
  let audio: AudioContext | undefined;

  return {
    say(text) {
      if (!settings().voice || !('speechSynthesis' in window) || text === '') return;
      speechSynthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = 'en';
      utterance.rate = 0.95;
      speechSynthesis.speak(utterance);
    },
    beep(kind) {
      if (!settings().beeps || !('AudioContext' in window)) return;
      audio ??= new AudioContext();
      const tone = audio.createOscillator();
      const level = audio.createGain();
      const now = audio.currentTime;
      tone.frequency.value = pitch[kind];
      level.gain.setValueAtTime(0.0001, now);
      level.gain.exponentialRampToValueAtTime(0.2, now + 0.02);
      level.gain.exponentialRampToValueAtTime(0.0001, now + 0.25);
      tone.connect(level).connect(audio.destination);
      tone.start(now);
      tone.stop(now + 0.3);
    },
    close() {
      if ('speechSynthesis' in window) speechSynthesis.cancel();
      void audio?.close();
    },
  };
}
