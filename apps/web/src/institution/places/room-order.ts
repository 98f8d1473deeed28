export const roomSorts = ['NAME', 'SEATS'] as const;
export type RoomSort = (typeof roomSorts)[number];

/** By name as people read it (9 before 10), or the largest first. */
export function inOrder<LectureRoom extends { name: string; seats: number }>(
  rooms: readonly LectureRoom[],
  by: RoomSort,
  descending: boolean,
  language: string,
): LectureRoom[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byName = (one: LectureRoom, other: LectureRoom) => compare(one.name, other.name);
  const sorted = [...rooms].sort((one, other) => (by === 'SEATS' && other.seats - one.seats) || byName(one, other));
  return descending ? sorted.reverse() : sorted;
}
