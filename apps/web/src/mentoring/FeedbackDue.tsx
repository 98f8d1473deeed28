import type { MentoringPartsFragment } from '#contract/graphql/graphql';
import { Notice } from '../look/Notice.tsx';
import { t } from '../words/words.ts';
import { otherOf } from './mentorship/other.ts';

/** Mentorships of which the viewer is asked what they are worth, also those that are over. */
export function FeedbackDue({ mentorships }: Pick<MentoringPartsFragment, 'mentorships'>) {
  const due = mentorships.filter(({ feedback }) => feedback.due.length > 0);
  if (due.length === 0) return null;
  return (
    <Notice kind="care">
      {due.map((mentorship) => (
        <p key={mentorship.id}>
          <a href={`/mentoring/${mentorship.id}`}>{t('mentoring.feedbackWaits', { name: otherOf(mentorship).name })}</a>
        </p>
      ))}
    </Notice>
  );
}
