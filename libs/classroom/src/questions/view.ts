import type { Question } from '../state.ts';
import { forEverybody, nameless } from '../viewer.ts';
import type { EventViews, Viewer } from '../viewer.ts';
import type { QuestionEvents } from './events.ts';

/** Who voted for a question is told to nobody but oneself. */
export const questionViews: EventViews<keyof QuestionEvents> = {
  'question-asked': {
    forAll: forEverybody.forAll,
    concerned: forEverybody.concerned,
    seen: (event, { questions }) => {
      const removed = questions.some((asked) => asked.seq === event.seq && asked.removed);
      return removed ? { ...event, body: { text: '' } } : event;
    },
  },
  'question-voted': {
    forAll: () => false,
    concerned: ({ by }) => [by],
    seen: (event, _, viewer) => (event.by === viewer.id ? event : nameless(event)),
  },
  'question-answered': forEverybody,
  'question-removed': forEverybody,
};

export const questionsFor = (questions: readonly Question[], { id }: Viewer): readonly Question[] =>
  questions.map((asked) => ({ ...asked, voters: asked.voters.filter((voter) => voter === id) }));
