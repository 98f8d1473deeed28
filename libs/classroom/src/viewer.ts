import type { ClassEvent, ClassEventType, EventOf } from './events.ts';
import { moderates, personOf, trusted } from './state.ts';
import type { ClassState } from './state.ts';

export interface Viewer {
  /** Person id; empty for one who did nothing of what is looked at. */
  readonly id: string;
  readonly moderates: boolean;
  /** Moderates only because nobody else is there (`steward`). */
  readonly standsIn?: boolean;
  /** The event since which they are trusted; absent: all along. */
  readonly trustedSince?: number;
  /** The event since which they moderate; absent: all along. */
  readonly moderatesSince?: number;
}

/** As whom somebody looks at the class. */
export function viewerOf(state: ClassState, id: string): Viewer {
  const person = personOf(state, id);
  return {
    id,
    moderates: moderates(person),
    standsIn: moderates(person) && !trusted(person),
    ...(person?.trustedSince === undefined ? {} : { trustedSince: person.trustedSince }),
    ...(person?.moderatesSince === undefined ? {} : { moderatesSince: person.moderatesSince }),
  };
}

/** Whether this viewer gets all that those who moderate get, as everybody does who was one of them from the beginning. */
export const seesAll = (viewer: Viewer): boolean =>
  isTrusted(viewer, 0) && viewer.moderates && (viewer.moderatesSince ?? 0) <= 0;

/** Whether this viewer reads what was written at event `seq` to those who moderate. */
export const isTrusted = ({ moderates, standsIn, trustedSince = 0 }: Viewer, seq: number): boolean =>
  moderates && standsIn !== true && seq >= trustedSince;

/** How viewers get one type of event. */
export interface EventView<E extends ClassEvent> {
  /** Whether the event is the same for every viewer, as long as nothing of it is removed later. */
  readonly forAll: (event: E) => boolean;
  /** Who gets something else of it than others of their kind. */
  readonly concerned: (event: E, state: ClassState) => readonly string[];
  /** What this viewer gets of it. */
  readonly seen: (event: E, state: ClassState, viewer: Viewer) => ClassEvent;
}

/** One row for each of these types of event. */
export type EventViews<T extends ClassEventType> = { readonly [K in T]: EventView<EventOf<K>> };

const by = (event: ClassEvent): readonly string[] => [event.by];

/** A type of event that everybody gets as it is. */
export const forEverybody: EventView<ClassEvent> = {
  forAll: () => true,
  concerned: by,
  seen: (event) => event,
};

/** A type of event that nobody gets: its row is missing, or a newer build wrote it. */
export const forNobody: EventView<ClassEvent> = {
  forAll: () => false,
  concerned: () => [],
  seen: hidden,
};

/** A type of event that only who did it gets, and those who moderate. */
export const forModerators: EventView<ClassEvent> = {
  forAll: () => false,
  concerned: by,
  seen: (event, _, viewer) => (event.by === viewer.id || viewer.moderates ? event : hidden(event)),
};

/** The event without who did it. */
export function nameless<T extends ClassEvent>({ key: _key, ...event }: T): T {
  return { ...event, by: '' } as T;
}

/** What a viewer gets in place of an event that is not for them. */
export function hidden({ seq, at }: ClassEvent): EventOf<'hidden'> {
  return { seq, at, by: '', type: 'hidden', body: { from: seq } };
}

/** The entry of one person alone. */
export function only<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.hasOwn(record, id) ? { [id]: record[id] as T } : {};
}

/** Of each field whether everybody sees it. A field without a row does not compile. */
export type SeenFields<T> = { readonly [K in keyof T]-?: boolean };

/** The fields that everybody sees; one that is not known here is for nobody. */
export function seenFields<T extends object>(thing: T, fields: SeenFields<T>): Partial<T> {
  const seen = Object.entries(thing).filter(
    ([name]) => Object.hasOwn(fields, name) && fields[name as keyof SeenFields<T>],
  );
  return Object.fromEntries(seen) as Partial<T>;
}
