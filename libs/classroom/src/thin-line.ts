/** What is seen of the line to somebody who hears a shared screen. */
export interface LineLook {
  /** ms, a clock that never jumps. */
  readonly now: number;
  /** Share of the packets to them that was lost lately, 0 to 1. */
  readonly lost: number;
  /** bit/s that are sent to them. */
  readonly sent: number;
  /** bit/s that the line is thought to carry. */
  readonly room: number;
}

/** Whether they get what is heard of a shared screen, and what that depends on at the next look. */
export interface ScreenSoundTurn {
  readonly plays: boolean;
  /** Since when it plays, or does not. */
  readonly since: number;
  /** Looks in a row that speak for the contrary. */
  readonly against: number;
  /** ms it was last left out for at least; 0: it never was, or that is long past. */
  readonly outMs: number;
}

/**
 * Measured with a tone shared: where 64 kbit/s arrive the room is thought to be less than what is sent after 4 s, and 13 % is lost after 8; where 128 do,
 * neither. Over a line that loses much and has room, the sound does no harm.
 */
const isThin = ({ lost, sent, room }: LineLook) => room < sent || (lost > 0.1 && room < 150_000);
const isClean = ({ lost }: LineLook) => lost < 0.02;
/** Looks in a row: one alone may have met a new page of the screen, which comes all at once. */
const looks = 2;
/**
 * ms: left out for at first, and at most when it was tried in vain again and again; played from which on it was not in vain. A voice that was disturbed
 * takes some twenty seconds to find back to its pace.
 */
const out = { first: 30_000, most: 240_000, settled: 60_000 } as const;

export const screenSoundFirst = (now: number): ScreenSoundTurn => ({ plays: true, since: now, against: 0, outMs: 0 });

/**
 * What is heard of a screen is given up before any voice suffers for it, and tried again once the line is clean, each time after twice as long. The SFU
 * does so with pictures, and with nothing that is heard.
 */
export function screenSoundTurn(was: ScreenSoundTurn, look: LineLook): ScreenSoundTurn {
  const { now } = look;
  const against = (was.plays ? isThin(look) : isClean(look)) ? was.against + 1 : 0;
  const forMs = now - was.since;
  if (against < looks || (!was.plays && forMs < was.outMs)) return { ...was, against };
  const turned = { plays: !was.plays, since: now, against: 0 };
  if (turned.plays) return { ...turned, outMs: was.outMs };
  return {
    ...turned,
    outMs: forMs >= out.settled ? out.first : Math.min(out.most, Math.max(out.first, 2 * was.outMs)),
  };
}
