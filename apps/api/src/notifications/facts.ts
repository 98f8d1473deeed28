import * as v from 'valibot';

export const changeKinds = ['planned', 'moved', 'cancelled', 'lecturers', 'room'] as const;
export type ChangeKind = (typeof changeKinds)[number];

const id = v.pipe(v.string(), v.uuid());
const instant = v.pipe(v.string(), v.isoTimestamp());

/** Lecturers by id: names are looked up when it is read, so that nobody's name stays in other people's notices. */
const planned = v.object({
  startsAt: instant,
  endsAt: instant,
  zone: v.string(),
  room: v.nullable(v.string()),
  lecturers: v.array(id),
  topic: v.string(),
});
export type PlannedFacts = v.InferOutput<typeof planned>;

const change = v.object({
  sessionId: id,
  what: v.picklist(changeKinds),
  before: v.nullable(planned),
  after: v.nullable(planned),
  /** In the words of the person who did it. */
  reason: v.optional(v.string()),
});
export type ChangeFacts = v.InferOutput<typeof change>;

const sectionFacts = v.object({
  sectionId: id,
  /** As it was called when it was told; the section may be gone since. */
  title: v.string(),
  changes: v.array(change),
  /** Id of what was written to the section: its words are looked up when it is read. */
  announcement: v.optional(id),
  /** Id of a proposed move: it is looked up when it is read, too. */
  proposal: v.optional(id),
});
/** What `notification.facts` holds of a section. */
export type SectionFacts = v.InferOutput<typeof sectionFacts>;

export const mentoringNews = [
  'asked',
  'accepted',
  'declined',
  'more_asked',
  'more_told',
  'withdrawn',
  'closed',
  'expired',
  'reminder',
  'paused',
  'agreement_changed',
  'agreement_signed',
  'meeting_planned',
  'meeting_moved',
  'meeting_cancelled',
  'outcome_changed',
  'feedback_asked',
  'feedback_given',
  'ended',
  'reopen_asked',
  'reopened',
  'report_made',
  'report_closed',
  'invited',
  'matched',
] as const;
export type MentoringNews = (typeof mentoringNews)[number];

/** Ids only: what the two wrote to each other stays where they wrote it. */
const mentoringFacts = v.object({
  news: v.picklist(mentoringNews),
  requestId: v.optional(id),
  mentorshipId: v.optional(id),
  programmeId: v.optional(id),
  /** The other person, whose name is looked up when it is read. */
  otherId: v.optional(id),
  /** Meetings that were planned, moved or cancelled. */
  changes: v.array(change),
});
/** What `notification.facts` holds of mentoring. */
export type MentoringFacts = v.InferOutput<typeof mentoringFacts>;

export type NoticeFacts = SectionFacts | MentoringFacts;

/** Kinds of which every page knows. */
export const sectionKinds = ['timetable', 'enrolled', 'announcement', 'proposal'] as const;
export const noticeKinds = [...sectionKinds, 'mentoring'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const facts = v.union([sectionFacts, mentoringFacts]);

/** The column holds facts of all earlier versions: undefined when this version does not write such facts. */
export function readFacts(value: unknown): NoticeFacts | undefined {
  const parsed = v.safeParse(facts, value);
  return parsed.success ? parsed.output : undefined;
}

export const isOfSection = (read: NoticeFacts): read is SectionFacts => 'sectionId' in read;
export const isOfMentoring = (read: NoticeFacts): read is MentoringFacts => 'news' in read;
