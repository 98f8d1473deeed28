import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { tooManyAttempts } from './pace.ts';

/**
 * How many attempts, in how many seconds. One address may be a whole campus behind one router, so addresses get room for a
 * class of forty signing in at eight. How fast one account is guessed is `Pace`'s.
 */
const limits = {
  /** Passwords that signed-in people type again. */
  ownPassword: { points: 10, duration: 10 * 60 },
  signInAddress: { points: 300, duration: 10 * 60 },
  /** Wrong tokens of programs. */
  apiTokenAddress: { points: 300, duration: 10 * 60 },
  resetAccount: { points: 3, duration: 60 * 60 },
  resetAddress: { points: 60, duration: 60 * 60 },
  resetToken: { points: 30, duration: 10 * 60 },
  invitationToken: { points: 300, duration: 10 * 60 },
  invitationAccount: { points: 3, duration: 60 * 60 },
  invitationAddress: { points: 100, duration: 60 * 60 },
  /** Letters that one link sends: a lecture hall comes by it in a day. */
  invitationLink: { points: 1_000, duration: 24 * 60 * 60 },
  /** Letters that one person sends by inviting. */
  invitationSender: { points: 2_000, duration: 24 * 60 * 60 },
  /** Letters of one institution to one address. */
  invitationAddressee: { points: 5, duration: 24 * 60 * 60 },
  /** Calendar programs ask every few minutes at most, on several devices. */
  calendarFeed: { points: 60, duration: 10 * 60 },
  /** Announcements of one section: each sends a mail to everybody in it. */
  announcements: { points: 10, duration: 24 * 60 * 60 },
  /** Proposals of one person: each sends a mail to every admin. */
  proposals: { points: 30, duration: 24 * 60 * 60 },
  /** Reports of one person: each tells every coordinator. */
  reports: { points: 10, duration: 24 * 60 * 60 },
  /** Copies of one's own data, which are expensive to make. */
  personalData: { points: 10, duration: 60 * 60 },
} as const;
export type Limited = keyof typeof limits;

/** Counts attempts in PostgreSQL, so that every api process counts together. */
@Injectable()
export class Throttle {
  private readonly limiters: Record<Limited, RateLimiterPostgres>;

  constructor(dataSource: DataSource) {
    const limiter = (name: Limited) =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: name,
        ...limits[name],
      });
    this.limiters = {
      ownPassword: limiter('ownPassword'),
      signInAddress: limiter('signInAddress'),
      apiTokenAddress: limiter('apiTokenAddress'),
      resetAccount: limiter('resetAccount'),
      resetAddress: limiter('resetAddress'),
      resetToken: limiter('resetToken'),
      invitationToken: limiter('invitationToken'),
      invitationAccount: limiter('invitationAccount'),
      invitationAddress: limiter('invitationAddress'),
      invitationLink: limiter('invitationLink'),
      invitationSender: limiter('invitationSender'),
      invitationAddressee: limiter('invitationAddressee'),
      calendarFeed: limiter('calendarFeed'),
      announcements: limiter('announcements'),
      proposals: limiter('proposals'),
      reports: limiter('reports'),
      personalData: limiter('personalData'),
    };
  }

  /**
   * Counts one attempt, or several at once.
   *
   * @throws {AppError} TOO_MANY_ATTEMPTS with `facts.seconds` to wait
   */
  async count(limited: Limited, who: string, attempts = 1): Promise<void> {
    try {
      await this.limiters[limited].consume(key(who), attempts);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw tooManyAttempts(error.msBeforeNext);
    }
  }

  /** Takes one attempt back that has succeeded. */
  async forgive(limited: Limited, who: string): Promise<void> {
    await this.limiters[limited].reward(key(who));
  }

  /** Forgets all attempts. */
  async forget(limited: Limited, who: string): Promise<void> {
    await this.limiters[limited].delete(key(who));
  }
}

/** Hashed, so that the length is bounded and a person who reads the table finds no list of addresses. */
function key(who: string): string {
  return createHash('sha256').update(who).digest('base64url');
}
