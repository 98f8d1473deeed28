import { may, mayGoOn, mayReopen, personOf, speaksToClass } from '#classroom';
import type { ClassEvent, ClassRole, LeaveReason, NewClassEvent } from '#classroom';
import { limits } from '#contract';
import type { Push, PushName, Reaction } from '#contract';
import { visible } from '#platform';
import type { ClassLog } from '../log/class-log.ts';
import type { ClassMedia } from '../sfu/class-media.ts';
import { classEnded, isWaiting, notAllowed } from '../failure.ts';
import { Audience } from './audience.ts';
import { CallBack } from './call-back.ts';
import { Closing } from './closing.ts';
import { WaitingRoom, admit, refusal } from './waiting-room.ts';
import { Notes } from './notes.ts';
import type { Broadcast, Connection } from './connection.ts';
import { entrance, teachesSince, wasSentOut } from './entrance.ts';
import type { Seat } from './seat.ts';
import { Seats } from './seats.ts';
import { Reactions } from './reactions.ts';
import { Settling } from './settling.ts';
import { Speaking } from './speaking.ts';
import { StandingIn } from './standing-in.ts';

/** ms from "the class has ended" to the end of the connections: time for the last words to arrive. */
const closeAfterEndMs = 1_000;

/** A class as it goes on in this node: its log, its media, and a seat for each person. */
export class ClassSession {
  private readonly seats: Seats;
  private readonly audience: Audience;
  private readonly waitingRoom: WaitingRoom;
  private readonly reactions: Reactions;
  readonly notes: Notes;
  private readonly heard: Speaking;
  private readonly settling: Settling;
  private readonly standingIn: StandingIn;
  private readonly callBack: CallBack;
  readonly closing: Closing;
  /** Who spoke to all groups when voices were last shared out. */
  private toAll: string | undefined;

  constructor(
    readonly classId: string,
    readonly log: ClassLog,
    readonly media: ClassMedia,
    private readonly broadcast: Broadcast,
    /** Nobody is here and nothing is kept any more. */
    private readonly emptied: () => void,
    /** ms since the epoch. */
    closesAt: number,
  ) {
    this.seats = new Seats(log, media, () => {
      if (this.empty) this.emptied();
    });
    this.notes = new Notes(log);
    this.audience = new Audience(log, broadcast, () => this.notes.inOne);
    this.waitingRoom = new WaitingRoom(log);
    this.settling = new Settling(log, this.seats, this.waitingRoom);
    this.heard = new Speaking(classId, broadcast);
    this.standingIn = new StandingIn(log);
    this.callBack = new CallBack(log);
    this.closing = new Closing(log, closesAt);
    this.toAll = log.state.split?.broadcast;
    this.reactions = new Reactions((counts) => {
      broadcast(classId, 'class.reactions', counts);
    });
  }

  get peers(): number {
    return [...this.seats].filter((seat) => seat.connection).length;
  }

  get empty(): boolean {
    return this.seats.people.length === 0 && this.waitingRoom.empty;
  }

  /** What brings this connection up to date. */
  newsFor(connection: Connection, after: number) {
    return this.audience.newsFor(connection, after);
  }

  /** A connection of the waiting room is gone. */
  leaveWaitingRoom(connection: Connection): void {
    this.waitingRoom.left(connection);
    if (this.empty) this.emptied();
  }

  react(reaction: Reaction): void {
    this.reactions.add(reaction);
  }

  /** Who is heard, loudest first. */
  speaking(people: string[]): void {
    this.settling.hear(people);
    this.heard.changed(people, this.log.state, this.seats);
  }

  /** A program has understood what somebody said to the class. What is said in a group is for the group. */
  captioned(by: string, said: string): void {
    const text = visible(said).trim().slice(0, limits.questionText);
    if (text === '') return;
    this.log
      .append((state) => {
        const forAll = speaksToClass(state, by) && mayGoOn(state, by, 'microphone');
        return forAll ? [{ by, type: 'captioned', body: { text, auto: true } }] : [];
      })
      // It was for the moment.
      .catch(() => undefined);
  }

