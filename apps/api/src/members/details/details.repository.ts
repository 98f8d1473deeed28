import type { EntityManager } from 'typeorm';
import { json, statements, word } from '#database';
import type { Language, Queryable, RowOf } from '#database';
import { inOrder } from '../../graphql/name-order.ts';
import { sectionTitle } from '../../models/course-sql.ts';
import { askedAddress, belongsElsewhere } from '../../people/index.ts';
import type { MemberDetailsModel, MemberMailModel } from './models.ts';

/** Mails that are listed. */
const mostMails = 50;

const ofSection = `JOIN section ON section.id = place.section_id JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id WHERE place.person_id = $2 AND course.institution_id = $1`;
const section = `'section', json_build_object('id', section.id, 'title', ${sectionTitle('$3')})`;

/** JSON has no dates. */
type MailRow = Omit<MemberMailModel, 'at'> & { at: string };
const mayEditName = `NOT ${belongsElsewhere('$1')}`;
const mayEditEmail = `NOT ${belongsElsewhere('$1')} AND person.password_hash IS NULL`;

export const sql = statements({
  // When somebody gave an answer or a vote is not told: it is in the log without a name.
  details: {
    text: `
  SELECT person.language,
    (SELECT max(seen.at) FROM (
       SELECT max(last_used_at) AS at FROM sign_in WHERE person_id = $2 AND NOT ${belongsElsewhere('$1')}
       UNION ALL
       SELECT max(event.at) FROM class_event event
         JOIN class ON class.id = event.class_id JOIN session ON session.id = class.session_id
         JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       WHERE event.by = $2 AND event.type IN ('joined', 'left') AND course.institution_id = $1) AS seen) AS "lastSeenAt",
    (SELECT coalesce(json_agg(json_build_object(${section}, 'term', term.name, 'via', place.via)
         ORDER BY term.starts_on DESC, course.code, ${inOrder('section.name')}), '[]')
       FROM enrolment place ${ofSection}) AS enrolments,
    (SELECT coalesce(json_agg(json_build_object('id', section.id, 'title', ${sectionTitle('$3')})
         ORDER BY term.starts_on DESC, course.code, ${inOrder('section.name')}), '[]')
       FROM section_lecturer place ${ofSection}) AS teaching,
    (SELECT coalesce(json_agg(json_build_object('id', cohort.id, 'name', cohort.name) ORDER BY ${inOrder('cohort.name')}), '[]')
       FROM cohort_member JOIN cohort ON cohort.id = cohort_id
       WHERE person_id = $2 AND cohort.institution_id = $1) AS cohorts,
    (SELECT coalesce(json_agg(mail ORDER BY mail.at DESC, mail.id), '[]') FROM (
       SELECT id, 'welcome' AS kind, state, coalesce(sent_at, created_at) AS at, failure
       FROM welcome_mail WHERE institution_id = $1 AND person_id = $2
       UNION ALL
       SELECT invitation.id, 'invitation', coalesce(mail.state, 'sent'), coalesce(mail.sent_at, invitation.created_at), mail.failure
       FROM invitation LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id
       WHERE institution_id = $1 AND invitation.email = person.email
       ORDER BY at DESC LIMIT ${mostMails}) AS mail) AS mails,
    ${mayEditName} AS "mayEditName",
    ${mayEditEmail} AS "mayEditEmail",
    CASE WHEN person.password_hash IS NULL THEN (${askedAddress('$1', '$2')}) END AS "askedEmail"
  FROM person WHERE person.id = $2`,
    params: { institutionId: 'uuid', personId: 'uuid', readerId: 'uuid' },
    row: {
      language: word<Language>(),
      lastSeenAt: 'timestamptz?',
      enrolments: json<MemberDetailsModel['enrolments']>(),
      teaching: json<MemberDetailsModel['teaching']>(),
      cohorts: json<MemberDetailsModel['cohorts']>(),
      mails: json<MailRow[]>(),
      mayEditName: 'bool',
      mayEditEmail: 'bool',
      askedEmail: 'text?',
    },
  },
  mayEdit: {
    text: `SELECT ${mayEditName} AS name, ${mayEditEmail} AS email
     FROM person WHERE id = $2`,
    params: { institutionId: 'uuid', personId: 'uuid' },
    row: { name: 'bool', email: 'bool' },
  },
  asking: {
    text: `SELECT EXISTS (SELECT FROM membership JOIN person ON person.id = person_id WHERE institution_id = $1 AND person.email = $3) AS taken,
       (SELECT count(*)::int FROM welcome_mail WHERE institution_id = $1 AND person_id = $2
          AND created_at > now() - interval '1 day') AS today`,
    params: { institutionId: 'uuid', personId: 'uuid', email: 'text' },
    row: {
      /** By another member. */
      taken: 'bool',
      /** Letters of a day to the person. */
      today: 'int4',
    },
  },
});

/** Everything but the member, in one statement. */
export async function detailsOf(
  database: Queryable,
  place: { institutionId: string; personId: string },
  readerId: string,
): Promise<Omit<MemberDetailsModel, 'member'> | undefined> {
  const row = await sql.details.first(database, { ...place, readerId });
  return row && { ...row, mails: row.mails.map(({ at, ...mail }) => ({ ...mail, at: new Date(at) })) };
}

/** What of a profile the institution may correct. */
export function mayEdit(
  manager: EntityManager,
  institutionId: string,
  personId: string,
): Promise<RowOf<typeof sql.mayEdit> | undefined> {
  return sql.mayEdit.first(manager, { institutionId, personId });
}

/** What stands against a letter to another address of a member. */
export async function againstAsking(
  manager: EntityManager,
  { institutionId, personId }: { institutionId: string; personId: string },
  email: string,
): Promise<RowOf<typeof sql.asking>> {
  const [row] = await sql.asking.rows(manager, { institutionId, personId, email });
  if (!row) throw new TypeError('A SELECT without FROM has a row.');
  return row;
}
