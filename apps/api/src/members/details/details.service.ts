import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Person } from '#database';
import { AppError, notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { Changes, lockVersion } from '../../context/changes.ts';
import { sectionTitle } from '../../models/course-sql.ts';
import { emailAddress } from '../../graphql/text.ts';
import {
  askedAddress,
  belongsElsewhere,
  memberById,
  mostInADay,
  personName,
  queueWelcome,
} from '../../people/index.ts';
import type { MemberChanges, MemberDetailsModel } from './models.ts';
import { inOrder } from '../../graphql/name-order.ts';

/** Mails that are listed. */
const mostMails = 50;

const ofSection = `JOIN section ON section.id = place.section_id JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id WHERE place.person_id = $2 AND course.institution_id = $1`;
const section = `'section', json_build_object('id', section.id, 'title', ${sectionTitle('$3')})`;

/** Everything but the member, in one statement. When somebody gave an answer or a vote is not told: it is in the log without a name. */
const details = `
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
       SELECT id, 'invitation', 'sent', created_at, NULL FROM invitation
       WHERE institution_id = $1 AND invitation.email = person.email
       ORDER BY at DESC LIMIT ${mostMails}) AS mail) AS mails,
    NOT ${belongsElsewhere('$1')} AS "mayEditName",
    NOT ${belongsElsewhere('$1')} AND person.password_hash IS NULL AS "mayEditEmail",
    CASE WHEN person.password_hash IS NULL THEN (${askedAddress('$1', '$2')}) END AS "askedEmail"
  FROM person WHERE person.id = $2`;

type Row = Omit<MemberDetailsModel, 'member' | 'mails'> & {
  mails: (Omit<MemberDetailsModel['mails'][number], 'at'> & { at: string })[];
};

/** What an institution knows of one member, and may correct of them. */
@Injectable()
export class MemberDetails {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** @throws {AppError} NOT_FOUND */
  async one(readerId: string, institutionId: string, personId: string): Promise<MemberDetailsModel> {
    const member = isUuid(personId) ? await memberById(this.dataSource, institutionId, personId) : undefined;
    if (!member) throw notFound('member');
    const [row]: Row[] = await this.dataSource.query(details, [institutionId, member.id, readerId]);
    if (!row) throw notFound('member');
    return { ...row, member, mails: row.mails.map(({ at, ...mail }) => ({ ...mail, at: new Date(at) })) };
  }

  /**
   * Corrects the name, and asks for another address: a letter goes there, and it becomes the person's by the link in it. So nobody is told
   * whether there is an account with an address, and no account gets the address of somebody else. Links that went to the old one open nothing
   * any more.
   *
   * @throws {AppError} NOT_FOUND; STALE; BAD_INPUT at `input.name`, `input.email`; CONFLICT there when the profile is the person's own,
   * or the address another member's; TOO_MANY_ATTEMPTS after some letters in a day
   */
  async update(
    actorId: string,
    place: { institutionId: string; personId: string; version: number },
    input: MemberChanges,
  ): Promise<MemberDetailsModel> {
    const { institutionId, personId, version } = place;
    const name = input.name == null ? undefined : personName('input.name', input.name);
    const email = input.email == null ? undefined : emailAddress('input.email', input.email);
    await this.changes.by(actorId, async (manager) => {
      const { member, askedEmail } = await this.one(actorId, institutionId, personId);
      await lockVersion(manager, 'person', member.id, version);
      const [may]: { name: boolean; email: boolean }[] = await manager.query(
        `SELECT NOT ${belongsElsewhere('$1')} AS name, NOT ${belongsElsewhere('$1')} AND password_hash IS NULL AS email
         FROM person WHERE id = $2`,
        [institutionId, member.id],
      );
      const change = {
        ...(name === undefined || name === member.name ? {} : { name }),
      };
      const asked = email === undefined || email === (askedEmail ?? member.email) ? undefined : email;
      if ('name' in change && !may?.name) throw theirOwn('input.name', 'This person is known elsewhere too');
      if (asked !== undefined && !may?.email) {
        throw theirOwn('input.email', 'This person signs in with the address, or is known elsewhere too');
      }
      if (asked === member.email) await takeBack(manager, member.id);
      else if (asked !== undefined) await askAt(manager, actorId, { institutionId, personId: member.id }, asked);
      if (Object.keys(change).length > 0) await manager.update(Person, member.id, change);
    });
    return this.one(actorId, institutionId, personId);
  }
}

/** Nothing more becomes of an address that was asked: its links open nothing, and a letter that is due is not sent. */
async function takeBack(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('DELETE FROM password_reset WHERE person_id = $1', [personId]);
  await manager.query(
    `UPDATE welcome_mail SET state = 'dropped' WHERE person_id = $1 AND email IS NOT NULL AND state IN ('due', 'sent')`,
    [personId],
  );
}

async function askAt(
  manager: EntityManager,
  actorId: string,
  { institutionId, personId }: { institutionId: string; personId: string },
  email: string,
): Promise<void> {
  const [{ taken, today }]: [{ taken: boolean; today: number }] = await manager.query(
    `SELECT EXISTS (SELECT FROM membership JOIN person ON person.id = person_id WHERE institution_id = $1 AND person.email = $3) AS taken,
       (SELECT count(*)::int FROM welcome_mail WHERE institution_id = $1 AND person_id = $2
          AND created_at > now() - interval '1 day') AS today`,
    [institutionId, personId, email],
  );
  // Of whoever is of here, everybody who may ask knows the address.
  if (taken) throw new AppError('CONFLICT', 'Another member has this address.', 'input.email', { taken: 1 });
  if (today >= mostInADay) {
    throw new AppError(
      'TOO_MANY_ATTEMPTS',
      `${mostInADay} letters a day are sent for one person. Try again tomorrow.`,
      'input.email',
      { seconds: 86_400 },
    );
  }
  await takeBack(manager, personId);
  await queueWelcome(manager, actorId, { institutionId, personIds: [personId], batchId: randomUUID(), email });
}

const theirOwn = (field: string, why: string) =>
  new AppError('CONFLICT', `${why}: only they can change it, in their profile.`, field, { own: 1 });
