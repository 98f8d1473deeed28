import { hears } from '#classroom';
import type { ClassState } from '#classroom';
import type { Broadcast } from './connection.ts';
import type { Seat } from './seat.ts';

/** Voices that are told at once; more would be a noise in any case. */
const told = 5;

/** Tells everybody who is heard where they are: in the class or in their breakout group, loudest first. */
export class Speaking {
  private people: readonly string[] = [];
  /** What each was told last while the class was split. */
  private readonly toldTo = new Map<string, string>();

  constructor(
    private readonly classId: string,
    private readonly broadcast: Broadcast,
  ) {}

  changed(people: readonly string[], state: ClassState, seats: Iterable<Seat>): void {
    this.people = people;
    if (state.split) this.eachTheirOwn(state, seats);
    else this.broadcast(this.classId, 'media.speaking', { people: people.slice(0, told) });
  }

  /** People are in other breakout groups now. */
  moved(state: ClassState, seats: Iterable<Seat>): void {
    this.toldTo.clear();
    this.changed(this.people, state, seats);
  }

  /** Somebody has come in, and knows of nobody yet. */
  entered(state: ClassState, { personId, connection }: Seat): void {
    const people = this.people.filter((speaker) => hears(state, personId, speaker)).slice(0, told);
    this.toldTo.set(personId, people.join(' '));
    if (people.length > 0) connection?.push('media.speaking', { people });
  }

  private eachTheirOwn(state: ClassState, seats: Iterable<Seat>): void {
    for (const { personId, connection } of seats) {
      const people = this.people.filter((speaker) => hears(state, personId, speaker)).slice(0, told);
      const words = people.join(' ');
      if (!connection || this.toldTo.get(personId) === words) continue;
      this.toldTo.set(personId, words);
      connection.push('media.speaking', { people });
    }
  }
}
