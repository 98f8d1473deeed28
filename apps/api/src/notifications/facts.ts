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

const facts = v.object({
  sectionId: id,
  /** As it was called when it was told; the section may be gone since. */
  title: v.string(),
  changes: v.array(change),
  /** Id of what was written to the section: its words are looked up when it is read. */
  announcement: v.optional(id),
  /** Id of a proposed move: it is looked up when it is read, too. */
  proposal: v.optional(id),
});
/** What `notification.facts` holds. */
export type NoticeFacts = v.InferOutput<typeof facts>;

export const noticeKinds = ['timetable', 'enrolled', 'announcement', 'proposal'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The column holds facts of all earlier versions: undefined when this version does not write such facts. */
export function readFacts(value: unknown): NoticeFacts | undefined {
  const parsed = v.safeParse(facts, value);
  return parsed.success ? parsed.output : undefined;
}
