import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { Notice } from '../../look/Notice.tsx';
import { viewer } from '../../sign-in/viewer.ts';
import { t } from '../../words/words.ts';
import { signingOf } from './signatures.ts';

/** One sentence: what the viewer does next. */
export function WhatNow({ mentorship }: { mentorship: MentorshipPartsFragment }) {
  const me = viewer.value?.id;
  const name = (mentorship.mentor.id === me ? mentorship.mentee : mentorship.mentor).name;
  const signing = signingOf(mentorship, me);
  if (signing === 'done') return null;
  return (
    <Notice kind={signing === 'sign' ? 'care' : 'plain'}>
      <p>{t(signing === 'sign' ? 'mentoring.nowSign' : 'mentoring.nowWait', { name })}</p>
    </Notice>
  );
}
