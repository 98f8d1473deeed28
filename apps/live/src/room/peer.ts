import type { ClassTicket, Push, PushName } from '#contract';

/** One admitted connection, as the class sees it; the gateway makes it from a socket. */
export interface Peer {
  readonly ticket: ClassTicket;
  readonly connected: boolean;
  push<N extends PushName>(name: N, payload: Push<N>): void;
  /** From now on this connection gets what is broadcast in its class. */
  listen(): void;
  /** Ends the connection; the client does not come back by itself. */
  close(): void;
}

/** To everybody of a class at once. */
export type Broadcast = <N extends PushName>(classId: string, name: N, payload: Push<N>) => void;

/** Injection token of `Broadcast`. */
export const BROADCAST = Symbol('Broadcast');
