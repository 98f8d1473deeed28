import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { Language, MembershipRole, RowOf } from '#database';
import { mostLetterAttempts } from '../../mail/index.ts';
import { invitationState } from '../../people/index.ts';

/** Whether its link would open anything: neither it is over, nor the link that it came from. */
const isOpen = (id: string, linkId: string) => `NOT EXISTS (SELECT FROM invitation
  WHERE invitation.id IN (${id}, ${linkId}) AND ${invitationState} <> 'open')`;

export const sql = statements({
  add: {
    text: 'INSERT INTO invitation_mail (invitation_id) SELECT unnest($1::uuid[])',
    params: { ids: 'uuid[]' },
  },
  claim: {
    text: `
      WITH taken AS (
        UPDATE invitation_mail SET attempts = attempts + 1 WHERE invitation_id = $1 AND state = 'due' RETURNING invitation_id
      )
      SELECT invited.id, invited.email, invited.role, invited.institution_id AS "institutionId", invited.section_id AS "sectionId",
        coalesce(person.name, CASE WHEN invited.link_id IS NULL THEN invited.name ELSE '' END) AS name,
        coalesce(person.language, invited.language) AS language, ${isOpen('invited.id', 'invited.link_id')} AS open
      FROM taken JOIN invitation invited ON invited.id = taken.invitation_id
        LEFT JOIN person ON person.email = invited.email
      WHERE invited.email IS NOT NULL`,
    params: { id: 'uuid' },
    row: {
      id: 'uuid',
      email: 'text!',
      role: word<MembershipRole>(),
      institutionId: 'uuid',
      sectionId: 'uuid?',
      /**
       * Of the account with the address, or as the inviting person knows it. A person with a link can type any address and any name, so
       * no letter contains their words.
       */
      name: 'text',
      language: word<Language>(),
      open: 'bool',
    },
  },
  addToken: {
    text: `WITH token AS (INSERT INTO invitation_token (token_hash, invitation_id) VALUES ($2, $1))
     UPDATE invitation SET expires_at = now() + make_interval(days => $3) WHERE id = $1`,
    params: { id: 'uuid', tokenHash: 'bytea', days: 'int4' },
  },
  forgetToken: { text: 'DELETE FROM invitation_token WHERE token_hash = $1', params: { tokenHash: 'bytea' } },
  end: {
    text: `UPDATE invitation_mail SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END, failure = NULL
     WHERE invitation_id = $1 AND state = 'due'`,
    params: { id: 'uuid', state: 'text' },
  },
  noteFailure: {
    text: `UPDATE invitation_mail SET failure = $2,
       state = CASE WHEN $3 OR attempts >= ${mostLetterAttempts} THEN 'failed' ELSE 'due' END
     WHERE invitation_id = $1 AND state = 'due' RETURNING state = 'failed' AS failed`,
    params: { id: 'uuid', failure: 'text', forGood: 'bool' },
    row: { failed: 'bool' },
  },
  giveUp: {
    text: `UPDATE invitation_mail SET state = 'failed' WHERE invitation_id = $1 AND state = 'due'`,
    params: { id: 'uuid' },
  },
  revive: {
    text: `UPDATE invitation_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() FROM invitation
     WHERE invitation.id = invitation_id AND invitation_id = $1 AND invitation_mail.state IN ('due', 'failed')
       AND ${invitationState} = 'open'`,
    params: { id: 'uuid' },
  },
  waiting: {
    text: `SELECT invitation_id AS id, due_at AS "dueAt" FROM invitation_mail WHERE state = 'due' ORDER BY due_at, invitation_id`,
    params: {},
    row: { id: 'uuid', dueAt: 'timestamptz' },
  },
  institutions: {
    text: `SELECT invitation.id, institution.name FROM invitation JOIN institution ON institution.id = institution_id
     WHERE invitation.id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
});

export type DueInvitation = RowOf<typeof sql.claim>;

/** In the transaction that writes the invitations. */
export async function addInvitationMails(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await sql.add.rows(manager, { ids });
}

/** Letters of invitations. */
@Injectable()
export class InvitationMailsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** For one attempt; undefined: it is not due any more. */
  claim(id: string): Promise<DueInvitation | undefined> {
    return sql.claim.first(this.dataSource, { id });
  }

  /** A link of one attempt. The invitation can be accepted for so many days from now on. */
  async addToken(id: string, tokenHash: Buffer, days: number): Promise<void> {
    await sql.addToken.rows(this.dataSource, { id, tokenHash, days });
  }

  /** A link that the mail server did not take. */
  async forgetToken(tokenHash: Buffer): Promise<void> {
    await sql.forgetToken.rows(this.dataSource, { tokenHash });
  }

  async end(id: string, state: 'sent' | 'dropped'): Promise<void> {
    await sql.end.rows(this.dataSource, { id, state });
  }

  /** @param forGood there is no other attempt. @returns whether there is none */
  async noteFailure(id: string, failure: string, forGood: boolean): Promise<boolean> {
    return (await sql.noteFailure.first(this.dataSource, { id, failure, forGood }))?.failed ?? true;
  }

  async giveUp(id: string): Promise<void> {
    await sql.giveUp.rows(this.dataSource, { id });
  }

  /** Unless the invitation is over. */
  async revive(id: string): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { id })) > 0;
  }

  waiting(): Promise<RowOf<typeof sql.waiting>[]> {
    return sql.waiting.rows(this.dataSource, {});
  }

  /** Name of the institution by id of the invitation. */
  async institutions(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await sql.institutions.rows(this.dataSource, { ids });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
