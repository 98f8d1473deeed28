import { groupOfPage } from '../board/board.ts';
import type { ClassState } from '../state.ts';
import { forEverybody } from '../viewer.ts';
import type { EventViews } from '../viewer.ts';
import type { GroupEvents } from './events.ts';

export const groupViews: EventViews<keyof GroupEvents> = {
  'groups-opened': forEverybody,
  'group-moved': forEverybody,
  'groups-called': forEverybody,
  'groups-closed': forEverybody,
  'broadcast-started': forEverybody,
  'broadcast-stopped': forEverybody,
};

/** Groups whose words this viewer gets because they have been in them. */
export function groupsSeen({ groups }: ClassState, personId: string): readonly number[] {
  return groups.filter(({ members }) => members.includes(personId)).map(({ id }) => id);
}

/** Whether anything is written or drawn in one of these groups: people who see them now need the state anew. */
export function hasWords({ messages, board }: ClassState, groups: readonly number[]): boolean {
  return (
    messages.some(({ group }) => group !== undefined && groups.includes(group)) ||
    Object.keys(board.marks).some((page) => groups.includes(groupOfPage(page) ?? 0))
  );
}
