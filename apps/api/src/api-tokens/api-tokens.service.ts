import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can } from '#access';
import type { Actor } from '#access';
import { Institution } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { isUuid } from '../graphql/ids.ts';
import { line } from '../graphql/text.ts';
import { sendAtCommit } from '../jobs/index.ts';
import { newApiToken } from '../sign-in/api-token-secret.ts';
import { ApiTokensRepository } from '../sign-in/api-tokens.repository.ts';
import { OwnPassword } from '../sign-in/own-password.ts';
import { hashToken } from '../sign-in/tokens.ts';
import { tokenDays } from './models.ts';
import { jobOf, tokenNoticeQueue } from './queue.ts';
import type { ApiTokenCreatedModel, ApiTokenInput, ApiTokenModel, InstitutionApiTokenModel } from './models.ts';

/** Most open tokens of one person. */
const mostTokens = 20;
const mostLetters = 80;

/** API tokens, by which programs ask for people: creates, lists and revokes them. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: ApiTokensRepository,
    private readonly password: OwnPassword,
    private readonly changes: Changes,
  ) {}

  /** Tokens that were not revoked, the newest first. */
  list(personId: string): Promise<ApiTokenModel[]> {
    return this.tokens.ofPerson(personId);
  }

  listOfInstitution(institutionId: string): Promise<InstitutionApiTokenModel[]> {
    return this.tokens.ofInstitution(institutionId);
  }

  /**
   * Creates a token, shows it this once, and mails its person a letter about it.
   *
   * @throws {AppError} BAD_INPUT; WRONG_CREDENTIALS at `password`; TOO_MANY_ATTEMPTS; NOT_FOUND for an institution that the
   *   person may not see; CONFLICT with too many tokens
   */
  async create(actor: Actor, input: ApiTokenInput): Promise<ApiTokenCreatedModel> {
    const { personId } = actor;
    const name = line('input.name', input.name, mostLetters);
    const scopes = [...new Set(input.scopes)];
    if (scopes.length === 0) throw badInput('input.scopes', 'Choose what the program may do.');
    const { days } = input;
    if (days < 1 || days > tokenDays.most)
      throw badInput('input.days', `A token is good for 1 to ${tokenDays.most} days.`);
    const institution = await this.institutionOf(actor, input.institutionId ?? null);
    await this.password.require(personId, input.password);
    const secret = newApiToken();
    await this.changes.by(personId, async (manager) => {
      const institutionId = institution?.id ?? null;
      const token = { tokenHash: hashToken(secret), name, scopes, institutionId, days };
      const id = await this.tokens.add(manager, personId, token, mostTokens);
      if (id === undefined) {
        throw new AppError('CONFLICT', `You have ${mostTokens} tokens. Revoke one first.`, 'input.name', {
          most: mostTokens,
        });
      }
      sendAtCommit(manager, tokenNoticeQueue, [jobOf(id)]);
    });
    return { secret, tokens: await this.list(personId) };
  }

  /** Revokes the token. Revoking twice changes nothing. @throws {AppError} NOT_FOUND for another person's token */
  async revoke(personId: string, id: string): Promise<ApiTokenModel[]> {
    await this.changes.by(personId, async (manager) => {
      if (!isUuid(id) || !(await this.tokens.revoke(manager, id, personId))) throw notFound('token');
    });
    return this.list(personId);
  }

  /** @throws {AppError} NOT_FOUND for a token that is not for this institution alone */
  async revokeOfInstitution(actorId: string, institutionId: string, id: string): Promise<InstitutionApiTokenModel[]> {
    await this.changes.by(actorId, async (manager) => {
      if (!isUuid(id) || !(await this.tokens.revokeOfInstitution(manager, id, institutionId))) throw notFound('token');
    });
    return this.listOfInstitution(institutionId);
  }

  private async institutionOf(actor: Actor, id: string | null): Promise<Institution | null> {
    if (id === null) return null;
    const institution = isUuid(id) ? await this.dataSource.getRepository(Institution).findOneBy({ id }) : null;
    if (!institution || !can(actor, 'institution:read', { institutionId: id })) throw notFound('institution');
    return institution;
  }
}
