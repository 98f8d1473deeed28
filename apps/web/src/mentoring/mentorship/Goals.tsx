import { useEffect, useState } from 'preact/hooks';
import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { TickMentorshipGoalDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Problems } from '../../look/Problems.tsx';
import { t } from '../../words/words.ts';
import '../mentoring.css';

type Goal = MentorshipPartsFragment['goals'][number];

/** What the mentee wants to reach, and what is done of it. It is ticked while the mentorship goes on. */
export function Goals({
  mentorship: { id: mentorshipId, state, goals },
  again,
}: {
  mentorship: MentorshipPartsFragment;
  again: () => void;
}) {
  const [problem, setProblem] = useState<Problem>();
  const tick = async (goal: Goal, stepId: string | null, done: boolean) => {
    const evidence = stepId === null ? goal.evidence : '';
    const input = { mentorshipId, goalId: goal.id, stepId, done, evidence };
    const { error } = await change(TickMentorshipGoalDocument, { input });
    setProblem(error && problemOf(error));
    again();
    return !error;
  };
  const canTick = state === 'ACTIVE';
  return (
    <section class="card stack" aria-labelledby="goals">
      <h2 id="goals">{t('mentoring.goals')}</h2>
      {state === 'AGREEING' && <p class="soft">{t('mentoring.tickLater')}</p>}
      <Problems problem={problem} />
      <ul class="stack">
        {goals.map((goal) => (
          <li key={goal.id}>
            <Tick
              title={goal.title}
              done={goal.doneAt !== null}
              canTick={canTick}
              strong
              onTick={(done) => tick(goal, null, done)}
            />
            {goal.steps.length > 0 && (
              <ul class="mentoring-steps">
                {goal.steps.map((step) => (
                  <li key={step.id}>
                    <Tick
                      title={step.title}
                      done={step.doneAt !== null}
                      canTick={canTick}
                      onTick={(done) => tick(goal, step.id, done)}
                    />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A box that shows what is known, and what was pressed until that is known. */
function Tick({
  title,
  done,
  canTick,
  strong = false,
  onTick,
}: {
  title: string;
  done: boolean;
  canTick: boolean;
  strong?: boolean;
  /** @returns whether it is kept */
  onTick: (done: boolean) => Promise<boolean>;
}) {
  const [pressed, setPressed] = useState<boolean>();
  // What is known now is newer than what was pressed.
  useEffect(() => setPressed(undefined), [done]);
  if (!canTick) {
    return (
      <p class="mentoring-words">
        {strong ? <strong>{title}</strong> : title} {done && <span class="soft">{t('mentoring.done')}</span>}
      </p>
    );
  }
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={pressed ?? done}
        onChange={({ currentTarget }) => {
          setPressed(currentTarget.checked);
          void onTick(currentTarget.checked).then((kept) => {
            if (!kept) setPressed(undefined);
          });
        }}
      />
      <span class="mentoring-words">{strong ? <strong>{title}</strong> : title}</span>
    </label>
  );
}
