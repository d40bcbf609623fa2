import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { matchVoice, openVoice, startsWithin_ms, type Speech, type VoiceState } from '../../../src/pages/session/voice';

interface Said {
  text: string;
  rate: number;
  lang: string;
  onstart?: () => void;
  onend?: () => void;
  onerror?: () => void;
}

/// A browser's speech: one utterance at a time, started by the test.
function speechOf(voices: Partial<SpeechSynthesisVoice>[] = []) {
  const said: Said[] = [];
  let cancelled = 0;
  const heard: (() => void)[] = [];
  const speech: Speech = {
    utter: (text) => ({ text, rate: 1, lang: '' }) as unknown as SpeechSynthesisUtterance,
    synth: {
      speak: (utterance: unknown) => void said.push(utterance as Said),
      cancel: () => void ++cancelled,
      getVoices: () => voices as SpeechSynthesisVoice[],
      addEventListener: (_: string, listen: () => void) => void heard.push(listen),
      removeEventListener: () => undefined,
    } as unknown as Speech['synth'],
  };
  return { speech, said, cancelled: () => cancelled, voicesChange: () => heard.forEach((listen) => listen()) };
}

const open = (given: ReturnType<typeof speechOf> | undefined, settings = { voice: true, rate: 'usual' as const }) => {
  const states: VoiceState[] = [];
  const voice = openVoice({ settings: () => settings, language: 'en', tell: (state) => states.push(state), speech: given?.speech });
  return { voice, states };
};
const texts = (said: Said[]) => said.map(({ text }) => text);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('The voice of a session', () => {
  it('cuts the old sentence when a phase begins', () => {
    const given = speechOf();
    const { voice } = open(given);
    voice.say('Get ready.', 'phase');
    voice.say('Hold.', 'phase');
    expect([texts(given.said), given.cancelled()]).toEqual([['Get ready.', 'Hold.'], 1]);
  });

  it('lets one line wait, the newest', () => {
    const given = speechOf();
    const { voice } = open(given);
    voice.say('Hold.', 'phase');
    voice.say('Stay tall.', 'line');
    voice.say('Breathe.', 'line');
    given.said[0]!.onend?.();
    expect(texts(given.said)).toEqual(['Hold.', 'Breathe.']);
  });

  it('never piles up counts', () => {
    const given = speechOf();
    const { voice } = open(given);
    ['3', '2', '1'].forEach((count) => voice.say(count, 'count'));
    given.said[0]!.onend?.();
    expect(texts(given.said)).toEqual(['3']);
  });

  it('is silent at once when told to hush, and says nothing afterwards', () => {
    const given = speechOf();
    const { voice } = open(given);
    voice.say('Hold.', 'phase');
    voice.say('Breathe.', 'line');
    voice.hush();
    given.said[0]!.onend?.();
    expect([texts(given.said), given.cancelled()]).toEqual([['Hold.'], 1]);
  });

  it('gives up when nothing starts within a second, and comes back when it does', () => {
    const given = speechOf();
    const { voice, states } = open(given);
    voice.say('Get ready.', 'phase');
    vi.advanceTimersByTime(startsWithin_ms);
    voice.say('Hold.', 'phase');
    given.said[1]!.onstart?.();
    expect(states).toEqual(['speaks', 'silent', 'speaks']);
  });

  it('is silent where the browser has no speech', () => {
    const { voice } = open(undefined);
    voice.say('Hold.', 'phase');
    expect(voice.state).toBe('silent');
  });

  it('says nothing when it is off', () => {
    const given = speechOf();
    const { voice } = open(given, { voice: false, rate: 'usual' });
    voice.say('Hold.', 'phase');
    expect([given.said, voice.state]).toEqual([[], 'off']);
  });

  it('goes on when the browser forgets to say that it finished', () => {
    const given = speechOf();
    const { voice } = open(given);
    voice.say('Hold.', 'phase');
    given.said[0]!.onstart?.();
    voice.say('Breathe.', 'line');
    vi.advanceTimersByTime(60_000);
    expect(texts(given.said)).toEqual(['Hold.', 'Breathe.']);
  });

  it('takes the voice of the language once the voices are there', () => {
    const voices: Partial<SpeechSynthesisVoice>[] = [];
    const given = speechOf(voices);
    const { voice } = open(given);
    voices.push({ lang: 'de-DE', localService: true }, { lang: 'en-GB', localService: true });
    given.voicesChange();
    voice.say('Hold.', 'phase');
    expect(given.said[0]!.lang).toBe('en-GB');
  });
});

describe('A voice for a language', () => {
  const voice = (lang: string, localService: boolean) => ({ lang, localService, default: false }) as SpeechSynthesisVoice;
  it('is of the same region before any other, and on the device before the network', () => {
    const voices = [voice('en-US', false), voice('en-US', true), voice('en-GB', false)];
    expect(matchVoice(voices, 'en-GB')?.lang).toBe('en-GB');
    expect(matchVoice(voices, 'en')?.localService).toBe(true);
  });
  it('is never one of another language', () => {
    expect(matchVoice([voice('fr-FR', true)], 'en')).toBeUndefined();
  });
});
