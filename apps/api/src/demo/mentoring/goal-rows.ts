import { demoId, personId } from '../ids.ts';
import type { Rows } from '../rows.repository.ts';
import type { Begun } from './load.ts';
import { evidence, said, stepEvidence } from './words.ts';

const day = 86_400_000;

/** Goals with their steps; what is ticked says by what one sees it. */
export async function addGoals(rows: Rows, begun: readonly Begun[], now: Date): Promise<void> {
  const goals = begun.flatMap(({ id, mentee, language, goals: wanted, mentorship }) => {
    let left = mentorship.stepsDone;
    return wanted.map((goal, at) => {
      const steps = goal.steps.map(([fr, en]) => ({ title: language === 'fr' ? fr : en, done: left-- > 0 }));
      return {
        id: demoId('mentorship-goal', id, String(at)),
        mentorshipId: id,
        place: at + 1,
        title: goal[language],
        steps,
        mentee,
        language,
      };
    });
  });
  const doneAt = new Date(now.getTime() - 5 * day);
  await rows.add(
    'mentorship_goal',
    goals.map(({ id, mentorshipId, place, title, steps, mentee, language }, at) => {
      const done = steps.every((step) => step.done);
      return {
        id,
        mentorship_id: mentorshipId,
        place,
        title,
        done_at: done ? doneAt : null,
        done_by: done ? personId(mentee) : null,
        evidence: done ? said(evidence, language, at) : '',
      };
    }),
  );
  await rows.add(
    'mentorship_step',
    goals.flatMap(({ id, steps, mentee, language }, nth) =>
      steps.map(({ title, done }, at) => ({
        id: demoId('mentorship-step', id, String(at)),
        goal_id: id,
        place: at + 1,
        title,
        done_at: done ? doneAt : null,
        done_by: done ? personId(mentee) : null,
        evidence: done && (nth + at) % 2 === 0 ? said(stepEvidence, language, nth + at) : '',
      })),
    ),
  );
}
