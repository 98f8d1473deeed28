import type { ClassState, PersonInClass } from '../state.ts';
import { forEverybody, forModerators } from '../viewer.ts';
import type { EventViews, Viewer } from '../viewer.ts';
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

function personFor(person: PersonInClass, viewer: string): PersonInClass {
  if (person.id === viewer) return person;
  const { line: _line, spokeMs: _spokeMs, ...rest } = person;
  return rest;
}
