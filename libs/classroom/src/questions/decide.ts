import type { Decide, Keyed } from '../deciding.ts';
import { classLimits } from '../limits.ts';
import { Refusal, notAllowed, notFound, tooMuch } from '../refusal.ts';
import { moderates, personOf } from '../state.ts';
import type { ClassState, Question } from '../state.ts';

export interface QuestionCommands {
  'question.ask': Keyed & { readonly text: string };
  'question.vote': Keyed & { readonly question: number; readonly up: boolean };
  'question.answer': Keyed & { readonly question: number; readonly answered: boolean };
  'question.remove': Keyed & { readonly question: number };
}

export const decideQuestions: Decide<QuestionCommands> = {
  'question.ask': ({ questions }, by, { key, text }) =>
    questions.length >= classLimits.questions
      ? tooMuch('questions')
      : { by, key, type: 'question-asked', body: { text } },

  'question.vote': (state, by, { key, question, up }) => {
    const asked = askedAt(state, question);
    if (asked instanceof Refusal) return asked;
    // One's own question counts by being asked.
    if (asked.by === by) return notAllowed();
    return asked.voters.includes(by) === up ? undefined : { by, key, type: 'question-voted', body: { question, up } };
  },

  'question.answer': (state, by, { key, question, answered }) => {
    const asked = askedAt(state, question);
    if (asked instanceof Refusal) return asked;
    if ((asked.answered ?? false) === answered) return undefined;
    return { by, key, type: 'question-answered', body: { question, answered } };
  },

  'question.remove': (state, by, { key, question }) => {
    const asked = askedAt(state, question);
    if (asked instanceof Refusal) return asked;
    if (asked.by !== by && !moderates(personOf(state, by))) return notAllowed();
    return { by, key, type: 'question-removed', body: { question } };
  },
};

const askedAt = ({ questions }: ClassState, seq: number): Question | Refusal =>
  questions.find((one) => one.seq === seq && !one.removed) ?? notFound('question', 'question');
