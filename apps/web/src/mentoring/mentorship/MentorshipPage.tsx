import { useRoute } from 'preact-iso/router';
import { MentorshipByIdDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { Safety } from '../safety/Safety.tsx';
import { Agreement } from './Agreement.tsx';
import { Ending } from './Ending.tsx';
import { Guidance } from './Guidance.tsx';
import { Goals } from './Goals.tsx';
import { AskedFeedback } from './feedback/AskedFeedback.tsx';
import { SaidFeedback } from './feedback/SaidFeedback.tsx';
import { Meetings } from './meetings/Meetings.tsx';
import { Notes } from './notes/Notes.tsx';
import { isMentorOf, otherOf } from './other.ts';
import { WhatNow } from './WhatNow.tsx';

/** A mentor and a mentee: what to do now, what they agreed on, and how far they are. */
export default function MentorshipPage() {
  const { params } = useRoute();
  const loaded = useData(MentorshipByIdDocument, { id: params['id'] ?? '' }, ['Mentorship', 'Session']);
  const known = loaded.data?.mentorship;
  return (
    <Page
      title={known ? otherOf(known).name : t('mentoring.mentorship')}
      above={{ href: '/mentoring', name: t('mentoring.title') }}
      lead={known && t(isMentorOf(known) ? 'mentoring.youMentor' : 'mentoring.mentorsYou')}
      width="narrow"
    >
      <Await loaded={loaded} what={t('mentoring.mentorship')}>
        {({ mentorship }) => (
          <div class="stack-wide">
            <WhatNow mentorship={mentorship} again={loaded.again} />
            <Guidance mentorship={mentorship} />
            <AskedFeedback mentorship={mentorship} name={otherOf(mentorship).name} again={loaded.again} />
            <Meetings mentorship={mentorship} again={loaded.again} />
            <Agreement mentorship={mentorship} again={loaded.again} />
            <Goals mentorship={mentorship} again={loaded.again} />
            <Notes mentorship={mentorship} name={otherOf(mentorship).name} again={loaded.again} />
            <SaidFeedback feedback={mentorship.feedback} name={otherOf(mentorship).name} />
            <Ending mentorship={mentorship} again={loaded.again} />
            <Safety person={otherOf(mentorship)} attachable={{ meetings: mentorship.meetings }} again={loaded.again} />
          </div>
        )}
      </Await>
    </Page>
  );
}
