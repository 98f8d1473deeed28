import type { Socket } from 'socket.io';
import type { Answer, ClassTicket, Push, PushName } from '#contract';
import { LiveFailure } from '../failure.ts';
import type { Connection } from '../class-session/connection.ts';
import type { Seat } from '../class-session/seat.ts';
import type { ClassSession } from '../class-session/class-session.ts';
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
  readonly session: ClassSession;
  readonly seat: Seat;
}

/** Socket.IO room of a class's connections that have entered. */
export const roomOf = (classId: string) => `class:${classId}`;

/** Those of them who moderate, or who do not. */
export const partOf = (classId: string, moderates: boolean) =>
  `${roomOf(classId)}:${moderates ? 'moderate' : 'listen'}`;
/** One person's connection. */
export const personOfRoom = (classId: string, personId: string) => `${roomOf(classId)}:${personId}`;

/** One admitted connection. */
export class SocketConnection implements Connection {
  readonly ticket: ClassTicket;
  /** Order matters in the log; media may take their time meanwhile. */
  readonly lanes = { log: new Lane(), media: new Lane() };
  private entered: Entered | undefined;
  /** The class in whose waiting room it is. */
  waits: ClassSession | undefined;

  constructor(
    private readonly socket: LiveSocket,
    readonly rates: Rates,
    /** Of the connection, for the logs. */
    readonly id: string,
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

  listen(moderates: boolean): void {
    const { classId, personId } = this.ticket;
    void this.socket.leave(partOf(classId, !moderates));
    void this.socket.join([roomOf(classId), partOf(classId, moderates), personOfRoom(classId, personId)]);
  }

  silence(): void {
    const { classId, personId } = this.ticket;
    for (const room of [
      roomOf(classId),
      partOf(classId, true),
      partOf(classId, false),
      personOfRoom(classId, personId),
    ]) {
      void this.socket.leave(room);
    }
  }

  close(): void {
    this.socket.disconnect(true);
  }
}
