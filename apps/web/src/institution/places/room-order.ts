export const roomSorts = ['NAME', 'SEATS'] as const;
export type RoomSort = (typeof roomSorts)[number];

/** By name as people read it (9 before 10), or the largest first. */
export function inOrder<Room extends { name: string; seats: number }>(
  rooms: readonly Room[],
  by: RoomSort,
  descending: boolean,
  language: string,
): Room[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byName = (one: Room, other: Room) => compare(one.name, other.name);
  const sorted = [...rooms].sort((one, other) => (by === 'SEATS' && other.seats - one.seats) || byName(one, other));
  return descending ? sorted.reverse() : sorted;
}
