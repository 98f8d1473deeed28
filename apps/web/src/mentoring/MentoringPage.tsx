import { MyMentoringDocument } from '#contract/graphql/graphql';
import type { MentoringPartsFragment } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { ButtonLink } from '../look/Button.tsx';
import { Empty } from '../look/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { viewer } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import { FeedbackDue } from './FeedbackDue.tsx';
import { Mentorships } from './Mentorships.tsx';
import { OwnOffer } from './OwnOffer.tsx';
import { PastRequests } from './PastRequests.tsx';
import { Requests } from './Requests.tsx';
import { BlockedPeople } from './safety/BlockedPeople.tsx';
import { turnsOf } from './turns.ts';

/** What somebody has to do as a mentor and as a mentee, and what goes on. */
export default function MentoringPage() {
  const loaded = useData(MyMentoringDocument, {}, ['MyMentoring']);
  return (
    <Page title={t('mentoring.title')} lead={t('mentoring.lead')} width="narrow">
      <Await loaded={loaded} what={t('mentoring.title')}>
        {({ myMentoring, myBlockedPeople }) => (
          <div class="stack-wide">
            <Known mine={myMentoring} again={loaded.again} />
            {myBlockedPeople.length > 0 && <BlockedPeople people={myBlockedPeople} again={loaded.again} />}
          </div>
        )}
      </Await>
    </Page>
  );
}

function Known({ mine: { offer, requests, mentorships }, again }: { mine: MentoringPartsFragment; again: () => void }) {
  const turns = turnsOf(requests, viewer.value?.id);
  const find = (
    <ButtonLink
      kind={turns.mine.length > 0 || mentorships.length > 0 || offer ? 'plain' : 'main'}
      href="/mentoring/mentors"
    >
      {t('mentoring.find')}
    </ButtonLink>
  );
  const programmes = (
    <ButtonLink kind="quiet" href="/mentoring/programmes">
      {t('programmes.title')}
    </ButtonLink>
  );
  const nothing = requests.length === 0 && mentorships.length === 0;
  return (
    <div class="stack-wide">
      <Requests title={t('mentoring.yourTurn')} requests={turns.mine} mine again={again} />
      <FeedbackDue mentorships={mentorships} />
      {mentorships.length > 0 && <Mentorships mentorships={mentorships} />}
      <Requests title={t('mentoring.theirTurn')} requests={turns.theirs} mine={false} again={again} />
      {nothing && !offer ? (
        <Empty>
          <p>{t('mentoring.nothing')}</p>
          <div class="row">
            {find}
            {programmes}
          </div>
        </Empty>
      ) : (
        <div class="row">
          {find}
          {programmes}
          <ButtonLink kind="quiet" href="/availability">
            {t('mentoring.availability')}
          </ButtonLink>
        </div>
      )}
      <OwnOffer offer={offer} again={again} />
      {turns.over.length > 0 && <PastRequests requests={turns.over} />}
    </div>
  );
}
