import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { AppError } from '#platform';
import { isApiToken } from './api-token-secret.ts';
import { ApiTokensRepository } from './api-tokens.repository.ts';
import { Throttle } from './throttle.ts';
import { hashToken } from './tokens.ts';

/** Programs show a token in place of a cookie: `Authorization: Bearer ikt_...`. */
@Injectable()
export class BearerTokens {
  constructor(
    private readonly tokens: ApiTokensRepository,
    private readonly throttle: Throttle,
  ) {}

  /** The value shown as a token. With any value, also a wrong one, the token decides who asks, and cookies are ignored. */
  shownIn({ authorization }: IncomingHttpHeaders): string | undefined {
    return /^Bearer\b *(.*)$/i.exec(authorization ?? '')?.[1];
  }

  /**
   * The person for whom a token asks.
   *
   * @param address network of the client, by which wrong tokens are counted; right ones are not, and are answered all the same
   * @throws {AppError} TOKEN_UNKNOWN, TOKEN_EXPIRED, TOO_MANY_ATTEMPTS
   */
  async actorOf(token: string, address: string): Promise<Actor> {
    const found = isApiToken(token) ? await this.tokens.find(hashToken(token)) : undefined;
    if (!found) {
      await this.throttle.count('apiTokenAddress', address);
      throw new AppError(
        'TOKEN_UNKNOWN',
        'This token opens nothing: it is mistyped, or it was revoked. Make a new one.',
      );
    }
    const { id, scopes, institutionId, personId, platformRole, memberships, suspendedIn } = found;
    if (found.expired) throw new AppError('TOKEN_EXPIRED', 'This token has expired. Make a new one.');
    if (!found.usedToday) await this.tokens.markUsed(id);
    return { personId, platformRole, memberships, suspendedIn, token: { id, scopes, institutionId } };
  }
}
