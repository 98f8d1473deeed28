import { useState } from 'preact/hooks';
import type { RequestPartsFragment } from '#contract/graphql/graphql';
import type { Problem } from '../api/problems.ts';
import { Problems } from '../look/Problems.tsx';
import { viewer } from '../sign-in/viewer.ts';
import { MenteeAnswers } from './MenteeAnswers.tsx';
import { MentorAnswers } from './MentorAnswers.tsx';
import { RequestCard } from './RequestCard.tsx';

/** Requests that wait, each with what the viewer can do about it. */
export function Requests({
  title,
  requests,
  mine,
  again,
}: {
  title: string;
  requests: readonly RequestPartsFragment[];
  /** The viewer is to answer them. */
  mine: boolean;
  again: () => void;
}) {
  const me = viewer.value?.id;
  const id = mine ? 'waits-for-me' : 'waits-for-others';
  const [problem, setProblem] = useState<Problem>();
  const answered = (why: Problem | undefined) => {
    setProblem(why);
    again();
  };
  if (requests.length === 0 && !problem) return null;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Problems
        problem={problem}
        words={{ 'CONFLICT capacity': 'mentoring.noPlaceLeft', CONFLICT: 'mentoring.answeredMeanwhile' }}
      />
      <ul class="stack">
        {requests.map((request, place) => {
          const Answers = request.mentor.id === me ? MentorAnswers : MenteeAnswers;
          return (
            <li key={request.id}>
              <RequestCard request={request} again={again}>
                <Answers request={request} first={mine && place === 0} onAnswered={answered} />
              </RequestCard>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