  /**
   * Something that may be lost, to everybody else, or to those who are in a group now. Those on a bad line go without: an event says it again, and
   * must not wait behind this.
   */
  tellOthers<N extends PushName>(connection: Connection, name: N, payload: Push<N>, group?: number): void {
    const { people } = this.log.state;
    if (group !== undefined) {
      for (const { personId, connection: other } of this.seats) {
        const person = personOf(this.log.state, personId);
        if (other !== connection && person?.group === group && person.line !== 'bad') other?.push(name, payload);
      }
      return;
    }
    const choked = Object.values(people).filter(({ present, line }) => present && line === 'bad');
    const except = [connection.ticket.personId, ...choked.map(({ id }) => id)];
    for (const some of [true, false]) this.broadcast(this.classId, name, payload, { moderates: some, except });
  }

  /**
   * Takes the person's seat with this connection; one that had it before is told and closed.
   *
   * @param anew by a page that knows nothing of the class yet, so that media of an earlier one are closed
   * @returns once `joined` is durable and this connection gets what is broadcast
   * @throws {LiveFailure} WAITING while the class is locked, SENT_OUT, UNAVAILABLE
   */
  async enter(connection: Connection, anew: boolean): Promise<Seat> {
    await this.waitingRoom.pass(connection);
    try {
      return await this.takeSeat(connection, anew);
    } catch (error) {
      // The class was locked after it was checked: the person waits, or enters if it is unlocked again.
      if (isWaiting(error)) return this.enter(connection, anew);
      throw error;
    }
  }

  private async takeSeat(connection: Connection, anew: boolean): Promise<Seat> {
    const seat = this.seats.of(connection.ticket.personId);
    seat.entering++;
    try {
      await this.log.append((state) => {
        const person = personOf(state, connection.ticket.personId);
        if (state.endedAt !== undefined || (person?.present && seat.connection === connection)) return [];
        admit(state, connection.ticket);
        return entrance(
          connection,
          seat,
          person?.present ?? false,
          anew ? [] : seat.media.sending,
          teachesSince(this.log, connection),
        );
      });
      // Written down together with the entrance: there was no connection yet to be closed.
      if (wasSentOut(this.log.state, connection)) throw refusal('closed');
      const before = seat.connection;
      seat.taken(connection);
      if (anew && before !== connection) seat.renew();
      this.audience.listens(seat, connection);
      this.heard.entered(this.log.state, seat);
      if (before && before !== connection) {
        before.push('class.closed', { reason: 'replaced' });
        before.close();
      }
    } finally {
      seat.entering--;
      // The connection may have been lost meanwhile, or the append.
      if (seat.connection === connection && !connection.connected) this.vacate(connection, 'line');
      else this.seats.prune(seat);
    }
    this.settleSoon();
    return seat;
  }

  /** The connection is gone, or is about to be. Does nothing for one that has been replaced. */
  vacate(connection: Connection, reason: LeaveReason): void {
    const seat = this.seats.get(connection.ticket.personId);
    if (seat?.connection !== connection) return;
    seat.vacated(reason, () => {
      this.seats.prune(seat);
    });
    this.settleSoon();
  }

  /** Durable once this resolves. */
  async leave(connection: Connection): Promise<void> {
    this.vacate(connection, 'left');
    await this.settle();
  }

  /** Opens the class again that this person has just ended; does nothing where they may not, or it goes on. */
  async reopen(by: string): Promise<boolean> {
    const { events } = await this.log.append((state) =>
      mayReopen(state, by, this.log.now) && !this.closing.isOver ? [{ by, type: 'class-reopened', body: {} }] : [],
    );
    return events.length > 0;
  }

