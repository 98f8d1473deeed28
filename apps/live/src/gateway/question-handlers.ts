import { moderates, personOf } from '#classroom';
import type { ClassState } from '#classroom';
import { notAllowed, notFound, tooMuch } from '../failure.ts';
import { append } from './append.ts';
import type { Handlers } from './handlers.ts';

type QuestionMessage = 'question.ask' | 'question.vote' | 'question.answer' | 'question.remove';

/** Questions of one class, those removed too. */
const questionsMax = 500;

function asked(state: ClassState, seq: number) {
  const question = state.questions.find((one) => one.seq === seq && !one.removed);
  if (!question) throw notFound('question', 'question');
  return question;
}

export const questionHandlers: Pick<Handlers, QuestionMessage> = {
  'question.ask': (peer, { key, text }) =>
    append(peer, 'question.ask', key, ({ questions }, by) => {
      if (questions.length >= questionsMax) throw tooMuch('questions');
      return { by, key, type: 'question-asked', body: { text } };
    }),

  'question.vote': (peer, { key, question, up }) =>
    append(peer, 'question.vote', key, (state, by) => {
      const { voters, by: asker } = asked(state, question);
      // One's own question counts by being asked.
      if (asker === by) throw notAllowed();
      return voters.includes(by) === up ? undefined : { by, key, type: 'question-voted', body: { question, up } };
    }),

  'question.answer': (peer, { key, question, answered }) =>
    append(peer, 'question.answer', key, (state, by) =>
      (asked(state, question).answered ?? false) === answered
        ? undefined
        : { by, key, type: 'question-answered', body: { question, answered } },
    ),

  'question.remove': (peer, { key, question }) =>
    append(peer, 'question.remove', key, (state, by) => {
      if (asked(state, question).by !== by && !moderates(personOf(state, by))) throw notAllowed();
      return { by, key, type: 'question-removed', body: { question } };
    }),
};
