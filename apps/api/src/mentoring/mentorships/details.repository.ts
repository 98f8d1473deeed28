import { json, statements } from '#database';
import type { MentorshipState, Queryable } from '#database';
import { oneById } from '../../context/loaders.ts';
import type { MentorshipAgreementModel, MentorshipEndingModel, MentorshipGoalModel } from './models.ts';

type Dated<T, K extends keyof T> = Omit<T, K> & { [P in K]: T[P] extends Date ? string : string | null };
type TickedRow<T extends { doneAt: Date | null }> = Dated<T, 'doneAt'>;
type GoalRow = Omit<TickedRow<MentorshipGoalModel>, 'steps'> & {
  steps: TickedRow<MentorshipGoalModel['steps'][number]>[];
};
/** IANA zones of their clocks. */
interface Zones {
  mentor: string;
  mentee: string;
}
interface DetailsRow {
  zones: Zones;
  state: MentorshipState;
  agreement: Dated<MentorshipAgreementModel, 'mentorSignedAt' | 'menteeSignedAt'>;
  goals: GoalRow[];
  ending: Dated<MentorshipEndingModel, 'endedAt'> | null;
}

/** What is agreed, reached and over of one mentorship. */
export interface Details {
  zones: Zones;
  state: MentorshipState;
  agreement: MentorshipAgreementModel;
  goals: MentorshipGoalModel[];
  ending: MentorshipEndingModel | null;
}

const person = (column: string) =>
  `(SELECT json_build_object('id', person.id, 'name', person.name) FROM person WHERE person.id = ${column})`;
const zone = (column: string) => `(SELECT zone FROM person WHERE person.id = ${column})`;
const ticked = (table: string) =>
  `'id', ${table}.id, 'title', ${table}.title, 'doneAt', ${table}.done_at, 'doneBy', ${person(`${table}.done_by`)}, 'evidence', ${table}.evidence`;

/** Whom the reader has blocked does not reach them by this either. */
const asksToReopen = `CASE WHEN NOT EXISTS (SELECT FROM person_block WHERE blocker_id = $2 AND blocked_id = reopen_asked_by)
             THEN ${person('reopen_asked_by')} END`;

export const sql = statements({
  ofMentorships: {
    text: `SELECT mentorship.id, json_build_object('state', state, 'zones', json_build_object('mentor', ${zone('mentor_id')}, 'mentee', ${zone('mentee_id')}),
         'agreement', json_build_object('version', agreement_version, 'weeks', weeks, 'rhythm', rhythm, 'confidential', confidential,
           'mentorSignedAt', mentor_signed_at, 'menteeSignedAt', mentee_signed_at, 'startsOn', starts_on, 'endsOn', ends_on),
         'goals', (SELECT coalesce(json_agg(json_build_object(${ticked('goal')},
             'steps', (SELECT coalesce(json_agg(json_build_object(${ticked('step')}) ORDER BY step.place), '[]')
               FROM mentorship_step step WHERE goal_id = goal.id)) ORDER BY goal.place), '[]')
           FROM mentorship_goal goal WHERE mentorship_id = mentorship.id),
         'ending', CASE WHEN state = 'ended' THEN json_build_object('endedAt', ended_at, 'reason', coalesce(end_reason, 'other'),
           'words', end_words, 'endedBy', ${person('ended_by')}, 'reopenAskedBy', ${asksToReopen}) END) AS value
       FROM mentorship WHERE mentorship.id = ANY($1)`,
    params: { ids: 'uuid[]', readerId: 'uuid?' },
    row: { id: 'uuid', value: json<DetailsRow>() },
  },
});

const dateOf = (text: string | null) => (text === null ? null : new Date(text));
const tickedOf = <T extends { doneAt: string | null }>(row: T) => ({ ...row, doneAt: dateOf(row.doneAt) });

/** @param readerId as whom one reads: of whom they have blocked they do not learn what they ask */
export async function detailsOf(
  db: Queryable,
  ids: readonly string[],
  readerId: string | null,
): Promise<{ id: string; value: Details }[]> {
  return (await sql.ofMentorships.rows(db, { ids, readerId })).map(
    ({ id, value: { state, zones, agreement, goals, ending } }) => ({
      id,
      value: {
        state,
        zones,
        agreement: {
          ...agreement,
          mentorSignedAt: dateOf(agreement.mentorSignedAt),
          menteeSignedAt: dateOf(agreement.menteeSignedAt),
        },
        goals: goals.map((goal) => ({ ...tickedOf(goal), steps: goal.steps.map(tickedOf) })),
        ending: ending && { ...ending, endedAt: new Date(ending.endedAt) },
      },
    }),
  );
}

/** One statement for all fields of any number of mentorships. */
export const detailsLoader = oneById(({ dataSource, readerId }, ids) => detailsOf(dataSource, ids, readerId));
