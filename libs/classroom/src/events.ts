import type { Mark, PageId, PagePart } from './board/board.ts';
import type { PollAnswer, PollForm, Tally } from './polls/poll.ts';

/**
 * The class log. Everything that happens in a class, except media packets, is a ClassEvent; the state of a class is the
 * fold over them (fold.ts). A type or field that has been written once stays readable for ever: recordings and reports
 * fold old logs. Newer types are kept and skipped by older code.
 */

/** What a person publishes. */
export const sources = ['microphone', 'camera', 'screen', 'screen-sound'] as const;
export type Source = (typeof sources)[number];
/** What is heard; everything else is seen. */
export type HeardSource = 'microphone' | 'screen-sound';
export const isHeard = (source: Source): source is HeardSource => source === 'microphone' || source === 'screen-sound';

/** Role in the class: the section's lecturers host, its cohort listens (and speaks while holding the floor). */
export const classRoles = ['host', 'listener'] as const;
export type ClassRole = (typeof classRoles)[number];

/** What may be closed to those who do not moderate; `door` keeps newcomers in the waiting room. */
export const locks = ['chat', 'questions', 'notes', 'hands', 'door'] as const;
export type Lock = (typeof locks)[number];

/** How the lecture goes for one listener; `well` takes an earlier word back. */
export const paces = ['slow', 'fast', 'lost', 'well'] as const;
export type Pace = (typeof paces)[number];

/** How somebody's line is, judged by the live service from what arrives at them. */
export const lineQualities = ['good', 'weak', 'bad'] as const;
export type LineQuality = (typeof lineQualities)[number];

/**
 * Why somebody is no longer here: `left` by the button, `line` the connection was lost, `replaced` the same person entered from another
 * window, `server` the live service restarted, `ended` the class ended, `sent-out` by a moderator.
 */
export type LeaveReason = 'left' | 'line' | 'replaced' | 'server' | 'ended' | 'sent-out';

export interface NewGroup {
  readonly id: number;
  readonly name: string;
  readonly members: readonly string[];
}

type Nothing = Record<string, never>;

/**
 * Body of each event type. `by` of the event is the person who did it. Numbers called `message`, `question`, `poll` or in
 * `marks` are the sequence numbers of the events that made them.
 */
