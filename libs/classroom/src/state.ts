import { emptyBoard } from './board/board.ts';
import type { Board } from './board/board.ts';
import type { ClassRole, LeaveReason, LineQuality, Lock, Pace, Source } from './events.ts';
import type { BreakoutGroup, Split } from './groups/groups.ts';
import type { Poll } from './polls/poll.ts';

export interface Attendee {
  readonly id: string;
  readonly name: string;
  readonly role: ClassRole;
  /** A student who helps in this section: the first to stand in. */
  readonly assists?: true;
  readonly present: boolean;
  /** ms since the epoch. */
  readonly firstIn: number;
  readonly leftAt?: number;
  readonly leftReason?: LeaveReason;
  /** Sequence number of the raised hand, so that hands are taken in order; absent when down. */
  readonly hand?: number;
  readonly hasFloor: boolean;
  /** When the floor was given, ms since the epoch. */
  readonly floorAt?: number;
  /** A listener with the floor who may show camera and screen. */
  readonly mayShow?: true;
  readonly sources: readonly Source[];
  /** Sequence number of the last time they were silenced; absent once their microphone is open again. */
  readonly mutedAt?: number;
  readonly cohost?: true;
  readonly captioner?: true;
  /** Keeps order while nobody who moderates is there. */
  readonly steward?: true;
  /**
   * The event from which on they are one of those to whom something is confided; absent: none, or those who were it from the beginning.
   * What was written before is not for them.
   */
  readonly trustedSince?: number;
  /** The same for people who moderate, also as a stand-in. */
  readonly moderatesSince?: number;
  /** `for-good` may not come in again; `until-back` not before a lecturer is there: a stand-in did it. */
  readonly sentOut?: 'for-now' | 'for-good' | 'until-back';
  /** Absent: good, or not judged yet, or not for this viewer. */
  readonly line?: Exclude<LineQuality, 'good'>;
  /** ms heard. */
  readonly spokeMs?: number;
  /** The group they are in; absent in the room of the class. */
  readonly group?: number;
}

export interface PostedMessage {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly key?: string;
  /** Empty once removed. */
  readonly text: string;
  readonly to?: 'moderators';
  /** Of a message of the moderators: whom it is for, who reads it too. */
  readonly answers?: string;
  readonly reply?: number;
  readonly group?: number;
  /** Who removed it. */
  readonly removedBy?: string;
}

export interface Question {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly key?: string;
  readonly text: string;
  readonly votes: number;
  /** Who voted, as far as the viewer may know. */
  readonly voters: readonly string[];
  readonly answered?: true;
  readonly removed?: true;
}

export interface PaceCount {
  readonly slow: number;
  readonly fast: number;
  readonly lost: number;
}

export interface PacePoint extends PaceCount {
  readonly at: number;
}

export interface Caption {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly text: string;
  readonly auto?: true;
}

/** A change of the shared notes, or all of them up to `seq` in one (notes.ts). */
export interface NotesUpdate {
  readonly seq: number;
  /** A Yjs update in base64. */
  readonly update: string;
}

/** Somebody in the waiting room. */
export interface WaitingPerson {
  readonly id: string;
  readonly name: string;
  readonly since: number;
  /** They are let in. */
  readonly letIn?: true;
  readonly turnedAway?: true;
  /** By a stand-in: it holds until a lecturer is there. */
  readonly byStandIn?: true;
}

/** The events by which a stand-in keeps order. */
export type DeedType =
  | 'muted'
  | 'sent-out'
  | 'let-back'
  | 'let-in'
  | 'turned-away'
  | 'floor-given'
  | 'floor-taken'
  | 'captioner-named'
  | 'captioner-released'
  | 'locked'
  | 'unlocked'
  | 'message-removed'
  | 'question-removed';

/** Something that a stand-in did to keep order, for the lecturer to look through. */
export interface Deed {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly did: DeedType;
  /** To whom. */
  readonly whom?: string;
  /** What was locked or unlocked. */
  readonly what?: Lock;
  /** Sequence number of the message or question that was removed. */
  readonly words?: number;
}

export interface ClassState {
  /** Sequence number of the last event folded in; 0 for an empty class. */
  readonly seq: number;
  readonly people: Readonly<Record<string, Attendee>>;
  readonly messages: readonly PostedMessage[];
  readonly questions: readonly Question[];
  readonly polls: readonly Poll[];
  readonly pace: {
    readonly now: PaceCount;
    /** At most one point in `paceStepMs`, the latest; oldest first. */
    readonly curve: readonly PacePoint[];
    /** What each said, as far as the viewer may know. */
    readonly said: Readonly<Record<string, Pace>>;
  };
  readonly countdown?: { readonly endsAt: number; readonly seconds: number; readonly label?: string };
  readonly locked: readonly Lock[];
  readonly waiting: readonly WaitingPerson[];
  /** The last `captionsKept`, oldest first. */
  readonly captions: readonly Caption[];
  readonly notes: readonly NotesUpdate[];
  readonly board: Board;
  /** Of all splits. */
  readonly groups: readonly BreakoutGroup[];
  /** While the class is split. */
  readonly split?: Split;
  /** Turns at the floor that are over: how many and how long together, for an estimate of waiting. */
  readonly turns: { readonly count: number; readonly ms: number };
  /** What stand-ins did, oldest first. */
  readonly stoodIn: readonly Deed[];
  /** When the class ends by itself, once that has been told, ms since the epoch. */
  readonly closesAt?: number;
  /** When the class was ended, ms since the epoch. */
  readonly endedAt?: number;
  /** Who ended it; absent when its time was up. */
  readonly endedBy?: string;
}

export const emptyClass: ClassState = {
  seq: 0,
  people: {},
  messages: [],
  questions: [],
  polls: [],
  pace: { now: { slow: 0, fast: 0, lost: 0 }, curve: [], said: {} },
  locked: [],
  waiting: [],
  captions: [],
  notes: [],
  board: emptyBoard,
  groups: [],
  turns: { count: 0, ms: 0 },
  stoodIn: [],
};

export const paceStepMs = 15_000;
export const captionsKept = 50;

/** The person as the log knows them, whether here now or not. */
export function personOf(state: ClassState, id: string): Attendee | undefined {
  return Object.hasOwn(state.people, id) ? state.people[id] : undefined;
}

/** One of those to whom something may be confided: the section's lecturers, and those they named. */
export function trusted(person: Attendee | undefined): boolean {
  return person !== undefined && (person.role === 'host' || person.cohost === true);
}

/** Keeps order: the section's lecturers, those they named, and who stands in for them. */
export function moderates(person: Attendee | undefined): boolean {
  return trusted(person) || person?.steward === true;
}
