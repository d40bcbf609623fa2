// One tap, as the two answers it gives.
import type { Answer } from '../../generated/api';

export type Tap = 'as_usual' | 'worse' | 'new_symptom' | 'unsure';

/// What a tap does not speak of stays unanswered: worse says nothing about something new.
export function answersOf(tap: Tap): { worse_next_day?: Answer; new_symptom?: Answer } {
  switch (tap) {
    case 'as_usual':
      return { worse_next_day: 'no', new_symptom: 'no' };
    case 'worse':
      return { worse_next_day: 'yes' };
    case 'new_symptom':
      return { new_symptom: 'yes' };
    case 'unsure':
      return { worse_next_day: 'unsure', new_symptom: 'unsure' };
  }
}
