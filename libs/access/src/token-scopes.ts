/** Scopes that a token for a program may have. Each is limited by what its person may do at the moment of use. */
export const tokenScopes = [
  'profile:read',
  'timetable:read',
  'timetable:write',
  'courses:read',
  'courses:write',
  'people:read',
  'enrolment:write',
  'attendance:read',
  'attendance:write',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** The API token by which a program asks. */
export interface UsedToken {
  readonly id: string;
  readonly scopes: readonly TokenScope[];
  /** The only institution whose objects it opens; null: all that its person may see. */
  readonly institutionId: string | null;
}
