import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '#platform';
import { PaceRepository } from './pace.repository.ts';

const second = 1_000;
/** Wrong guesses that cost no wait: somebody's own typing errors. */
const free = 10;
/** ms after the tenth wrong guess, the eleventh, ...; the last one for all that follow. */
const waits = [5, 10, 20, 40, 60].map((seconds) => seconds * second);
/**
 * A wait that is longer than the longest possible wait plus this was caused by a clock that was ahead and was set back: it does
 * not count.
 */
const skew = 5 * 60 * second;
/** Without a guess for this long, they are forgotten, ms. The table is cleared of such rows by rate-limiter-flexible. */
const forgetAfter = 60 * 60 * second;
/** Of one account, from all the world but its known devices: this many at once, then one each `interval` ms. */
const crowd = { burst: 100, interval: 20 * second } as const;

/**
 * How fast passwords may be guessed. It slows down and never locks: a stranger who guesses must not keep somebody out of their account.
 *
 * - From one network (or one known device) ten guesses of an account are free, then each has to wait, 60 s at most: 1,450 a day.
 * - From all networks together 100, then one each 20 s: 4,420 a day. Three networks that never rest do not use that up, so that they slow
 *   nobody but themselves.
 * - Devices on which somebody has signed in before are paced for themselves.
 *
 * Counted in PostgreSQL, in the table of `Throttle`, so that every api process counts together: `points` are guesses, `expire` is the
 * time (ms since the epoch) of the next one.
 */
@Injectable()
export class Pace {
  constructor(private readonly repository: PaceRepository) {}

  /**
   * Takes a guess of an account from one place. Counted before the password is looked at, so that guesses side by side count as well.
   *
   * @param place a network or a known device
   * @throws {AppError} TOO_MANY_ATTEMPTS with `facts.seconds` to wait
   */
  async take(account: string, place: string): Promise<void> {
    const now = Date.now();
    const key = placeKey(account, place);
    const longest = Math.max(...waits) + skew;
    const taken = await this.repository.take(key, { now, forgetAfter, free, waits, longest });
    if (!taken) throw await this.tooEarly(key, now);
  }

  /** @throws {AppError} TOO_MANY_ATTEMPTS with `facts.seconds` to wait, when too many guess from everywhere */
  async takeFromCrowd(account: string): Promise<void> {
    const now = Date.now();
    const key = crowdKey(account);
    const { burst, interval } = crowd;
    const ahead = (burst - 1) * interval;
    const longest = burst * interval + skew;
    const taken = await this.repository.takeFromCrowd(key, { now, interval, ahead, longest });
    if (!taken) throw await this.tooEarly(key, now + ahead);
  }

  /** Takes a guess back: it was the right password. */
  async forget(account: string, place: string): Promise<void> {
    await this.repository.forget(placeKey(account, place));
  }

  async giveBackToCrowd(account: string): Promise<void> {
    await this.repository.giveBack(crowdKey(account), crowd.interval);
  }

  private async tooEarly(key: string, now: number): Promise<AppError> {
    return tooManyAttempts(((await this.repository.next(key)) ?? now) - now);
  }
}

/** @param ms until the next one */
export function tooManyAttempts(ms: number): AppError {
  const seconds = Math.max(1, Math.ceil(ms / second));
  return new AppError('TOO_MANY_ATTEMPTS', `Too many attempts. Try again in ${seconds} seconds.`, undefined, {
    seconds,
  });
}

const placeKey = (account: string, place: string): string => `pace:${hashed(account, place)}`;
const crowdKey = (account: string): string => `crowd:${hashed(account)}`;

/** Hashed, so that the length is bounded and a person who reads the table finds no list of addresses. */
const hashed = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url');
