import { json, orNull, statements } from '#database';
import type { Queryable } from '#database';
import { logOf, presence } from '../../../classes/index.ts';
import { oneById } from '../../../context/loaders.ts';
import { staysOpenAfter } from '../../../schedule/index.ts';
import type { MeetingCorrectionModel, MentorshipMeetingModel } from './models.ts';
import { corrected, outcomeOf } from './outcome.ts';

const waitedUntil = `session.starts_at + interval '10 minutes'`;
const stays = (person: string, more = '') =>
  `EXISTS (SELECT FROM stay WHERE session_id = session.id AND person_id = ${person} ${more})`;
const waited = (person: string) => stays(person, `AND from_at <= ${waitedUntil} AND to_at > ${waitedUntil}`);

type CorrectionRow = Omit<MeetingCorrectionModel, 'proposedAt'> & { proposedAt: string };

export const sql = statements({
  ofMentorships: {
    text: `WITH ${logOf('session.owner_id IN (SELECT owner_id FROM mentorship WHERE id = ANY($1))', '$2')}, ${presence},
       stay AS (SELECT session_id, person_id, at AS from_at, next_at AS to_at FROM moves WHERE type = 'joined')
       SELECT mentorship.id AS "mentorshipId", session.id, topic, starts_at AS "startsAt", ends_at AS "endsAt", zone,
         local_start AS "localStart", session.version, cancelled_at AS "cancelledAt", change_reason AS reason,
         clock.ended_at IS NOT NULL AS "classEnded",
         (SELECT coalesce(sum(extract(epoch FROM least(one.to_at, other.to_at) - greatest(one.from_at, other.from_at))), 0)
           FROM stay one JOIN stay other ON other.session_id = one.session_id
             AND one.from_at < other.to_at AND other.from_at < one.to_at
           WHERE one.session_id = session.id AND one.person_id = mentor_id AND other.person_id = mentee_id)::float8 AS seconds,
         ${stays('mentor_id')} AS "mentorCame", ${waited('mentor_id')} AS "mentorWaited",
         ${stays('mentee_id')} AS "menteeCame", ${waited('mentee_id')} AS "menteeWaited",
         (SELECT json_build_object('state', correction.state, 'minutes', minutes, 'proposedAt', proposed_at,
             'proposedBy', (SELECT json_build_object('id', person.id, 'name', name) FROM person WHERE person.id = proposed_by))
           FROM meeting_correction correction WHERE correction.session_id = session.id) AS correction
       FROM clock JOIN session ON session.id = clock.session_id JOIN mentorship ON mentorship.owner_id = session.owner_id
       ORDER BY starts_at, session.id`,
    params: { ids: 'uuid[]', staysOpen: 'interval' },
    row: {
      mentorshipId: 'uuid',
      id: 'uuid',
      topic: 'text',
      startsAt: 'timestamptz',
      endsAt: 'timestamptz',
      zone: 'text',
      localStart: 'text',
      version: 'int4',
      cancelledAt: 'timestamptz?',
      reason: 'text?',
      classEnded: 'bool',
      /** For which both were there at the same time. */
      seconds: 'float8',
      mentorCame: 'bool',
      mentorWaited: 'bool',
      menteeCame: 'bool',
      menteeWaited: 'bool',
      correction: orNull(json<CorrectionRow>()),
    },
  },
});

/** The earliest first; a mentorship without meetings is left out. */
export async function meetingsOf(db: Queryable, ids: readonly string[], now: Date) {
  const rows = await sql.ofMentorships.rows(db, { ids, staysOpen: `${staysOpenAfter} milliseconds` });
  const meetings = rows.map((row): { mentorshipId: string; meeting: MentorshipMeetingModel } => {
    const {
      mentorshipId,
      cancelledAt,
      classEnded,
      seconds,
      mentorCame,
      mentorWaited,
      menteeCame,
      menteeWaited,
      correction,
      ...session
    } = row;
    const outcome = outcomeOf(
      {
        ...{ startsAt: session.startsAt, endsAt: session.endsAt, cancelledAt, classEnded, secondsTogether: seconds },
        mentor: { came: mentorCame, waited: mentorWaited },
        mentee: { came: menteeCame, waited: menteeWaited },
      },
      now,
    );
    const logged = { outcome, minutesMet: Math.round(seconds / 60) };
    return {
      mentorshipId,
      meeting: {
        ...{ ...session, cancelled: cancelledAt !== null, ...corrected(logged, correction) },
        correction: correction && { ...correction, proposedAt: new Date(correction.proposedAt) },
      },
    };
  });
  return [...Map.groupBy(meetings, ({ mentorshipId }) => mentorshipId)].map(([id, all]) => ({
    id,
    value: all.map(({ meeting }) => meeting),
  }));
}

/** Meetings with their outcomes, the earliest first: one statement for any number of mentorships. */
export const meetingsLoader = oneById(({ dataSource }, ids) => meetingsOf(dataSource, ids, new Date()), []);
