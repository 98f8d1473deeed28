import type { UsedToken } from './token-scopes.ts';

/** Who asks. Built from the sign-in on every request; nothing here comes from what the client says. */
export interface Actor {
  readonly personId: string;
  readonly platformRole: 'coordinator' | 'platform_admin' | null;
  readonly memberships: readonly { readonly institutionId: string; readonly role: InstitutionRole }[];
  /** Institutions in which the person's roles do not count for now; nor do places in their sections. */
  readonly suspendedIn?: readonly string[];
  /** A program asks for the person, who may do more than this. */
  readonly token?: UsedToken;
}
export type InstitutionRole = 'student' | 'lecturer' | 'admin';

/** What the object is: enough to decide, and nothing more. */
export interface Facts {
  /** The institution it belongs to. */
  readonly institutionId: string;
  /** Of the section it belongs to, where it belongs to one. */
  readonly lecturerIds?: readonly string[];
  /** Who stands in for a lecturer in a session of it that is to come, or was not long ago. */
  readonly substituteIds?: readonly string[];
  readonly studentIds?: readonly string[];
  /** Who waits for a seat. */
  readonly waitingIds?: readonly string[];
  /** Who brought it; null when nobody knows any more. */
  readonly broughtBy?: string | null;
  /** A section that is still being prepared. */
  readonly draft?: boolean;
  /** A section that is put away. */
  readonly archived?: boolean;
}