  /** Ends the class for all, when this person may. */
  async end(by: string): Promise<void> {
    await this.settling.appendWithSpoken((state) => {
      if (!may(state, by, 'end-class')) throw state.endedAt === undefined ? notAllowed() : classEnded();
      const leaving = Object.values(state.people).filter((person) => person.present);
      return [
        ...leaving.map((person): NewClassEvent => ({ by: person.id, type: 'left', body: { reason: 'ended' } })),
        { by, type: 'class-ended', body: {} },
      ];
    });
  }

  /** What the log says is carried out; what it brings is broadcast. */
  appended(events: readonly ClassEvent[]): void {
    this.audience.tell(events, this.seats);
    // Who may open it again, in a group or as a co-host, is silenced now all the same.
    const muted = new Set(events.flatMap((event) => (event.type === 'muted' ? [event.body.who] : [])));
    for (const seat of this.seats) {
      const { personId } = seat;
      seat.media.keepOnly(
        (source) => mayGoOn(this.log.state, personId, source) && !(source === 'microphone' && muted.has(personId)),
      );
    }
    const toAll = this.log.state.split?.broadcast;
    if (events.some(movesVoices) || toAll !== this.toAll) {
      this.toAll = toAll;
      for (const seat of this.seats) seat.media.follow();
      this.heard.moved(this.log.state, this.seats);
    }
    for (const event of events) if (event.type === 'sent-out') this.putOut(event.body.who, 'sent-out', 'sent-out');
    this.waitingRoom.appended();
    if (events.some((event) => event.type === 'class-ended')) this.ended();
    this.standingIn.appended();
    this.callBack.appended();
    this.closing.appended();
  }

  /** People who have a seat here, or had a connection a moment ago. */
  get people(): string[] {
    return this.seats.people;
  }

  /**
   * What somebody's seat is by now: without one they go; as what they are no longer they are not kept either, and come back by
   * themselves with a ticket for what they are.
   */
  seated(personId: string, role: ClassRole | undefined): void {
    const connection = this.seats.get(personId)?.connection;
    if (role === undefined) this.putOut(personId, 'left', 'no-place');
    else if (connection && connection.ticket.role !== role) connection.close();
  }

  private putOut(personId: string, reason: LeaveReason, told: Push<'class.closed'>['reason']): void {
    const seat = this.seats.get(personId);
    if (!seat) return;
    const { connection } = seat;
    if (!connection) {
      // Only the connection was lost: what is still sent and received ends now.
      seat.vacated(reason, () => {
        this.seats.prune(seat);
      });
      return;
    }
    this.vacate(connection, reason);
    connection.push('class.closed', { reason: told });
    connection.close();
  }

  settleSoon(): void {
    this.settling.soon();
  }

  /** The log is what is really so once this resolves. */
  settle(): Promise<void> {
    return this.settling.now();
  }

  /** The service stops: everybody left because of that, and comes back to the next one. */
  async stop(): Promise<void> {
    for (const seat of this.seats) {
      seat.connection = undefined;
      seat.goneBecause = 'server';
    }
    await this.settle();
  }

  /** Another class session takes the place of this one: the people here come to it by themselves. */
  replaced(): void {
    for (const { connection } of this.seats) connection?.close();
    this.close();
  }

  close(): void {
    this.settling.stop();
    this.standingIn.stop();
    this.callBack.stop();
    this.closing.stop();
    this.reactions.stop();
    for (const seat of this.seats) seat.release();
    this.log.close();
    this.media.close();
  }

  private ended(): void {
    this.broadcast(this.classId, 'class.closed', { reason: 'ended' });
    for (const seat of this.seats) {
      const { connection } = seat;
      seat.media.close();
      if (connection)
        setTimeout(() => {
          connection.close();
        }, closeAfterEndMs).unref();
    }
    this.media.close();
  }
}

/** Whether somebody is in another breakout group after it, and so hears others. */
const movesVoices = ({ type }: ClassEvent) =>
  type === 'groups-opened' || type === 'group-moved' || type === 'groups-closed';
