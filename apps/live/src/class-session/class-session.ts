import { Logger } from '@nestjs/common';
import { hears, leads, may, mayGoOn, mayReopen, personOf, speaksToClass } from '#classroom';
import type { ClassEvent, ClassRole, ClassState, LeaveReason, LineQuality, NewClassEvent, Source } from '#classroom';
import { limits } from '#contract';
import type { Push, PushName, Reaction } from '#contract';
import { visible } from '#platform';
import type { ClassLog } from '../log/class-log.ts';
import type { MakeEvents } from '../log/plan-appends.ts';
import type { ClassMedia } from '../sfu/class-media.ts';
import { classEnded, isWaiting, notAllowed } from '../failure.ts';
import { Audience } from './audience.ts';
import { CallBack } from './call-back.ts';
import { Closing } from './closing.ts';
import { WaitingRoom, admit, refusal } from './waiting-room.ts';
import { Notes } from './notes.ts';
import type { Broadcast, Connection } from './connection.ts';
import { Seat } from './seat.ts';
import { Reactions } from './reactions.ts';
import { leftBehind } from './left-behind.ts';
import { settle } from './settle.ts';
import { Speaking } from './speaking.ts';
import { Spoken } from './spoken.ts';
import { StandingIn } from './standing-in.ts';

/** ms until a class whose log could not be written is settled again. */
const settleAgainMs = 1_000;
/** ms from "the class has ended" to the end of the connections: time for the last words to arrive. */
const closeAfterEndMs = 1_000;
/** ms between two looks at how long people spoke. */
const spokenEveryMs = 60_000;

