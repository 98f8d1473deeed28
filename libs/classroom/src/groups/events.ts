import type { Nothing } from '../nothing.ts';

export interface NewGroup {
  readonly id: number;
  readonly name: string;
  readonly members: readonly string[];
}

export interface GroupEvents {
  /** The class is split; people who are in none of the groups stay with the class as a whole. */
  'groups-opened': { groups: readonly NewGroup[]; task?: string };
  /** `who` goes into the group `to`, or back into the room of the class: by themselves as a moderator who visits, or moved by one. */
  'group-moved': { who: string; to?: number };
  /** Everybody will be back in the class after that; without `seconds` not yet, after all. */
  'groups-called': { seconds?: number };
  'groups-closed': Nothing;
  /** `by` is heard in all groups. */
  'broadcast-started': Nothing;
  'broadcast-stopped': Nothing;
}
