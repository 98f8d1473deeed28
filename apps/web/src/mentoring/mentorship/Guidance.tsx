import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import '../mentoring.css';
import { guidanceOf } from './guidance.ts';

/** To which programme it belongs, and what that says of the first meeting while the two have not met. */
export function Guidance({ mentorship }: { mentorship: MentorshipPartsFragment }) {
  const { programme } = mentorship;
  if (!programme) return null;
  const guidance = guidanceOf(mentorship);
  return (
    <section class="stack-tight" aria-labelledby="programme">
      <h2 id="programme">
        <a href={`/mentoring/programmes/${programme.id}`}>{programme.name}</a>
      </h2>
      {guidance !== '' && (
        <>
          <h3>{t('programmes.firstMeeting')}</h3>
          <p class="mentoring-words">{guidance}</p>
        </>
      )}
    </section>
  );
}