/** A class as it goes on in this node: its log, its media, and a seat for each person. */
export class ClassSession {
  private readonly seats = new Map<string, Seat>();
  private readonly logger = new Logger(ClassSession.name);
  private again: NodeJS.Timeout | undefined;
  private closed = false;
  private readonly audience: Audience;
  private readonly waitingRoom: WaitingRoom;
  private readonly reactions: Reactions;
  readonly notes: Notes;
  private readonly heard: Speaking;
  private readonly spoken = new Spoken();
  private readonly spokenTimer: NodeJS.Timeout;
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
    this.notes = new Notes(log);
    this.audience = new Audience(log, broadcast, () => this.notes.inOne);
    this.waitingRoom = new WaitingRoom(log);
    this.heard = new Speaking(classId, broadcast);
    this.standingIn = new StandingIn(log);
    this.callBack = new CallBack(log);
    this.closing = new Closing(log, closesAt);
    this.toAll = log.state.split?.broadcast;
    this.reactions = new Reactions((counts) => {
      broadcast(classId, 'class.reactions', counts);
    });
    this.spokenTimer = setInterval(() => {
      this.settleSoon();
    }, spokenEveryMs).unref();
  }

  get peers(): number {
    return [...this.seats.values()].filter((seat) => seat.connection).length;
  }

  get empty(): boolean {
    return this.seats.size === 0 && this.waitingRoom.empty;
  }

  /** What brings this connection up to date. */
  newsFor(connection: Connection, after: number) {
    return this.audience.newsFor(connection, after);
  }

  /** A connection that stood before the door is gone. */
  leaveWaitingRoom(connection: Connection): void {
    this.waitingRoom.left(connection);
    if (this.empty) this.emptied();
  }

  react(reaction: Reaction): void {
    this.reactions.add(reaction);
  }

  /** Who is heard, loudest first. */
  speaking(people: string[]): void {
    this.spoken.hear(people, performance.now());
    this.heard.changed(people, this.log.state, this.seats.values());
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
      for (const { personId, connection: other } of this.seats.values()) {
        const person = personOf(this.log.state, personId);
        if (other !== connection && person?.group === group && person.line !== 'bad') other?.push(name, payload);
      }
      return;
    }
    const choked = Object.values(people).filter(({ present, line }) => present && line === 'bad');
    const except = [connection.ticket.personId, ...choked.map(({ id }) => id)];
    for (const some of [true, false]) this.broadcast(this.classId, name, payload, { moderates: some, except });
  }

  private judged(personId: string, quality: LineQuality): void {
    this.log
      .append((state) => {
        const person = personOf(state, personId);
        const same = !person?.present || (person.line ?? 'good') === quality || state.endedAt !== undefined;
        return same ? [] : [{ by: personId, type: 'line-judged', body: { quality } }];
      })
      // Judged again in some seconds.
      .catch(() => undefined);
  }

  /**
   * Takes the person's seat with this connection; one that had it before is told and closed.
   *
   * @param anew by a page that knows nothing of the class yet, so that media of an earlier one are closed
   * @returns once `joined` is durable and this connection gets what is broadcast
   * @throws {LiveFailure} WAITING while the door is locked, SENT_OUT, UNAVAILABLE
   */
  async enter(connection: Connection, anew: boolean): Promise<Seat> {
    await this.waitingRoom.pass(connection);
    try {
      return await this.takeSeat(connection, anew);
    } catch (error) {
      // The door was locked after it was looked at: knock, or go in if it is open again.
      if (isWaiting(error)) return this.enter(connection, anew);
      throw error;
    }
  }

  private async takeSeat(connection: Connection, anew: boolean): Promise<Seat> {
    const seat = this.seatOf(connection);
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
          this.seqAt(connection),
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
      else this.prune(seat);
    }
    this.settleSoon();
    return seat;
  }

  /** The connection is gone, or is about to be. Does nothing for one that has been replaced. */
  vacate(connection: Connection, reason: LeaveReason): void {
    const seat = this.seats.get(connection.ticket.personId);
    if (seat?.connection !== connection) return;
    seat.vacated(reason, () => {
      this.prune(seat);
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

  /** After which event somebody lectures here; undefined: all along. */
  private seqAt({ ticket: { teachesSince } }: Connection): number | undefined {
    if (teachesSince === undefined) return undefined;
    return 1 + this.log.since(0).filter(({ at }) => at < teachesSince).length;
  }

  /** Ends the class for all, when this person may. */
  async end(by: string): Promise<void> {
    await this.withSpoken((state) => {
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
    this.audience.tell(events, this.seats.values());
    // Who may open it again, in a group or as a co-host, is silenced now all the same.
    const muted = new Set(events.flatMap((event) => (event.type === 'muted' ? [event.body.who] : [])));
    for (const seat of this.seats.values()) {
      const { personId } = seat;
      seat.media.keepOnly(
        (source) => mayGoOn(this.log.state, personId, source) && !(source === 'microphone' && muted.has(personId)),
      );
    }
    const toAll = this.log.state.split?.broadcast;
    if (events.some(movesVoices) || toAll !== this.toAll) {
      this.toAll = toAll;
      for (const seat of this.seats.values()) seat.media.follow();
      this.heard.moved(this.log.state, this.seats.values());
    }
    for (const event of events) if (event.type === 'sent-out') this.putOut(event.body.who, 'sent-out', 'sent-out');
    this.waitingRoom.appended();
    if (events.some((event) => event.type === 'class-ended')) this.ended();
    this.standingIn.appended();
    this.callBack.appended();
    this.closing.appended();
  }

  /** Whoever has a seat here, or had a connection a moment ago. */
  get people(): string[] {
    return [...this.seats.keys()];
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
        this.prune(seat);
      });
      return;
    }
    this.vacate(connection, reason);
    connection.push('class.closed', { reason: told });
    connection.close();
  }

  settleSoon(): void {
    if (this.closed) return;
    this.settle().catch((error: unknown) => {
      if (this.closed) return;
      this.logger.warn(`Class ${this.classId}: its log could not be settled, trying again: ${String(error)}`);
      this.again ??= setTimeout(() => {
        this.again = undefined;
        this.settleSoon();
      }, settleAgainMs);
    });
  }

  /** Brings the log to what is really so. */
  async settle(): Promise<void> {
    await this.withSpoken((state) =>
      settle(state, (personId) => {
        const seat = this.seats.get(personId);
        if (!seat) return { here: false, goneBecause: 'server', sending: [] };
        if (seat.entering > 0) return undefined;
        return { here: seat.connection !== undefined, goneBecause: seat.goneBecause, sending: seat.media.sending };
      }),
    );
    await this.log.append((state) => leftBehind(state, this.log.now));
    await this.waitingRoom.tidy();
    for (const seat of this.seats.values()) this.prune(seat);
  }

  /** Appends what was heard meanwhile before what `decide` makes of the state. */
  private async withSpoken(decide: MakeEvents): Promise<void> {
    const spoken = this.spoken.take(this.log.state, performance.now());
    try {
      await this.log.append((state) => {
        const then = decide(state);
        return state.endedAt === undefined ? [...spoken, ...then] : then;
      });
    } catch (error) {
      this.spoken.giveBack(spoken);
      throw error;
    }
  }

  /** The service stops: everybody left because of that, and comes back to the next one. */
  async stop(): Promise<void> {
    for (const seat of this.seats.values()) {
      seat.connection = undefined;
      seat.goneBecause = 'server';
    }
    await this.settle();
  }

  /** Another class session takes the place of this one: the people here come to it by themselves. */
  replaced(): void {
    for (const { connection } of this.seats.values()) connection?.close();
    this.close();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.again);
    this.standingIn.stop();
    this.callBack.stop();
    this.closing.stop();
    clearInterval(this.spokenTimer);
    this.reactions.stop();
    for (const seat of this.seats.values()) seat.release();
    this.log.close();
    this.media.close();
  }

  private ended(): void {
    this.broadcast(this.classId, 'class.closed', { reason: 'ended' });
    for (const seat of this.seats.values()) {
      const { connection } = seat;
      seat.media.close();
      if (connection)
        setTimeout(() => {
          connection.close();
        }, closeAfterEndMs).unref();
    }
    this.media.close();
  }

  private seatOf(connection: Connection): Seat {
    const { personId } = connection.ticket;
    const found = this.seats.get(personId);
    if (found) return found;
    const seat: Seat = new Seat(
      personId,
      this.media.person(personId, {
        push: (name, payload) => {
          seat.push(name, payload);
        },
        listening: () => seat.connection !== undefined,
        hears: (speaker) => hears(this.log.state, personId, speaker),
        standing: (speaker) => (leads(personOf(this.log.state, speaker)) ? 'lecturer' : 'student'),
        arrives: (arrival) => {
          seat.line.arrived(arrival);
        },
        sounds: (arrival) => {
          seat.line.sounded(arrival);
        },
      }),
      (quality) => {
        this.judged(personId, quality);
      },
    );
    this.seats.set(personId, seat);
    return seat;
  }

  /** A seat is kept while somebody is in it or comes to it, while media may be resumed, and until the log says that they left. */
  private prune(seat: Seat): void {
    if (this.seats.get(seat.personId) !== seat) return;
    if (seat.connection || seat.entering > 0 || seat.media.open) return;
    if (this.log.state.endedAt === undefined && personOf(this.log.state, seat.personId)?.present) return;
    seat.release();
    this.seats.delete(seat.personId);
    this.media.forget(seat.personId);
    if (this.empty) this.emptied();
  }
}

/** Whether somebody who has just come in is out again. */
function wasSentOut(state: ClassState, { ticket }: Connection): boolean {
  const person = personOf(state, ticket.personId);
  return state.endedAt === undefined && person?.sentOut !== undefined && !person.present;
}

/** Whether somebody is in another breakout group after it, and so hears others. */
const movesVoices = ({ type }: ClassEvent) =>
  type === 'groups-opened' || type === 'group-moved' || type === 'groups-closed';

/** What one who comes in appends: the presence that goes before ends, and what they still send goes on. */
function entrance(
  connection: Connection,
  seat: Seat,
  present: boolean,
  sending: readonly Source[],
  since: number | undefined,
): NewClassEvent[] {
  const { personId: by, name, role, assists } = connection.ticket;
  const reason: LeaveReason = seat.connection ? 'replaced' : seat.goneBecause;
  return [
    ...(present ? [{ by, type: 'left', body: { reason } } as const] : []),
    {
      by,
      type: 'joined',
      body: { name, role, ...(assists ? { assists } : {}), ...(since === undefined ? {} : { since }) },
    },
    ...sending.map((source) => ({ by, type: 'media-started', body: { source } }) as const),
  ];
}
