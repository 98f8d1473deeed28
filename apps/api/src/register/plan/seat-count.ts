import type { Present } from '../present.ts';
import type { Position } from '../problems.ts';
import type { Planning } from './planning.ts';

interface Seats {
  /** Students in the end. */
  taken: number;
  /** How many more than before. */
  added: number;
  /** The first line that changes it. */
  at: Position;
}

/** How many students the sections have that the file changes. */
export class SeatCount {
  private readonly before = new Map<string, number>();
  private readonly bySection = new Map<string, Seats>();

  constructor(places: Present['places']) {
    for (const { sectionId, role } of places) {
      if (role === 'student') this.before.set(sectionId, (this.before.get(sectionId) ?? 0) + 1);
    }
  }

  change(sectionId: string, change: number, at: Position): void {
    const seats = this.bySection.get(sectionId) ?? { taken: this.before.get(sectionId) ?? 0, added: 0, at };
    this.bySection.set(sectionId, { taken: seats.taken + change, added: seats.added + change, at: seats.at });
  }

  /** Seats by id of a section. */
  get all(): ReadonlyMap<string, Seats> {
    return this.bySection;
  }
}

/** A register may fill a section beyond its seats, because it knows who is in it. A note says so. */
export function sayFullSections(planning: Planning): void {
  for (const [sectionId, { taken, added, at }] of planning.seats.all) {
    const section = planning.sections.get(sectionId);
    if (!section || section.capacity === null || added <= 0 || taken <= section.capacity) continue;
    const name = planning.labelOf(section);
    const message = `${name} has ${section.capacity} seats and would have ${taken} students. They get in all the same.`;
    planning.problems.add(at, null, 'OVER_CAPACITY', name, message);
  }
}
