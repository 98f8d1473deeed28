/** SQL: whether one of two people has blocked the other. @param one an expression for an id, as `other` */
export const isBlocked = (one: string, other: string): string =>
  `EXISTS (SELECT FROM person_block WHERE (blocker_id = ${one} AND blocked_id = ${other}) OR (blocker_id = ${other} AND blocked_id = ${one}))`;
