import { useEffect, useState } from 'preact/hooks';
import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { TickMentorshipGoalDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Problems } from '../../look/Problems.tsx';
import { t } from '../../words/words.ts';
import '../mentoring.css';
import { Evidence } from './Evidence.tsx';

type Goal = MentorshipPartsFragment['goals'][number];
type Step = Goal['steps'][number];

interface Ticking {
  mentorshipId: string;
  canTick: boolean;
  again: () => void;
}

/** What the mentee wants to reach, and what is done of it. It is ticked while the mentorship goes on. */
export function Goals({
  mentorship: { id: mentorshipId, state, goals },
  again,
}: {
  mentorship: MentorshipPartsFragment;
  again: () => void;
}) {
  const ticking = { mentorshipId, canTick: state === 'ACTIVE', again };
  return (
    <section class="card stack" aria-labelledby="goals">
      <h2 id="goals">{t('mentoring.goals')}</h2>
      {state === 'AGREEING' && <p class="soft">{t('mentoring.tickLater')}</p>}
      <ul class="stack">
        {goals.map((goal) => (
          <li key={goal.id}>
            <Item goal={goal} {...ticking} />
            {goal.steps.length > 0 && (
              <ul class="mentoring-steps">
                {goal.steps.map((step) => (
                  <li key={step.id}>
                    <Item goal={goal} step={step} {...ticking} />
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

/** A goal, or a step to it: its box and, once it is done, by what one sees it. */
function Item({ goal, step, mentorshipId, canTick, again }: Ticking & { goal: Goal; step?: Step }) {
  const { id, title, doneAt, evidence } = step ?? goal;
  const [problem, setProblem] = useState<Problem>();
  const [asked, setAsked] = useState(false);
  const done = doneAt !== null;
  const save = async (nowDone: boolean, words: string) => {
    const input = { mentorshipId, goalId: goal.id, stepId: step?.id ?? null, done: nowDone, evidence: words };
    const { error } = await change(TickMentorshipGoalDocument, { input });
    again();
    return error;
  };
  const tick = async (nowDone: boolean) => {
    const error = await save(nowDone, '');
    setProblem(error && problemOf(error));
    setAsked(nowDone && !error);
    return !error;
  };
  return (
    <>
      <Problems problem={problem} />
      <Tick title={title} done={done} canTick={canTick} strong={!step} onTick={tick} />
      {done && (
        <Evidence
          id={id}
          title={title}
          evidence={evidence}
          canChange={canTick}
          asked={asked}
          onSave={async (words) => {
            const error = await save(true, words);
            return error && problemsOf(error);
          }}
        />
      )}
    </>
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
