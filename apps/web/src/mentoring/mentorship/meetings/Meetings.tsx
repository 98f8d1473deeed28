import { useState } from 'preact/hooks';
import type { MeetingOutcome, MeetingPartsFragment, MentorshipPartsFragment } from '#contract/graphql/graphql';
import { Button } from '../../../look/Button.tsx';
import { readerZone } from '../../../sign-in/viewer.ts';
import { instantWords } from '../../../time/format.ts';
import { intlTag, t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import { guidanceOf } from '../guidance.ts';
import { otherOf } from '../other.ts';
import { BookForm } from './BookForm.tsx';
import { CancelMeeting } from './CancelMeeting.tsx';
import { Correction } from './Correction.tsx';
import { MoveForm } from './MoveForm.tsx';

interface Props {
  mentorship: MentorshipPartsFragment;
  again: () => void;
}

/** When the two meet next, what became of earlier meetings, and a form to book one. */
export function Meetings({ mentorship, again }: Props) {
  const [booking, setBooking] = useState(false);
  const { state, meetings } = mentorship;
  const coming = meetings.filter(({ outcome }) => outcome === null);
  const past = meetings.filter(({ outcome }) => outcome !== null).reverse();
  const done = () => {
    setBooking(false);
    again();
  };
  return (
    <section class="card stack" aria-labelledby="meetings">
      <h2 id="meetings">{t('mentoring.meetings')}</h2>
      {coming.length === 0 && <p class="soft">{t('mentoring.noMeeting')}</p>}
      {coming.length > 0 && (
        <ul class="rows">
          {coming.map((meeting) => (
            <Coming key={meeting.id} meeting={meeting} mentorship={mentorship} again={again} />
          ))}
        </ul>
      )}
      {booking ? (
        <BookForm
          mentorshipId={mentorship.id}
          guidance={guidanceOf(mentorship)}
          onBack={() => setBooking(false)}
          onDone={done}
        />
      ) : (
        state !== 'ENDED' && (
          <div>
            <Button kind={coming.length === 0 ? 'main' : 'plain'} onClick={() => setBooking(true)}>
              {t('mentoring.book')}
            </Button>
          </div>
        )
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('mentoring.pastMeetings', { count: past.length })}</summary>
          <ul class="rows">
            {past.map((meeting) => (
              <Past key={meeting.id} meeting={meeting} mentorship={mentorship} again={again} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Coming({ meeting, mentorship, again }: Props & { meeting: MeetingPartsFragment }) {
  const [moving, setMoving] = useState(false);
  const { id, topic, startsAt, endsAt } = meeting;
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const begun = start <= Date.now();
  return (
    <li class={moving ? 'stack' : 'stack-tight'}>
      <a href={`/sessions/${id}`}>
        <strong>{instantWords(start, readerZone.value, intlTag())}</strong>
      </a>
      <p class="soft">
        {[t('mentoring.minutes', { count: (end - start) / 60_000 }), topic].filter(Boolean).join(' · ')}
      </p>
      {moving ? (
        <MoveForm
          mentorshipId={mentorship.id}
          meeting={meeting}
          onBack={() => setMoving(false)}
          onDone={() => {
            setMoving(false);
            again();
          }}
        />
      ) : (
        !begun && (
          <div class="row">
            <Button kind="quiet" onClick={() => setMoving(true)}>
              {t('mentoring.move')}
            </Button>
            <CancelMeeting mentorshipId={mentorship.id} meeting={meeting} again={again} />
          </div>
        )
      )}
    </li>
  );
}

const outcomeWords: Record<MeetingOutcome, MessageId> = {
  HELD: 'mentoring.held',
  MENTOR_ABSENT: 'mentoring.mentorAbsent',
  MENTEE_ABSENT: 'mentoring.menteeAbsent',
  MISSED: 'mentoring.missed',
  CANCELLED: 'mentoring.cancelled',
  CANCELLED_LATE: 'mentoring.cancelledLate',
};

function Past({ meeting, mentorship, again }: Props & { meeting: MeetingPartsFragment }) {
  const { id, startsAt, outcome, minutesMet, topic } = meeting;
  return (
    <li class="stack-tight">
      <a href={`/sessions/${id}`}>{instantWords(Date.parse(startsAt), readerZone.value, intlTag())}</a>
      <p class="soft">
        {[outcome && t(outcomeWords[outcome], { count: minutesMet }), topic].filter(Boolean).join(' · ')}
      </p>
      <Correction mentorshipId={mentorship.id} meeting={meeting} name={otherOf(mentorship).name} again={again} />
    </li>
  );
}
