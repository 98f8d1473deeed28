import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { isUuid } from '../../graphql/ids.ts';

const purpose = 'ikiraro expert confirmation 1';
const shape = /^([0-9a-f-]{36})\.(\d{1,15})\.([\w-]{43})$/;

/** What a link stands for: one round of asking, which ends when the expert confirms. */
export interface Round {
  expertId: string;
  confirmedAt: Date;
}

/**
 * Links by which an expert confirms without signing in, and that open nothing else. The secret is an HMAC-SHA256 over the expert and the time
 * of the last confirmation: every letter of a round has the same link, also when it is sent again, and the next confirmation makes it worthless.
 */
@Injectable()
export class ConfirmationLinks {
  private readonly key: Buffer;
  private readonly origin: string;

  constructor(@Inject(CONFIG) { publicAddress, ticketSecret }: Pick<Config, 'publicAddress' | 'ticketSecret'>) {
    this.key = Buffer.from(hkdfSync('sha256', ticketSecret, '', purpose, 32));
    this.origin = publicAddress;
  }

  to(round: Round): string {
    return `${this.origin}/still-true/${this.tokenOf(round)}`;
  }

  /** Undefined for a token that is none of ours. A wrong secret takes as long as the right one. */
  roundOf(token: string): Round | undefined {
    const [, expertId, at, secret = ''] = shape.exec(token) ?? [];
    if (!isUuid(expertId)) return undefined;
    const round = { expertId, confirmedAt: new Date(Number(at)) };
    return timingSafeEqual(Buffer.from(this.secretOf(round)), Buffer.from(secret)) ? round : undefined;
  }

  tokenOf(round: Round): string {
    return `${round.expertId}.${String(round.confirmedAt.getTime())}.${this.secretOf(round)}`;
  }

  private secretOf({ expertId, confirmedAt }: Round): string {
    const said = `${expertId}.${String(confirmedAt.getTime())}`;
    return createHmac('sha256', this.key).update(said).digest('base64url');
  }
}
