import { MentorsDocument } from '#contract/graphql/graphql';
import type { MentorsQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { ChoiceFilter, Filters, SearchFilter } from '../look/Filters.tsx';
import { Empty, Notice } from '../look/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { viewer } from '../sign-in/viewer.ts';
import { spokenName } from '../words/spoken.ts';
import { t } from '../words/words.ts';
import { audienceWords, audiences } from './audiences.ts';
import { FieldFilter } from './FieldFilter.tsx';
import { MentorCard } from './MentorCard.tsx';
import type { Standing } from './MentorCard.tsx';
import { Suggested } from './Suggested.tsx';
import { isOpen } from './turns.ts';

/** Requests of one person that wait at the same time, as the API counts them. */
const mostOpen = 5;
/** Those that most people here would look for. */
const languages = ['fr', 'en', 'rw', 'rn', 'sw', 'ln', 'nl'];

/** Mentors who take requests and have room, and the request to one of them. */
export default function MentorsPage() {
  const [filters, narrow] = useFilters(['for', 'search', 'wish', 'field', 'language']);
  const audience = audiences.find((one) => one === filters.for) ?? null;
  const { search, field, language } = filters;
  const wanted = { audience, search: search || null, field: field || null, language: language || null };
  const loaded = useData(MentorsDocument, wanted, ['MyMentoring']);
  return (
    <Page
      title={t('mentoring.find')}
      above={{ href: '/mentoring', name: t('mentoring.title') }}
      lead={t('mentoring.findLead')}
      width="narrow"
    >
      <div class="stack-wide">
        <Suggested
          wish={filters.wish}
          onWish={(words) => narrow('wish', words, true)}
          standingWith={standingIn(loaded.data?.myMentoring)}
          again={loaded.again}
        />
        <section class="stack" aria-labelledby="all-mentors">
          <h2 id="all-mentors">{t('mentoring.all')}</h2>
          <Filters label={t('mentoring.find')}>
            <SearchFilter
              label={t('mentoring.search')}
              value={search}
              onSearch={(words) => narrow('search', words, true)}
            />
            <ChoiceFilter
              label={t('mentoring.forWhom')}
              all={t('mentoring.anybody')}
              value={audience ?? ''}
              options={audiences.map((one) => ({ value: one, text: t(audienceWords[one]) }))}
              onChoose={(value) => narrow('for', value)}
            />
            <ChoiceFilter
              label={t('mentoring.speaks')}
              all={t('mentoring.anyLanguage')}
              value={language}
              options={languages.map((one) => ({ value: one, text: spokenName(one) }))}
              onChoose={(value) => narrow('language', value)}
            />
          </Filters>
          <FieldFilter code={field} onChoose={(code) => narrow('field', code)} />
          <Await loaded={loaded} what={t('mentoring.find')}>
            {(found) => (
              <Found
                found={found}
                narrowed={[search, field, language].some((one) => one !== '')}
                again={loaded.again}
              />
            )}
          </Await>
        </section>
      </div>
    </Page>
  );
}

function Found({
  found: { mentors, myMentoring },
  narrowed,
  again,
}: {
  found: MentorsQuery;
  /** By words, a field or a language. */
  narrowed: boolean;
  again: () => void;
}) {
  const isFull = openRequests(myMentoring).length >= mostOpen;
  const standingWith = standingIn(myMentoring);
  if (mentors.length === 0) {
    return (
      <Empty>
        <p>{t(narrowed ? 'mentoring.noneFound' : 'mentoring.nobody')}</p>
      </Empty>
    );
  }
  return (
    <>
      {isFull && (
        <Notice kind="care">
          <p>
            {t('mentoring.fiveWait')} <a href="/mentoring">{t('mentoring.title')}</a>
          </p>
        </Notice>
      )}
      <ul class="stack">
        {mentors.map((offer) => (
          <li key={offer.mentor.id}>
            <MentorCard offer={offer} standing={standingWith(offer.mentor.id)} again={again} />
          </li>
        ))}
      </ul>
    </>
  );
}

type OwnMentoring = MentorsQuery['myMentoring'];

/** Those of the viewer that wait. */
const openRequests = ({ requests }: OwnMentoring) =>
  requests.filter((request) => isOpen(request) && request.mentee.id === viewer.value?.id);

/** How the viewer and each mentor stand; nobody can be asked as long as it is not known. */
function standingIn(mentoring: OwnMentoring | undefined): (mentorId: string) => Standing {
  if (!mentoring) return () => 'full';
  const open = openRequests(mentoring);
  const mine = mentoring.mentorships.filter(({ state, mentee }) => state !== 'ENDED' && mentee.id === viewer.value?.id);
  return (id) => {
    if (mine.some(({ mentor }) => mentor.id === id)) return 'mentor';
    if (open.some(({ mentor }) => mentor.id === id)) return 'asked';
    return open.length >= mostOpen ? 'full' : 'free';
  };
}
