// The tones of a session, as notes. One family of pitches (D major without its half steps), so that
// whatever follows whatever it never jars; up means go, down means stop, low means the pelvis.
// Told apart with the eyes closed by contour first, pitch second.

export type Tone = 'start' | 'switch' | 'stop' | 'count' | 'tuck' | 'good' | 'arch' | 'done';

export interface Note {
  hz: number;
  at_s: number;
  length_s: number;
  /** 0-1 of full scale. */
  level: number;
}

const d4 = 293.66;
const fSharp4 = 369.99;
const a4 = 440;
const b4 = 493.88;
const d5 = 587.33;
const e5 = 659.26;
const fSharp5 = 739.99;
const a5 = 880;
const d6 = 1174.66;

const note = (hz: number, at_s: number, length_s: number, level = 0.22): Note => ({ hz, at_s, length_s, level });

export const tones: Record<Tone, Note[]> = {
  start: [note(d5, 0, 0.22), note(a5, 0.16, 0.5)], // a fifth up: now
  switch: [note(e5, 0, 0.25), note(b4, 0.18, 0.25), note(e5, 0.36, 0.4)], // across and back: the other side
  stop: [note(a4, 0, 0.3), note(d4, 0.22, 0.7)], // a fifth down: let go
  count: [note(a4, 0, 0.12, 0.16)], // one short knock
  tuck: [note(d4, 0, 0.2), note(fSharp4, 0.15, 0.3)], // low, a nudge up
  good: [note(fSharp5, 0, 0.25, 0.1), note(a5, 0, 0.35, 0.1)], // two together, light
  arch: [note(fSharp4, 0, 0.16), note(d4, 0.14, 0.16), note(fSharp4, 0.34, 0.16), note(d4, 0.48, 0.3)], // low, down, twice
  done: [note(d5, 0, 0.4), note(fSharp5, 0.16, 0.5), note(a5, 0.32, 0.7), note(d6, 0.5, 1.4, 0.16)],
};

export const lengthOf = (tone: Tone): number => Math.max(...tones[tone].map((each) => each.at_s + each.length_s));

/// Long enough to be heard as soft, short enough to be heard as now.
export const attack_s = 0.015;

/// Plays one note through `into`: it swells from nothing and dies away to nothing, so it never clicks.
/// A second, fainter voice an octave above gives it some wood.
export function ring(audio: BaseAudioContext, into: AudioNode, { hz, at_s, length_s, level }: Note): void {
  const begin = audio.currentTime + at_s;
  for (const [times, share] of [[1, 1], [2, 0.18]] as const) {
    const voice = audio.createOscillator();
    const swell = audio.createGain();
    voice.type = 'sine';
    voice.frequency.value = hz * times;
    swell.gain.setValueAtTime(0, begin);
    swell.gain.linearRampToValueAtTime(level * share, begin + attack_s);
    swell.gain.setTargetAtTime(0, begin + attack_s, length_s / 4 / times);
    swell.gain.setValueAtTime(0.0001 * level, begin + length_s);
    swell.gain.linearRampToValueAtTime(0, begin + length_s + 0.02);
    voice.connect(swell).connect(into);
    voice.start(begin);
    voice.stop(begin + length_s + 0.03);
  }
}