export interface ClassEventBodies {
  /** `assists`: a student who helps in this section. */
  /** `assists`: a student who helps in this section. `since`: of one who lectures here only since the class was at that event. */
  joined: { name: string; role: ClassRole; assists?: true; since?: number };
  left: { reason: LeaveReason };
  /**
   * `reply`: the message it answers. `to` moderators: only they and the writer read it, and whom one of them `answers` or writes to
   * first. `group`: only
   * they and who has been in that group.
   */
  'message-posted': { text: string; to?: 'moderators'; answers?: string; reply?: number; group?: number };
  /** The log keeps the text for the report; nobody in the class gets it any more. */
  'message-removed': { message: number };
  'hand-raised': Nothing;
  /** `of`: whose hand a moderator put down; otherwise one's own. */
  'hand-lowered': { of?: string };
  'floor-given': { to: string };
  /** A moderator takes the floor back from `from`, or `from` gives it back. */
  'floor-taken': { from: string };
  'media-started': { source: Source };
  'media-stopped': { source: Source };
  /** A moderator silences `who`: their microphone is closed, and a listener loses the floor. */
  muted: { who: string };
  /** `by` was heard for `ms` milliseconds since this was last said. */
  spoke: { ms: number };
  'question-asked': { text: string };
  'question-voted': { question: number; up: boolean };
  'question-answered': { question: number; answered: boolean };
  'question-removed': { question: number };
  'poll-opened': PollForm;
  /** `was`: this person's earlier answer, so that tallies are kept without names. */
  'poll-answered': { poll: number; answer: PollAnswer; was?: PollAnswer };
  'poll-closed': { poll: number };
  /** Everybody sees the results, as they stood then, and what was right. */
  'poll-shown': { poll: number; results: Tally; answered: number; right?: readonly number[] };
  /** Listeners no longer see the poll. */
  'poll-put-away': { poll: number };
  /** `was`: this person's earlier word, so that moderators count without names. */
  'pace-said': { pace: Pace; was: Pace };
  /** A moderator has taken it in: everybody counts as well again. */
  'pace-cleared': Nothing;
  'countdown-started': { seconds: number; label?: string };
  'countdown-stopped': Nothing;
  /** Moderates from now on, until `cohost-released`. */
  'cohost-named': { to: string };
  'cohost-released': { from: string };
  /**
   * `to`, who holds the floor, may show camera and screen for as long as they do. Whoever was allowed it before no longer may, unless this one
   * comes `beside` them.
   */
  'pictures-allowed': { to: string; beside?: true };
  'pictures-withdrawn': { from: string };
  /** Types the captions from now on. */
  'captioner-named': { to: string };
  'captioner-released': { from: string };
  /** `auto`: a program understood it so; `by` is who spoke. */
  captioned: { text: string; auto?: true };
  /** Nobody who moderates was there for a while: `to` keeps order until somebody is (`handed-back`). `by` is `to`. */
  'handed-over': { to: string };
  'handed-back': { from: string };
  locked: { what: Lock };
  unlocked: { what: Lock };
  /** Somebody asks to be let in while the door is locked. */
  knocked: { name: string };
  'stopped-waiting': Nothing;
  'let-in': { who: string };
  'turned-away': { who: string };
  /** `back`: may come in again. */
  'sent-out': { who: string; back: boolean };
  'let-back': { who: string };
  'line-judged': { quality: LineQuality };
  /** What `by` changed in the shared notes: a Yjs update in base64 (notes.ts). */
  'notes-edited': { update: string };
  /** A deck of the section is laid on the table; `pages` is their number. */
  'deck-opened': { deck: string; title: string; pages: number };
  /** A new blank page, at the end of the blank ones; or of those of a group. */
  'page-added': { group?: number };
  'page-shown': { page: PageId };
  /** Slides and board of the class are put away, until a page is shown again. */
  'board-put-away': Nothing;
  /** A part of a page of the class fills the screens; without `part` all of it again. */
  'part-shown': { page: PageId; part?: PagePart };
  'mark-made': { page: PageId; mark: Mark };
  'marks-erased': { page: PageId; marks: readonly number[] };
  'page-cleared': { page: PageId };
  /** `to` may draw; without it everybody may. */
  'board-given': { to?: string };
  'board-taken': { from?: string };
  /** The class is split; whoever is in none of the groups stays in the room of the class. */
  'groups-opened': { groups: readonly NewGroup[]; task?: string };
  /** `who` goes into the group `to`, or back into the room of the class: by themselves as a moderator who visits, or moved by one. */
  'group-moved': { who: string; to?: number };
  /** Everybody will be back in the class after that; without `seconds` not yet, after all. */
  'groups-called': { seconds?: number };
  'groups-closed': Nothing;
  /** `by` is heard in all groups. */
  'broadcast-started': Nothing;
  'broadcast-stopped': Nothing;
  /** `timeUp`: nobody ended it, its time was over; `by` is then one of those who were there. */
  'class-ended': { timeUp?: true };
  /** By who had ended it, soon after: everything is there as it was. */
  'class-reopened': Nothing;
  /** The class ends by itself at `at`, ms since the epoch; without it not soon, after all. */
  'closing-told': { at?: number };
  /**
   * Never written: what stands, towards a viewer, for the events `from` to the event's own `seq` that are not for them
   * (visibility.ts).
   */
  hidden: { from: number };
}
export type ClassEventType = keyof ClassEventBodies;

interface Stamp {
  /** 1, 2, 3 ... within the class, without gaps. */
  seq: number;
  /** When it became durable, ms since the epoch, the database's clock. */
  at: number;
  /** Person id of who did it; empty where the viewer is not told. */
  by: string;
  /** The sender's idempotency key (UUID): a repeated send is answered with the first event. */
  key?: string | undefined;
}

export type ClassEvent = { [T in ClassEventType]: Stamp & { type: T; body: ClassEventBodies[T] } }[ClassEventType];
export type EventOf<T extends ClassEventType> = Extract<ClassEvent, { type: T }>;

/** An event before it is appended: no sequence number and no time yet. */
export type NewClassEvent = {
  [T in Exclude<ClassEventType, 'hidden'>]: {
    by: string;
    key?: string | undefined;
    type: T;
    body: ClassEventBodies[T];
  };
}[Exclude<ClassEventType, 'hidden'>];
