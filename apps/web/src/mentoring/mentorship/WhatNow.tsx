import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { Notice } from '../../look/Notice.tsx';
import { readerZone, viewer } from '../../sign-in/viewer.ts';
import { instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { ToConfirm } from './meetings/Correction.tsx';
import { otherOf } from './other.ts';
import { signingOf } from './signatures.ts';

/** What the viewer does next: sign, or confirm what the other said of a meeting. */
export function WhatNow({ mentorship, again }: { mentorship: MentorshipPartsFragment; again: () => void }) {
  const me = viewer.value?.id;
  const { name } = otherOf(mentorship);
  const signing = signingOf(mentorship, me);
  const toConfirm = mentorship.meetings.filter(
    ({ correction }) => correction?.state === 'PROPOSED' && correction.proposedBy?.id !== me,
  );
  return (
    <>
      {signing !== 'done' && (
        <Notice kind={signing === 'sign' ? 'care' : 'plain'}>
          <p>{t(signing === 'sign' ? 'mentoring.nowSign' : 'mentoring.nowWait', { name })}</p>
        </Notice>
      )}
      {toConfirm.map((meeting) => (
        <Notice key={meeting.id} kind="care">
          <p>
            <strong>{instantWords(Date.parse(meeting.startsAt), readerZone.value, intlTag())}</strong>
          </p>
          <ToConfirm mentorshipId={mentorship.id} meeting={meeting} name={name} again={again} />
        </Notice>
      ))}
    </>
  );
}
