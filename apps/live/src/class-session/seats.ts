import { hears, leads, personOf } from '#classroom';
import type { LineQuality } from '#classroom';
import type { ClassLog } from '../log/class-log.ts';
import type { ClassMedia } from '../sfu/class-media.ts';
import { Seat } from './seat.ts';

/** The seats of a class, one for each person. A seat goes when nothing is kept of the person here any more. */
export class Seats implements Iterable<Seat> {
  private readonly byPerson = new Map<string, Seat>();

  constructor(
    private readonly log: ClassLog,
    private readonly media: ClassMedia,
    private readonly gone: () => void,
  ) {}

  [Symbol.iterator](): Iterator<Seat> {
    return this.byPerson.values();
  }

  /** People who have a seat here, or had a connection a moment ago. */
  get people(): string[] {
    return [...this.byPerson.keys()];
  }

  get(personId: string): Seat | undefined {
    return this.byPerson.get(personId);
  }

  /** The person's seat; a new one when they have none. */
  of(personId: string): Seat {
    const found = this.byPerson.get(personId);
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
    this.byPerson.set(personId, seat);
    return seat;
  }

  /** A seat is kept while somebody is in it or comes to it, while media may be resumed, and until the log says that they left. */
  prune(seat: Seat): void {
    if (this.byPerson.get(seat.personId) !== seat) return;
    if (seat.connection || seat.entering > 0 || seat.media.open) return;
    if (this.log.state.endedAt === undefined && personOf(this.log.state, seat.personId)?.present) return;
    seat.release();
    this.byPerson.delete(seat.personId);
    this.media.forget(seat.personId);
    this.gone();
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
}
