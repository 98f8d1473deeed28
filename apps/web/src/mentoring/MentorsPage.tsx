import { MentorsDocument } from '#contract/graphql/graphql';
import type { MentorsQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { ChoiceFilter, Filters, SearchFilter } from '../look/Filters.tsx';
import { Empty, Notice } from '../look/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useFilters } from '../shell/use-filters.ts';
import { viewer } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import { audienceWords, audiences } from './audiences.ts';
import { MentorCard } from './MentorCard.tsx';
import type { Standing } from './MentorCard.tsx';
import { isOpen } from './turns.ts';

/** Requests of one person that wait at the same time, as the API counts them. */
const mostOpen = 5;

/** Mentors who take requests and have room, and the request to one of them. */
export default function MentorsPage() {
  const [filters, narrow] = useFilters(['for', 'search']);
  const audience = audiences.find((one) => one === filters.for) ?? null;
  const loaded = useData(MentorsDocument, { audience, search: filters.search || null }, ['MyMentoring']);
  return (
    <Page
      title={t('mentoring.find')}
      above={{ href: '/mentoring', name: t('mentoring.title') }}
      lead={t('mentoring.findLead')}
      width="narrow"
    >
      <div class="stack-wide">
        <Filters label={t('mentoring.find')}>
          <SearchFilter
            label={t('mentoring.search')}
            value={filters.search}
            onSearch={(words) => narrow('search', words, true)}
          />
          <ChoiceFilter
            label={t('mentoring.forWhom')}
            all={t('mentoring.anybody')}
            value={audience ?? ''}
            options={audiences.map((one) => ({ value: one, text: t(audienceWords[one]) }))}
            onChoose={(value) => narrow('for', value)}
          />
        </Filters>
        <Await loaded={loaded} what={t('mentoring.find')}>
          {(found) => <Found found={found} narrowed={filters.search !== ''} again={loaded.again} />}
        </Await>
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
  /** By words. */
  narrowed: boolean;
  again: () => void;
}) {
  const me = viewer.value?.id;
  const open = myMentoring.requests.filter((request) => isOpen(request) && request.mentee.id === me);
  const mine = myMentoring.mentorships.filter(({ state, mentee }) => state !== 'ENDED' && mentee.id === me);
  const isFull = open.length >= mostOpen;
  const standingWith = (id: string): Standing => {
    if (mine.some(({ mentor }) => mentor.id === id)) return 'mentor';
    if (open.some(({ mentor }) => mentor.id === id)) return 'asked';
    return isFull ? 'full' : 'free';
  };
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
