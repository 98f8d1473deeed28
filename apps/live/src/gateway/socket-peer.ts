import type { Socket } from 'socket.io';
import type { Answer, ClassTicket, Push, PushName } from '#contract';
import { LiveFailure } from '../failure.ts';
import type { Peer } from '../room/peer.ts';
import type { Place } from '../room/place.ts';
import type { Room } from '../room/room.ts';
import { Lane } from './lane.ts';
import type { Rates } from './rates.ts';

/** Payloads are typed where they are made (libs/contract); the socket itself carries anything. */
export type LiveSocket = Socket<
  Record<string, (...args: unknown[]) => void>,
  Record<string, (payload: unknown) => void>,
  Record<string, never>,
  { ticket: ClassTicket }
>;
export type Acknowledge = (answer: Answer<unknown>) => void;

export interface Entered {
  readonly room: Room;
  readonly place: Place;
}

/** Socket.IO room of a class's connections that have entered. */
export const roomOf = (classId: string) => `class:${classId}`;

/** One admitted connection. */
export class SocketPeer implements Peer {
  readonly ticket: ClassTicket;
  /** Order matters in the log; media may take their time meanwhile. */
  readonly lanes = { log: new Lane(), media: new Lane() };
  private entered: Entered | undefined;

  constructor(
    private readonly socket: LiveSocket,
    readonly rates: Rates,
  ) {
    this.ticket = socket.data.ticket;
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  get hasEntered(): boolean {
    return this.entered !== undefined;
  }

  /** @throws {LiveFailure} NOT_ENTERED */
  at(): Entered {
    if (!this.entered) throw new LiveFailure('NOT_ENTERED', 'Send class.enter first.');
    return this.entered;
  }

  entering(entered: Entered | undefined): void {
    this.entered = entered;
  }

  push<N extends PushName>(name: N, payload: Push<N>): void {
    this.socket.emit(name, payload);
  }

  listen(): void {
    void this.socket.join(roomOf(this.ticket.classId));
  }

  silence(): void {
    void this.socket.leave(roomOf(this.ticket.classId));
  }

  close(): void {
    this.socket.disconnect(true);
  }
}
