import { useState } from 'preact/hooks';
import { SuggestedMentorsDocument } from '#contract/graphql/graphql';
import type { SuggestedMentorsQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { SearchFilter } from '../look/Filters.tsx';
import { later } from '../look/later.tsx';
import { loadWords, t } from '../words/words.ts';
import { MentorCard } from './MentorCard.tsx';
import type { Standing } from './MentorCard.tsx';
import { Reasons } from './Reasons.tsx';

type Suggestions = SuggestedMentorsQuery['suggestedMentors'];

const OwnCompetences = later(
  async () => {
    const [{ OwnCompetences: Part }] = await Promise.all([
      import('../competences/CompetencesForm.tsx'),
      loadWords('roster'),
    ]);
    return Part;
  },
  () => t('suggest.know'),
);

/** Mentors who suit the reader, why, and what to say so that suggestions get better. */
export function Suggested({
  wish,
  onWish,
  standingWith,
  again,
}: {
  /** What they look for, in their words. */
  wish: string;
  onWish: (wish: string) => void;
  standingWith: (mentorId: string) => Standing;
  /** After they asked one. */
  again: () => void;
}) {
  const loaded = useData(SuggestedMentorsDocument, { lookingFor: wish }, ['MyMentoring', 'Competences']);
  return (
    <section class="stack" aria-labelledby="suggested">
      <h2 id="suggested">{t('suggest.title')}</h2>
      <SearchFilter label={t('suggest.wish')} value={wish} onSearch={onWish} />
      <Await loaded={loaded} what={t('suggest.title')}>
        {({ suggestedMentors: { mentors, gaps, withoutCommonLanguage } }) => (
          <>
            {mentors.length === 0 && <p>{t(wish === '' ? 'suggest.nothingKnown' : 'suggest.nobody')}</p>}
            <ul class="stack">
              {mentors.map(({ offer, reasonsFor, reasonsAgainst }) => (
                <li key={offer.mentor.id}>
                  <MentorCard
                    offer={offer}
                    standing={standingWith(offer.mentor.id)}
                    again={() => {
                      loaded.again();
                      again();
                    }}
                  >
                    <Reasons reasonsFor={reasonsFor} reasonsAgainst={reasonsAgainst} />
                  </MentorCard>
                </li>
              ))}
            </ul>
            {withoutCommonLanguage > 0 && (
              <p class="soft">{t('suggest.otherLanguages', { count: withoutCommonLanguage })}</p>
            )}
            <Gaps gaps={gaps} onSaid={loaded.again} />
          </>
        )}
      </Await>
    </section>
  );
}

/** What the reader did not say yet. */
function Gaps({ gaps, onSaid }: { gaps: Suggestions['gaps']; onSaid: () => void }) {
  const [saying, setSaying] = useState(false);
  const close = () => setSaying(false);
  const competences = gaps.filter((gap) => gap !== 'HOURS');
  return (
    <>
      {competences.length > 0 && (
        <div class="stack-tight">
          <p>
            {t(
              competences.length > 1
                ? 'suggest.sayBoth'
                : competences[0] === 'FIELDS'
                  ? 'suggest.sayFields'
                  : 'suggest.sayLanguages',
            )}
          </p>
          <div>
            <Button onClick={() => setSaying(true)}>{t('suggest.say')}</Button>
          </div>
        </div>
      )}
      {gaps.includes('HOURS') && (
        <p>
          {t('suggest.sayHours')} <a href="/availability">{t('mentoring.availability')}</a>
        </p>
      )}
      {saying && (
        <Dialog title={t('suggest.know')} onClose={close}>
          <OwnCompetences
            onSaved={() => {
              close();
              onSaid();
            }}
          />
        </Dialog>
      )}
    </>
  );
}
