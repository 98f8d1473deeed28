import type { RequestName } from '#contract';

/** A token bucket: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Of one person in one class, over all their messages. */
const overall: Rate = { burst: 200, perSecond: 30 };
/** Refused messages; a client that goes on beyond that is disconnected. */
const refusals: Rate = { burst: 300, perSecond: 5 };

/**
 * Of one person in one class, by message. Bursts allow for what a client sends at once when its connection is back: what was typed meanwhile, a
 * restart of both transports, a resume for each thing it receives.
 */
const [often, sometimes, rarely] = [
  { burst: 30, perSecond: 2 },
  { burst: 20, perSecond: 2 },
  { burst: 10, perSecond: 1 },
] as const satisfies Rate[];

const byName: Readonly<Record<RequestName, Rate>> = {
  'class.enter': { burst: 8, perSecond: 0.5 },
  'class.leave': { burst: 8, perSecond: 0.5 },
  'class.end': { burst: 8, perSecond: 0.5 },
  'log.since': rarely,
  'chat.post': often,
  'chat.tell': often,
  'chat.remove': sometimes,
  'question.ask': { burst: 10, perSecond: 0.5 },
  'question.vote': often,
  'question.answer': sometimes,
  'question.remove': sometimes,
  // One a second while somebody types; what was typed without a connection comes at once.
  'notes.edit': { burst: 60, perSecond: 2 },
  'poll.open': rarely,
  'poll.answer': sometimes,
  'poll.close': rarely,
  'poll.show': rarely,
  'poll.putAway': rarely,
  'reaction.send': { burst: 8, perSecond: 0.5 },
  'pace.say': { burst: 8, perSecond: 0.5 },
  'pace.clear': rarely,
  'countdown.start': rarely,
  'countdown.stop': rarely,
  'hand.raise': rarely,
  'hand.lower': rarely,
  'caption.say': often,
  'floor.give': sometimes,
  'floor.take': sometimes,
  'hand.putDown': sometimes,
  'order.mute': sometimes,
  'order.muteAll': rarely,
  'order.lock': rarely,
  'order.unlock': rarely,
  'order.letIn': often,
  'order.turnAway': sometimes,
  'order.sendOut': sometimes,
  'order.letBack': sometimes,
  'cohost.name': rarely,
  'cohost.release': rarely,
  'pictures.allow': sometimes,
  'pictures.withdraw': sometimes,
  'captioner.name': rarely,
  'captioner.release': rarely,
  'groups.open': rarely,
  'group.move': often,
  'groups.call': rarely,
  'groups.broadcast': sometimes,
  'deck.open': rarely,
  'page.add': rarely,
  'page.show': { burst: 30, perSecond: 4 },
  'board.putAway': sometimes,
  'part.show': { burst: 30, perSecond: 4 },
  'page.clear': rarely,
  // What was drawn while the connection was gone comes at once.
  'mark.make': { burst: 100, perSecond: 5 },
  'mark.erase': { burst: 40, perSecond: 5 },
  'board.give': sometimes,
  'board.take': sometimes,
  'board.sketch': { burst: 20, perSecond: 10 },
  'board.point': { burst: 20, perSecond: 10 },
  'media.send': { burst: 8, perSecond: 0.5 },
  'media.receive': { burst: 8, perSecond: 0.5 },
  'media.want': rarely,
  'media.connect': { burst: 16, perSecond: 1 },
  'media.restartIce': { burst: 12, perSecond: 1 },
  'media.produce': { burst: 12, perSecond: 1 },
  'media.stop': { burst: 12, perSecond: 1 },
  'media.resume': { burst: 100, perSecond: 10 },
};

export const rateOf = (name: RequestName): Rate => byName[name];

export class TokenBucket {
  private tokens: number;
  private at: number;

  constructor(
    private readonly rate: Rate,
    now: number,
  ) {
    this.tokens = rate.burst;
    this.at = now;
  }

  /** @param now ms of a clock that does not run back */
  take(now: number): boolean {
    this.tokens = Math.min(this.rate.burst, this.tokens + ((now - this.at) / 1000) * this.rate.perSecond);
    this.at = now;
    if (this.tokens < 1) return false;
    this.tokens--;
    return true;
  }
}

/** The rates of one person in one class; they outlive a connection, or reconnecting would refill them. */
export class Rates {
  private readonly all: TokenBucket;
  private readonly refused: TokenBucket;
  private readonly named = new Map<RequestName, TokenBucket>();

  constructor(now: number) {
    this.all = new TokenBucket(overall, now);
    this.refused = new TokenBucket(refusals, now);
  }

  /** @param name undefined: a message that does not exist */
  take(name: RequestName | undefined, now: number): boolean {
    if (!this.all.take(now)) return false;
    if (name === undefined) return true;
    let bucket = this.named.get(name);
    if (!bucket) this.named.set(name, (bucket = new TokenBucket(byName[name], now)));
    return bucket.take(now);
  }

  /** @returns whether the refusal may be answered; false: this is an attack or a defect, hang up */
  refuse(now: number): boolean {
    return this.refused.take(now);
  }
}

/** ms for which a person's rates are remembered after their last connection; every bucket is full again by then. */
const rememberedMs = 60_000;

/** Everybody's rates. */
export class RateBook {
  private readonly entries = new Map<string, { rates: Rates; connections: number; forget?: NodeJS.Timeout }>();

  open(key: string): Rates {
    const entry = this.entries.get(key) ?? { rates: new Rates(performance.now()), connections: 0 };
    clearTimeout(entry.forget);
    entry.connections++;
    this.entries.set(key, entry);
    return entry.rates;
  }

  /** Open connections of this person in this class. */
  connections(key: string): number {
    return this.entries.get(key)?.connections ?? 0;
  }

  close(key: string): void {
    const entry = this.entries.get(key);
    if (!entry || --entry.connections > 0) return;
    entry.forget = setTimeout(() => this.entries.delete(key), rememberedMs).unref();
  }
}
