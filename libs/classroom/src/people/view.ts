import type { ClassState, Attendee } from '../state.ts';
import { forEverybody, forModerators, seenFields } from '../viewer.ts';
import type { EventViews, SeenFields, Viewer } from '../viewer.ts';
import type { PeopleEvents } from './events.ts';

/** Whose line is weak and who spoke how long is for those who moderate, and for oneself. */
export const peopleViews: EventViews<keyof PeopleEvents> = {
  joined: forEverybody,
  left: forEverybody,
  'hand-raised': forEverybody,
  'hand-lowered': forEverybody,
  'floor-given': forEverybody,
  'floor-taken': forEverybody,
  'media-started': forEverybody,
  'media-stopped': forEverybody,
  muted: forEverybody,
  spoke: forModerators,
  'line-judged': forModerators,
};

export function peopleFor(people: ClassState['people'], viewer: Viewer): ClassState['people'] {
  if (viewer.moderates) return people;
  return Object.fromEntries(Object.entries(people).map(([id, person]) => [id, personFor(person, viewer.id)]));
}

/** What everybody sees of a person. */
const seen: SeenFields<Attendee> = {
  id: true,
  name: true,
  role: true,
  assists: true,
  present: true,
  firstIn: true,
  leftAt: true,
  leftReason: true,
  hand: true,
  hasFloor: true,
  floorAt: true,
  mayShow: true,
  sources: true,
  mutedAt: true,
  cohost: true,
  captioner: true,
  steward: true,
  trustedSince: true,
  moderatesSince: true,
  sentOut: true,
  line: false,
  spokeMs: false,
  group: true,
};

function personFor(person: Attendee, viewer: string): Attendee {
  return person.id === viewer ? person : (seenFields(person, seen) as Attendee);
}
