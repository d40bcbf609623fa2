// How this device shows and sounds; not part of the journal and never sent anywhere.
export type Appearance = 'system' | 'light' | 'dark';

export interface Settings {
  appearance: Appearance;
  voice: boolean;
  beeps: boolean;
}

const key = 'psoas-settings';
const initial: Settings = { appearance: 'system', voice: true, beeps: true };

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
