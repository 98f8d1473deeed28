import { daysOpen } from '../../mentoring/index.ts';
import { personId } from '../ids.ts';
import type { PlannedRequest } from './plan.ts';

const day = 86_400_000;

export const madeAt = ({ daysAgo }: PlannedRequest, now: Date): Date => new Date(now.getTime() - daysAgo * day);

/** A request that nobody has answered, but for the words of a mentor who has. */
export function requestRow(request: PlannedRequest, id: string, now: Date) {
  const { mentor, mentee, language, message, goals, state } = request;
  const created = madeAt(request, now);
  const french = language === 'fr';
  return {
    id,
    mentor_id: personId(mentor),
    mentee_id: personId(mentee),
    message,
    goals: goals.map((goal) => goal[language]),
    expectation: french ? 'Une demi-heure toutes les deux semaines.' : 'Half an hour every second week.',
    keeps_others: false,
    state,
    mentor_words:
      state === 'asked'
        ? french
          ? 'Où en êtes-vous de votre mémoire ?'
          : 'How far are you with your thesis?'
        : state === 'declined'
          ? french
            ? 'Je n’ai pas de temps avant l’été; votre projet est bon.'
            : 'I have no time before the summer; your project is good.'
          : '',
    mentee_words: '',
    expires_at: new Date(created.getTime() + daysOpen * day),
    created_at: created,
    answered_at: null,
  };
}
