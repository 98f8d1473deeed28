import type { Nothing } from '../nothing.ts';

/** What a person publishes. */
export const sources = ['microphone', 'camera', 'screen', 'screen-sound'] as const;
export type Source = (typeof sources)[number];
/** What is heard; everything else is seen. */
export type HeardSource = 'microphone' | 'screen-sound';
export const isHeard = (source: Source): source is HeardSource => source === 'microphone' || source === 'screen-sound';

/** Role in the class: the section's lecturers host, its cohort listens (and speaks while holding the floor). */
export const classRoles = ['host', 'listener'] as const;
export type ClassRole = (typeof classRoles)[number];

/** How somebody's line is, judged by the live service from what arrives at them. */
export const lineQualities = ['good', 'weak', 'bad'] as const;
export type LineQuality = (typeof lineQualities)[number];

/**
 * Why somebody is no longer here: `left` by the button, `line` the connection was lost, `replaced` the same person entered from another
 * window, `server` the live service restarted, `ended` the class ended, `sent-out` by a moderator.
 */
export type LeaveReason = 'left' | 'line' | 'replaced' | 'server' | 'ended' | 'sent-out';

export interface PeopleEvents {
  /** `assists`: a student who helps in this section. `since`: of one who lectures here only since the class was at that event. */
  joined: { name: string; role: ClassRole; assists?: true; since?: number };
  left: { reason: LeaveReason };
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
  'line-judged': { quality: LineQuality };
}
