import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { sendAtCommit } from '../../jobs/index.ts';
import { Changes } from '../../context/changes.ts';
import { chosenMembers, sorted } from '../many/chosen-members.ts';
import type { ChosenMember } from '../many/chosen-members.ts';
import type { MemberRefusalName, PeopleChoice, RefusedMemberModel } from '../many/models.ts';
import type { LetInModel, LetInReportModel, LettingInModel, WelcomeMailModel } from './models.ts';
import { jobOf, welcomeQueue } from './queue.ts';
import { WelcomeMailsRepository, sql } from './welcome-mails.repository.ts';

/** Nobody gets more of these mails from one institution in a day. */
export const mostInADay = 5;

/** Lets members in who have an account and no password: each gets a mail with a link to choose one. */
@Injectable()
export class LettingIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly rows: WelcomeMailsRepository,
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
    return { id, count, refused };
  }

  /** @throws {AppError} NOT_FOUND for people who were let in by another institution */
  async report(institutionId: string, id: string): Promise<LetInReportModel> {
    const mails = isUuid(id) ? await this.rows.ofBatch(id, institutionId) : [];
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
    const mails = await this.rows.ofPeople(
      manager,
      choice.institutionId,
      people.map(({ id }) => id),
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

/**
 * Has letters sent once the transaction commits, to people whom somebody put on the roster: who has no password chooses one, who has one
 * is led to the profile.
 *
 * @returns how many
 */
export async function queueRosterWelcome(
  manager: EntityManager,
  sentBy: string | null,
  personIds: readonly string[],
  batchId: string,
): Promise<number> {
  const queued = await sql.addToRoster.rows(manager, { personIds, batchId, sentBy });
  sendAtCommit(
    manager,
    welcomeQueue,
    queued.map(({ id }) => jobOf(id)),
  );
  return queued.length;
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
 * Has letters sent once the transaction commits, one for each person and institution: a person who has one there already gets no
 * second.
 *
 * @param actorId null: the system does it
 * @returns how many
 */
export async function queueWelcome(
  manager: EntityManager,
  actorId: string | null,
  { institutionId, personIds, batchId, email = null }: Welcome,
): Promise<number> {
  const queued = await sql.add.rows(manager, { institutionId, personIds, batchId, sentBy: actorId, email });
  sendAtCommit(
    manager,
    welcomeQueue,
    queued.map(({ id }) => jobOf(id)),
  );
  return queued.length;
}
