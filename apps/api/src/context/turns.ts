import { AppError } from '#platform';

/** Limits how many calls run at the same time for a key, and how many wait. */
export interface TurnLimits {
  readonly running: number;
  /** Without it as many as come. */
  readonly waiting?: number;
  /** ms that one waits at most: what those before it wait for may never come. Without it, as long as that takes. */
  readonly waitMs?: number;
}

interface CallsOfKey {
  running: number;
  readonly waiting: (() => void)[];
}

/** Calls wait for their turn, each key by itself: calls with one key do not delay calls with another. A key without calls takes no memory. */
export class Turns {
  private readonly calls = new Map<string, CallsOfKey>();

  constructor(private readonly limits: TurnLimits) {}

  /** How many keys have calls now. */
  get size(): number {
    return this.calls.size;
  }

  /**
   * Waits for a turn, in the order of asking.
   *
   * @returns ends it; said twice, it is said once
   * @throws {AppError} TOO_MANY_ATTEMPTS when too many wait; UNAVAILABLE when it has waited for too long
   */
  async take(key: string): Promise<() => void> {
    const ofKey = this.calls.get(key) ?? { running: 0, waiting: [] };
    this.calls.set(key, ofKey);
    if (ofKey.running < this.limits.running) ofKey.running += 1;
    else if (ofKey.waiting.length >= (this.limits.waiting ?? Infinity)) throw tooMany(this.limits);
    else await this.wait(ofKey);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      // The turn passes on; nobody who comes now gets before those who wait.
      const next = ofKey.waiting.shift();
      if (next) next();
      else if ((ofKey.running -= 1) === 0) this.calls.delete(key);
    };
  }

  /** Does something in its turn. @throws {AppError} as `take` */
  async during<Made>(key: string, work: () => Promise<Made>): Promise<Made> {
    const end = await this.take(key);
    try {
      return await work();
    } finally {
      end();
    }
  }

  private wait({ waiting }: CallsOfKey): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(tooLong());
      };
      const timer = this.limits.waitMs === undefined ? undefined : setTimeout(giveUp, this.limits.waitMs);
      waiting.push(begin);
    });
  }
}

const tooLong = () =>
  new AppError('UNAVAILABLE', 'Earlier requests of yours are still not answered. Try again in some seconds.');

const tooMany = ({ running, waiting = 0 }: TurnLimits) =>
  new AppError(
    'TOO_MANY_ATTEMPTS',
    `More than ${running + waiting} requests of yours are under way. Wait for their answers, then ask again.`,
    undefined,
    { seconds: 1 },
  );
