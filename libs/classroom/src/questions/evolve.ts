import type { Evolve } from '../fold.ts';
import type { ClassState, Question } from '../state.ts';
import type { QuestionEvents } from './events.ts';

export const evolveQuestions: Evolve<keyof QuestionEvents> = {
  'question-asked': (state, { seq, at, by, key, body }) => ({
    ...state,
    questions: [
      ...state.questions,
      { seq, at, by, text: body.text, votes: 0, voters: [], ...(key === undefined ? {} : { key }) },
    ],
  }),
  'question-voted': (state, { by, body }) =>
    question(state, body.question, (asked) => {
      const others = asked.voters.filter((voter) => voter !== by);
      return {
        ...asked,
        votes: Math.max(0, asked.votes + (body.up ? 1 : -1)),
        voters: body.up && by !== '' ? [...others, by] : others,
      };
    }),
  'question-answered': (state, { body }) =>
    question(state, body.question, ({ answered: _answered, ...asked }) => ({
      ...asked,
      ...(body.answered ? { answered: true as const } : {}),
    })),
  'question-removed': (state, { body }) =>
    question(state, body.question, (asked) => ({ ...asked, text: '', removed: true })),
};

function question(state: ClassState, seq: number, change: (asked: Question) => Question): ClassState {
  return { ...state, questions: state.questions.map((asked) => (asked.seq === seq ? change(asked) : asked)) };
}
