// What a clinician can be asked about: the questions behind the reasons in force.
import type { Guidance, QuestionGroup } from '../../generated/api';

export interface Flag {
  id: string;
  label: string;
}

export function flagged(guidance: Guidance, groups: QuestionGroup[]): Flag[] {
  const ids = new Set(
    guidance.reasons.filter((reason) => reason.disposition !== 'proceed' && reason.disposition !== 'limits').flatMap((reason) => reason.questions),
  );
  const known = groups.flatMap((group) => group.questions);
  return known.filter((question) => ids.has(question.id) || question.follow_ups.some((followUp) => ids.has(followUp.id))).map(({ id, label }) => ({ id, label }));
}

/// As the journal writes it: question ids, one comma between.
export const scopeOf = (ids: string[]): string => ids.join(',');
