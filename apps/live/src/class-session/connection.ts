import type { ClassTicket, Push, PushName } from '#contract';

/** One admitted connection, as the class sees it; the gateway makes it from a socket. */
export interface Connection {
  readonly ticket: ClassTicket;
  readonly connected: boolean;
  push<N extends PushName>(name: N, payload: Push<N>): void;
  /** From now on this connection gets what is broadcast in its class to those who moderate, or to those who do not. */
  listen(moderates: boolean): void;
  /** Ends the connection; the client does not come back by itself. */
  close(): void;
}

/** Part of a class: those who moderate, or those who do not, without some. */
export interface Part {
  readonly moderates: boolean;
  /** Person ids. */
  readonly except: readonly string[];
}

/** To everybody of a class at once, or to a part of it. */
export type Broadcast = <N extends PushName>(classId: string, name: N, payload: Push<N>, part?: Part) => void;

/** Injection token of `Broadcast`. */
export const BROADCAST = Symbol('Broadcast');
