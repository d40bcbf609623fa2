// The questionnaire as a sequence of groups. What the answers mean is the core's business.
import type { Answer, FollowUp, Question, QuestionGroup } from '../../generated/api';

export type Answers = Record<string, Answer>;
export type ScreenKind = 'full' | 'short';

/// The groups to ask, in order; the short screen has the same groups with fewer questions.
export function groupsFor(groups: QuestionGroup[], kind: ScreenKind): QuestionGroup[] {
  return [...groups]
    .sort((a, b) => a.order - b.order)
    .map((group) => (kind === 'full' ? group : { ...group, questions: group.questions.filter((q) => q.in_short_set) }))
    .filter((group) => group.questions.length > 0);
}

const isOpen = (answer: Answer | undefined) => answer === 'yes' || answer === 'unsure';

export const openFollowUps = (question: Question, answers: Answers): FollowUp[] =>
  isOpen(answers[question.id]) ? question.follow_ups : [];

export const unanswered = (group: QuestionGroup, answers: Answers): Question[] =>
  group.questions.filter((question) => answers[question.id] === undefined);

/// A follow-up stands only under a yes or a not sure.
export function withAnswer(question: Question, id: string, answer: Answer, answers: Answers): Answers {
  const next = { ...answers, [id]: answer };
  if (id === question.id && answer === 'no') for (const followUp of question.follow_ups) delete next[followUp.id];
  return next;
}

/// No to everything in the group that has no answer yet; what was answered stays.
export function noToTheRest(group: QuestionGroup, answers: Answers): Answers {
  const rest = unanswered(group, answers).map((question) => [question.id, 'no'] as const);
  return { ...answers, ...Object.fromEntries(rest) };
}

/// The first group that still has an open question; the last one when none has.
export function resumeAt(groups: QuestionGroup[], answers: Answers): number {
  const index = groups.findIndex((group) => unanswered(group, answers).length > 0);
  return index < 0 ? groups.length - 1 : index;
}

export const isComplete = (groups: QuestionGroup[], answers: Answers): boolean =>
  groups.every((group) => unanswered(group, answers).length === 0);
