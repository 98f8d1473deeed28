import type { PageId } from '../board/board.ts';
import type { ClassState } from '../state.ts';

/**
 * Breakout groups: while the class is split, each has voice, chat and board of its own. Once somebody has been in a group its chat and
 * board stay theirs to read and to write, so that what was on its way when the groups were closed is not lost.
 */
export interface BreakoutGroup {
  /** 1, 2, 3 ... over all splits of the class. */
  readonly id: number;
  readonly name: string;
  /** Everybody who has ever been in it, those too who only visited. */
  readonly members: readonly string[];
  /** Who came to look in, and the event with which: what was written before is not for them. */
  readonly visited?: Readonly<Record<string, number>>;
  /** The page its members look at: `group/ID/N`. */
  readonly page: PageId;
  /** How many pages it has. */
  readonly blanks: number;
  /** Its split is over. */
  readonly closed?: true;
}

/** The class while it is split. */
export interface Split {
  /** Sequence number of the event that began it. */
  readonly seq: number;
  /** What the groups are to do. */
  readonly task?: string;
  /** Everybody has been called back: by whom, and when they are there, ms since the epoch. */
  readonly called?: { readonly by: string; readonly endsAt: number };
  /** Who is heard in all groups. */
  readonly broadcast?: string;
}

export function groupOf({ groups }: Pick<ClassState, 'groups'>, id: number): BreakoutGroup | undefined {
  return groups.find((group) => group.id === id);
}

/** Those of the split that goes on. */
export function openGroups({ groups }: Pick<ClassState, 'groups'>): BreakoutGroup[] {
  return groups.filter(({ closed }) => !closed);
}

/** The group somebody is in now; undefined for the room of the whole class. */
export function groupNow({ people, groups }: ClassState, personId: string): BreakoutGroup | undefined {
  const id = Object.hasOwn(people, personId) ? people[personId]?.group : undefined;
  return id === undefined ? undefined : groups.find((group) => group.id === id);
}

/** Whether somebody has been in this group. */
export function belongs(state: Pick<ClassState, 'groups'>, personId: string, group: number): boolean {
  return groupOf(state, group)?.members.includes(personId) ?? false;
}

/** Whether what was written in this group at event `seq` was for this person, as one of those in it. */
export function readsGroup(state: Pick<ClassState, 'groups'>, personId: string, id: number, seq: number): boolean {
  const group = groupOf(state, id);
  if (!group?.members.includes(personId)) return false;
  const since = group.visited && Object.hasOwn(group.visited, personId) ? group.visited[personId] : undefined;
  return seq >= (since ?? 0);
}

/** Whether `listener` hears and sees what `speaker` sends: both in one room, or the speaker is heard in all groups. */
export function hears(state: ClassState, listener: string, speaker: string): boolean {
  if (!state.split || state.split.broadcast === speaker) return true;
  return groupNow(state, listener)?.id === groupNow(state, speaker)?.id;
}

/** Whether what this person says is for the whole class: what is said in a group is for the group. */
export function speaksToClass(state: ClassState, personId: string): boolean {
  return groupNow(state, personId) === undefined || state.split?.broadcast === personId;
}

/** The class in which this person, gone or without the right, no longer speaks to all groups. */
export function speaksNoMoreToAll(state: ClassState, personId: string): ClassState {
  if (state.split?.broadcast !== personId) return state;
  const { broadcast: _broadcast, ...split } = state.split;
  return { ...state, split };
}

/**
 * Shares people out among `count` groups whose sizes differ by one at most, in the order they are given; `random` shuffles them first
 * (Fisher-Yates).
 *
 * @param random in [0, 1); leave it out to keep the order
 */
export function shareOut(people: readonly string[], count: number, random?: () => number): string[][] {
  const order = [...people];
  if (random) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] as string, order[last] as string];
    }
  }
  const groups = Array.from({ length: Math.max(1, count) }, (): string[] => []);
  for (const [place, person] of order.entries()) groups[place % groups.length]?.push(person);
  return groups;
}
