import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { MeetingRhythm } from '#database';

/** What is agreed, checked. */
export interface NewAgreement {
  weeks: number;
  rhythm: MeetingRhythm;
  confidential: string;
  goals: readonly { title: string; steps: readonly string[] }[];
}

/** What was ticked, or is not any more. */
export interface Tick {
  mentorshipId: string;
  goalId: string;
  personId: string;
  done: boolean;
  evidence: string;
}

const tick = `done_at = CASE WHEN $4 THEN coalesce(done_at, now()) END, done_by = CASE WHEN $4 THEN coalesce(done_by, $3) END,
         evidence = CASE WHEN $4 THEN $5 ELSE '' END`;
const ticked = { mentorshipId: 'uuid', goalId: 'uuid', personId: 'uuid', done: 'bool', evidence: 'text' } as const;

/** The mentee's own words, and by what somebody showed that something is done. */
const personal = (from: string, ticked: string) =>
  ({
    text: `SELECT CASE WHEN mentee_id = $1 THEN ${ticked}.title END AS title, ${ticked}.done_at AS "doneAt",
         CASE WHEN ${ticked}.done_by = $1 THEN ${ticked}.evidence END AS evidence
       FROM ${from} JOIN mentorship ON mentorship.id = goal.mentorship_id
       WHERE mentee_id = $1 OR ${ticked}.done_by = $1 ORDER BY mentorship.created_at, goal.place, ${ticked}.place`,
    params: { personId: 'uuid' },
    row: { title: 'text?', doneAt: 'timestamptz?', evidence: 'text?' },
  }) as const;
const eraseTicked = (table: string) =>
  ({
    text: `UPDATE ${table} SET done_by = NULL, evidence = '' WHERE done_by = $1`,
    params: { personId: 'uuid' },
  }) as const;

export const sql = statements({
  fill: {
    text: `INSERT INTO mentorship_goal (mentorship_id, place, title)
       SELECT mentorship.id, goal.place, goal.title FROM mentorship JOIN mentoring_request ON mentoring_request.id = request_id
       CROSS JOIN unnest(goals) WITH ORDINALITY AS goal (title, place) WHERE mentorship.id = $1`,
    params: { mentorshipId: 'uuid' },
  },
  change: {
    text: `UPDATE mentorship SET weeks = $2, rhythm = $3, confidential = $4, agreement_version = agreement_version + 1,
         mentor_signed_at = NULL, mentee_signed_at = NULL WHERE id = $1`,
    params: { mentorshipId: 'uuid', weeks: 'int4', rhythm: 'text', confidential: 'text' },
  },
  removeGoals: {
    text: 'DELETE FROM mentorship_goal WHERE mentorship_id = $1',
    params: { mentorshipId: 'uuid' },
  },
  /** Steps name their goal by its place. */
  addGoals: {
    text: `WITH goal AS (
         INSERT INTO mentorship_goal (mentorship_id, place, title)
         SELECT $1, place, title FROM unnest($2::text[]) WITH ORDINALITY AS given (title, place) RETURNING id, place
       )
       INSERT INTO mentorship_step (goal_id, place, title)
       SELECT goal.id, row_number() OVER (PARTITION BY goal.id ORDER BY given.position),
         given.title
       FROM unnest($3::integer[], $4::text[]) WITH ORDINALITY AS given (goal_place, title, position)
       JOIN goal ON goal.place = given.goal_place`,
    params: { mentorshipId: 'uuid', titles: 'text[]', goalPlaces: 'int4[]', stepTitles: 'text[]' },
  },
  sign: {
    text: `UPDATE mentorship SET
         mentor_signed_at = CASE WHEN $2 THEN coalesce(mentor_signed_at, now()) ELSE mentor_signed_at END,
         mentee_signed_at = CASE WHEN $2 THEN mentee_signed_at ELSE coalesce(mentee_signed_at, now()) END
       WHERE id = $1`,
    params: { mentorshipId: 'uuid', byMentor: 'bool' },
  },
  begin: {
    text: `UPDATE mentorship SET state = 'active', starts_on = (now() AT TIME ZONE mentee.zone)::date,
         ends_on = (now() AT TIME ZONE mentee.zone)::date + 7 * weeks - 1
       FROM person mentee WHERE mentee.id = mentee_id AND mentorship.id = $1`,
    params: { mentorshipId: 'uuid' },
  },
  tickGoal: {
    text: `UPDATE mentorship_goal SET ${tick} WHERE id = $2 AND mentorship_id = $1`,
    params: ticked,
  },
  tickStep: {
    text: `UPDATE mentorship_step SET ${tick} WHERE id = $6 AND goal_id = (
         SELECT id FROM mentorship_goal WHERE id = $2 AND mentorship_id = $1)`,
    params: { ...ticked, stepId: 'uuid' },
  },
  personalGoals: personal('mentorship_goal goal', 'goal'),
  personalSteps: personal('mentorship_step step JOIN mentorship_goal goal ON goal.id = goal_id', 'step'),
  eraseGoals: {
    text: 'DELETE FROM mentorship_goal USING mentorship WHERE mentorship.id = mentorship_id AND mentee_id = $1',
    params: { personId: 'uuid' },
  },
  eraseTickedGoals: eraseTicked('mentorship_goal'),
  eraseTickedSteps: eraseTicked('mentorship_step'),
});

/** What a mentor and a mentee agree on. Call its methods with the mentorship locked. */
@Injectable()
export class AgreementRepository {
  /** The goals of the request, in a mentorship that is new. */
  async fill(manager: EntityManager, mentorshipId: string): Promise<void> {
    await sql.fill.rows(manager, { mentorshipId });
  }

  /** Another agreement, which nobody has signed. */
  async change(manager: EntityManager, mentorshipId: string, { goals, ...agreement }: NewAgreement): Promise<void> {
    await sql.change.rows(manager, { mentorshipId, ...agreement });
    await sql.removeGoals.rows(manager, { mentorshipId });
    const steps = goals.flatMap((goal, index) => goal.steps.map((title) => ({ title, place: index + 1 })));
    await sql.addGoals.rows(manager, {
      mentorshipId,
      titles: goals.map(({ title }) => title),
      goalPlaces: steps.map(({ place }) => place),
      stepTitles: steps.map(({ title }) => title),
    });
  }

  async sign(manager: EntityManager, mentorshipId: string, byMentor: boolean): Promise<void> {
    await sql.sign.rows(manager, { mentorshipId, byMentor });
  }

  /** From today, as the mentee counts days. */
  async begin(manager: EntityManager, mentorshipId: string): Promise<void> {
    await sql.begin.rows(manager, { mentorshipId });
  }

  /** Of somebody who ticks what is ticked only the evidence changes. @returns whether there is such a goal or step */
  async tick(manager: EntityManager, tick: Tick, stepId: string | null): Promise<boolean> {
    const touched =
      stepId === null ? sql.tickGoal.touched(manager, tick) : sql.tickStep.touched(manager, { ...tick, stepId });
    return (await touched) > 0;
  }
}
