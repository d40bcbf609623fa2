// How this device shows and sounds; not part of the journal and never sent anywhere.
export type Appearance = 'system' | 'light' | 'dark';
export type SpeechRate = 'slow' | 'usual' | 'fast';

export interface Settings {
  appearance: Appearance;
  voice: boolean;
  rate: SpeechRate;
  beeps: boolean;
  /** A soft flash when the phase changes. */
  light: boolean;
  /** The phone trembles with the tones. */
  touch: boolean;
  /** The display goes nearly dark while one lies and breathes. */
  dim: boolean;
  /** The phone in the waistband tells the tilt of the pelvis. */
  waistband: boolean;
}

const key = 'psoas-settings';
const initial: Settings = {
  appearance: 'system', voice: true, rate: 'usual', beeps: true, light: false, touch: true, dim: true, waistband: false,
};

export function readSettings(shelf: Pick<Storage, 'getItem'>): Settings {
  try {
    return { ...initial, ...(JSON.parse(shelf.getItem(key) ?? '{}') as Partial<Settings>) };
  } catch {
    return initial;
  }
}

export function writeSettings(shelf: Pick<Storage, 'setItem'>, settings: Settings): void {
  try {
    shelf.setItem(key, JSON.stringify(settings));
  } catch {
    // A full device keeps its old settings; nothing clinical hangs on them.
  }
}

export function applyAppearance(appearance: Appearance): void {
  if (appearance === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = appearance;
}
