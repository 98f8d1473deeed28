import type { UsedToken } from './token-scopes.ts';

/** The person who asks. Built from the sign-in on every request; nothing here comes from the client. */
export interface Actor {
  readonly personId: string;
  readonly platformRole: 'coordinator' | 'platform_admin' | null;
  readonly memberships: readonly { readonly institutionId: string; readonly role: InstitutionRole }[];
  /** Institutions in which the person's roles do not count for now; nor do places in their sections. */
  readonly suspendedIn?: readonly string[];
  /** The token by which a program asks for the person, who may do more than the token allows. */
  readonly token?: UsedToken;
}
export type InstitutionRole = 'student' | 'lecturer' | 'admin';

/** Facts of the object: enough to decide, and nothing more. */
export interface Facts {
  /** The institution it belongs to; null: it is between its people alone, such as a meeting of two. */
  readonly institutionId: string | null;
  /** Of the section it belongs to, where it belongs to one; of a session without a section, its hosts. */
  readonly lecturerIds?: readonly string[];
  /** People who stand in for a lecturer in a session that is to come, or was not long ago. */
  readonly substituteIds?: readonly string[];
  /** Of a session without a section, its listeners. */
  readonly studentIds?: readonly string[];
  /** Of a request or a mentorship. */
  readonly mentorId?: string;
  readonly menteeId?: string;
  /** Of a document of an expert: whose it is, and whether coordinators see that profile. */
  readonly expertId?: string;
  readonly onRoster?: boolean;
  /** Of a programme of mentoring: who leads it, and who takes part or was invited. */
  readonly leadIds?: readonly string[];
  readonly participantIds?: readonly string[];
  /** People who wait for a seat. */
  readonly waitingIds?: readonly string[];
  /** The person who brought it; null when nobody knows any more. */
  readonly broughtBy?: string | null;
  /** A section that is still being prepared. */
  readonly draft?: boolean;
  /** A section that is put away. */
  readonly archived?: boolean;
}
