import type { Campus } from './plan.ts';
import type { Random } from './random.ts';

/** A weekly meeting of two hours, in local time. */
export interface Slot {
  /** 1 Monday to 6 Saturday. */
  day: number;
  /** Local hour of the start. */
  hour: number;
}

export const slotMinutes = 120;
const days = [1, 2, 3, 4, 5, 6];
const daytime = [8, 10, 13, 15];
/** Slots after working hours, for people who teach from Belgium and for students with a job. */
const evening = [17, 19];

/** Hours that these zones are ahead of UTC: they never change their clocks. */
const ahead: Readonly<Record<string, number>> = { 'Africa/Lubumbashi': 2, 'Africa/Kinshasa': 1 };

/** The slots of a repeating week that people and rooms have taken. */
export class WeekGrid {
  private readonly taken = new Set<string>();
  private readonly rooms = new Map<string, number>();

  constructor(private readonly random: Random) {}

  /** A room of the campus that is large enough, each in turn. */
  room(campus: Campus, size: number): string {
    const fitting = campus.rooms.filter(([, seats]) => seats >= size);
    const turn = this.rooms.get(campus.key) ?? 0;
    this.rooms.set(campus.key, turn + 1);
    const [name] = fitting[turn % fitting.length] ?? campus.rooms[0] ?? [''];
    return name;
  }

  /**
   * The first slot, in an order of its own each time, at which none of `busy` is taken; then they are.
   *
   * @throws {Error} when the week is full
   */
  take(zone: string, busy: readonly string[], late: boolean): Slot {
    const hours = late ? evening : daytime;
    const slots = this.random.shuffled(days.flatMap((day) => hours.map((hour) => ({ day, hour }))));
    for (const slot of [...slots, ...days.map((day) => ({ day, hour: 17 }))]) {
      const places = this.places(zone, busy, slot);
      if (places.some((place) => this.taken.has(place))) continue;
      for (const place of places) this.taken.add(place);
      return slot;
    }
    throw new Error(`no slot is left for ${busy.join(', ')}`);
  }

  isFree(zone: string, who: string, slot: Slot): boolean {
    return !this.places(zone, [who], slot).some((place) => this.taken.has(place));
  }

  /** Hours of UTC, so that a lecturer of two campuses is in one place. */
  private places(zone: string, busy: readonly string[], { day, hour }: Slot): string[] {
    const first = hour - (ahead[zone] ?? 0);
    return busy.flatMap((who) => [first, first + 1].map((utc) => `${who} ${day} ${utc}`));
  }
}
