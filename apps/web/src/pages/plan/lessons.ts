// Which lesson says more about an exercise.
import type { ExerciseKind } from '../../generated/api';

const lessons: Record<ExerciseKind, string> = {
  rest: 'rest_and_breathing',
  breathing: 'rest_and_breathing',
  stretch: 'what_stretching_does',
  contract_relax: 'contract_and_relax',
  reciprocal: 'contract_and_relax',
  roll: 'ball_and_roller',
  ball: 'ball_and_roller',
  strengthen: 'buttocks_and_strength',
  break: 'why_it_feels_tight',
};

export const lessonOn = (kind: ExerciseKind): string => lessons[kind];
