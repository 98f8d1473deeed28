import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { Changes } from '../../context/changes.ts';
import { chosenMembers, sorted } from '../many/chosen-members.ts';
import type { ChosenMember } from '../many/chosen-members.ts';
import type { MemberRefusalName, PeopleChoice, RefusedMemberModel } from '../many/models.ts';
import type { LetInModel, LetInReportModel, LettingInModel, WelcomeMailModel } from './models.ts';
import { welcomeDays } from '../password-resets.ts';
import { WelcomeSender } from './welcome-sender.ts';
import { inOrder } from '../../graphql/name-order.ts';

/** Nobody gets more of these mails from one institution in a day. */
export const mostInADay = 5;

/** Lets members in who have an account and no password: each gets a mail with a link to choose one. */
@Injectable()
export class LettingIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly sender: WelcomeSender,
  ) {}

  /** What `letIn` would do. @throws {AppError} as `chosenMembers` */
  async look(choice: PeopleChoice): Promise<LettingInModel> {
    const { fit, refused } = await this.sort(this.dataSource.manager, choice);
    return { count: fit.length, refused };
  }

  /** Mails follow the answer; what became of them is told by `report`. @throws {AppError} as `chosenMembers` */
  async letIn(actorId: string, choice: PeopleChoice): Promise<LetInModel> {
    const id = randomUUID();
    const { count, refused } = await this.changes.by(actorId, async (manager) => {
      const { fit, refused } = await this.sort(manager, choice);
      const count = await queueWelcome(manager, actorId, {
        batchId: id,
        institutionId: choice.institutionId,
        personIds: fit.map((member) => member.id),
      });
      return { count, refused };
    });
    this.sender.soon();
    return { id, count, refused };
  }

  /** @throws {AppError} NOT_FOUND for people who were let in by another institution */
  async report(institutionId: string, id: string): Promise<LetInReportModel> {
    const mails: WelcomeMailModel[] = isUuid(id)
      ? await this.dataSource.query(
          `SELECT welcome_mail.id, json_build_object('id', person.id, 'name', person.name) AS person, state,
             sent_at AS "sentAt", failure
           FROM welcome_mail JOIN person ON person.id = person_id
           WHERE batch_id = $1 AND institution_id = $2 ORDER BY ${inOrder('person.name')}, person.id`,
          [id, institutionId],
        )
      : [];
    if (mails.length === 0) throw notFound('report');
    const count = (state: WelcomeMailModel['state']) => mails.filter((mail) => mail.state === state).length;
    return {
      id,
      due: count('due'),
      sent: count('sent'),
      failed: count('failed'),
      dropped: count('dropped'),
      mails,
    };
  }

  private async sort(
    manager: EntityManager,
    choice: PeopleChoice,
  ): Promise<{ fit: ChosenMember[]; refused: RefusedMemberModel[] }> {
    const people = await chosenMembers(manager, choice);
    const mails: { id: string; due: boolean; today: number }[] = await manager.query(
      `SELECT person_id AS id, bool_or(state = 'due') AS due,
         (count(*) FILTER (WHERE created_at > now() - interval '1 day'))::integer AS today
       FROM welcome_mail WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id`,
      [choice.institutionId, people.map(({ id }) => id)],
    );
    const mailsOf = new Map(mails.map((row) => [row.id, row]));
    return sorted(people, ({ id, email, suspended, hasPassword }): MemberRefusalName | undefined => {
      if (hasPassword) return 'has_password';
      if (suspended) return 'suspended';
      // RFC 6761 6.4: such a name never has a mail server. Registers write it where they know no address.
      if (email.endsWith('.invalid')) return 'no_address';
      const { due = false, today = 0 } = mailsOf.get(id) ?? {};
      return due ? 'under_way' : today >= mostInADay ? 'sent_often' : undefined;
    });
  }
}

/** Whom an institution lets in. */
interface Welcome {
  institutionId: string;
  personIds: readonly string[];
  batchId: string;
  /** Where the mail goes, and what becomes the person's address by its link; for one person. */
  email?: string | null;
}

/**
 * The address that waits for its letter to be answered, as SQL: a mail to the address that somebody has does not overtake it.
 *
 * @param institutionId SQL of the institution. @param personId SQL of the person
 */
export const askedAddress = (institutionId: string, personId: string): string =>
  `SELECT email FROM welcome_mail asked WHERE asked.institution_id = ${institutionId} AND asked.person_id = ${personId}
     AND asked.email IS NOT NULL AND asked.state IN ('due', 'sent') AND asked.created_at > now() - make_interval(days => ${welcomeDays})
   ORDER BY asked.created_at DESC LIMIT 1`;

/**
 * Puts mails in line, one a person and institution: whoever has one there already gets no second. Call `WelcomeSender.soon` after the
 * transaction.
 *
 * @param actorId null: the system does it
 * @returns how many
 */
export async function queueWelcome(
  manager: EntityManager,
  actorId: string | null,
  { institutionId, personIds, batchId, email = null }: Welcome,
): Promise<number> {
  const queued: unknown[] = await manager.query(
    `INSERT INTO welcome_mail (institution_id, person_id, batch_id, sent_by, email)
     SELECT $1, person_id, $3, $4, coalesce($5, (${askedAddress('$1', 'person_id')})) FROM unnest($2::uuid[]) AS person_id
     ON CONFLICT (institution_id, person_id) WHERE state = 'due' DO UPDATE SET email = excluded.email WHERE $5::text IS NOT NULL
     RETURNING id`,
    [institutionId, personIds, batchId, actorId, email],
  );
  return queued.length;
}
