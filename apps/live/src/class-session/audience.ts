import {
  concerned,
  eventsFor,
  groupsSeen,
  hasWords,
  isForAll,
  pack,
  seesAll,
  stateFor,
  turnsView,
  viewerOf,
} from '#classroom';
import type { ClassEvent, ClassState, Snapshot, Viewer } from '#classroom';
import type { AnswerValue } from '#contract';
import type { ClassLog } from '../log/class-log.ts';
import type { Broadcast, Connection } from './connection.ts';
import type { Seat } from './seat.ts';

/** Events missed from which the state is smaller than what led to it. */
const snapshotFrom = 200;

/** Gives everybody their own view of the log (libs/classroom, visibility.ts). */
export class Audience {
  constructor(
    private readonly log: ClassLog,
    private readonly broadcast: Broadcast,
    private readonly notes: () => ClassState['notes'],
  ) {}

  /** What brings this connection up to date. */
  newsFor(connection: Connection, after: number): AnswerValue<'log.since'> {
    const { state } = this.log;
    const viewer = this.viewer(connection.ticket.personId);
    const missed = this.log.since(after);
    const turned = missed.some((event) => turnsView(event, viewer.id));
    if (missed.length <= snapshotFrom && !turned) return { events: eventsFor(missed, state, viewer) };
    return { snapshot: this.snapshot(viewer), events: [] };
  }

  listens(seat: Seat, connection: Connection): void {
    const viewer = this.viewer(seat.personId);
    const { moderates, standsIn = false } = viewer;
    seat.moderates = moderates;
    seat.seesAll = seesAll(viewer);
    seat.standsIn = standsIn;
    seat.groups = groupsSeen(this.log.state, seat.personId);
    connection.listen(seat.moderates);
  }

  /** Durable events, to everybody who is here. */
  tell(events: readonly ClassEvent[], seats: Iterable<Seat>): void {
    const { state, classId } = this.log;
    const turned: string[] = [];
    const special = events.filter((event) => !isForAll(event));
    const apart = new Set(special.flatMap((event) => concerned(event, state)));
    for (const seat of seats) {
      const { connection, personId } = seat;
      if (!connection) continue;
      const entered = groupsSeen(state, personId).filter((group) => !seat.groups.includes(group));
      const { moderates, standsIn } = this.viewer(personId);
      const turns = moderates !== seat.moderates || standsIn !== seat.standsIn;
      if (turns || (!seat.seesAll && entered.length > 0 && hasWords(state, entered))) {
        // What they may see of the past has changed too.
        this.listens(seat, connection);
        turned.push(personId);
        connection.push('class.state', { snapshot: this.snapshot(this.viewer(personId)) });
        continue;
      }
      if (entered.length > 0) seat.groups = [...seat.groups, ...entered];
      // The few who stand in, or were named meanwhile, get neither what is for those who moderate nor what is for the others.
      if (seat.moderates && !seat.seesAll && special.length > 0) apart.add(personId);
      if (apart.has(personId)) {
        connection.push('class.events', { events: eventsFor(events, state, this.viewer(personId)) });
      }
    }
    if (apart.size === 0 && turned.length === 0 && events.every(isForAll)) {
      this.broadcast(classId, 'class.events', { events: [...events] });
      return;
    }
    const except = [...apart, ...turned];
    for (const some of [true, false]) {
      const seen = eventsFor(events, state, { id: '', moderates: some });
      this.broadcast(classId, 'class.events', { events: seen }, { moderates: some, except });
    }
  }

  private snapshot(viewer: Viewer): Snapshot {
    const seen = stateFor(this.log.state, viewer);
    return pack({ ...seen, notes: this.notes() }, viewer.id);
  }

  private viewer(id: string): Viewer {
    return viewerOf(this.log.state, id);
  }
}
