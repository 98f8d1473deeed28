import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { t } from '../../../words/words.ts';
import '../../mentoring.css';
import { kindWords, ratingOf, resultWords } from './feedback-words.ts';

/** What the other wrote to the viewer, and what the viewer has said; nothing while there is neither. */
export function SaidFeedback({
  feedback: { given, received },
  name,
}: Pick<MentorshipPartsFragment, 'feedback'> & { name: string }) {
  if (given.length === 0 && received.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="feedback-said">
      <h2 id="feedback-said">{t('mentoring.feedback')}</h2>
      {received.map(({ kind, words }) => (
        <figure key={kind} class="stack-tight">
          <figcaption class="soft">{t('mentoring.otherSaid', { name, when: t(kindWords[kind]) })}</figcaption>
          <blockquote class="mentoring-words">{words}</blockquote>
        </figure>
      ))}
      {given.length > 0 && (
        <details>
          <summary>{t('mentoring.youSaid')}</summary>
          <ul class="rows">
            {given.map((one) => (
              <Given key={one.kind} given={one} name={name} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Given({ given, name }: { given: MentorshipPartsFragment['feedback']['given'][number]; name: string }) {
  const { kind, rating, results, wordsToOther, wordsToLead } = given;
  const worth = ratingOf(rating);
  const said = [worth && `${t('mentoring.worth')} ${t(worth)}`, ...results.map((result) => t(resultWords[result]))];
  return (
    <li class="stack-tight">
      <strong>{t(kindWords[kind])}</strong>
      <p>{said.filter(Boolean).join(' · ')}</p>
      {wordsToOther !== '' && (
        <p class="mentoring-words">
          <span class="soft">{t('mentoring.toOther', { name })}</span> {wordsToOther}
        </p>
      )}
      {wordsToLead !== '' && (
        <p class="mentoring-words">
          <span class="soft">{t('mentoring.toLead')}</span> {wordsToLead}
        </p>
      )}
    </li>
  );
}
