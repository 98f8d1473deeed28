import type { Question } from '#classroom';

/** Open questions, most wanted first, older before newer; answered ones, newest first. Removed ones are nowhere. */
export function ranked(questions: readonly Question[]): { open: Question[]; answered: Question[] } {
  const there = questions.filter(({ removed }) => !removed);
  return {
    open: there.filter(({ answered }) => !answered).sort((a, b) => b.votes - a.votes || a.seq - b.seq),
    answered: there.filter(({ answered }) => answered).reverse(),
  };
}
