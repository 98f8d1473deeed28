import { isOfMentoring, isOfSection } from './facts.ts';
import type { ChangeFacts, MentoringFacts, NoticeFacts, NoticeKind, PlannedFacts } from './facts.ts';
import type { MentoringNoticeModel } from './mentoring-models.ts';
import type { NotificationModel, PlannedTimeModel, SessionChangeModel } from './models.ts';
import type { Proposed } from './told.repository.ts';
import type { Written } from './written.ts';

/** A notification as this version reads it. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  at: Date;
  read: boolean;
  facts: NoticeFacts;
}

/** What notifications say beyond their facts, each by its id. */
export interface Looked {
  names: ReadonlyMap<string, string>;
  written: ReadonlyMap<string, Written>;
  proposed: ReadonlyMap<string, Proposed>;
}

/** Ids of the people whose names a notification shows. */
export function peopleIn(facts: NoticeFacts): string[] {
  const lecturers = facts.changes.flatMap(({ before, after }) => [
    ...(before?.lecturers ?? []),
    ...(after?.lecturers ?? []),
  ]);
  return isOfMentoring(facts) && facts.otherId !== undefined ? [facts.otherId, ...lecturers] : lecturers;
}

/** With the names that people have now. */
export function modelOf({ facts, ...notice }: Notice, { names, written, proposed }: Looked): NotificationModel {
  const section = isOfSection(facts) ? facts : null;
  return {
    ...notice,
    section: section && { id: section.sectionId, title: section.title },
    written: written.get(section?.announcement ?? '') ?? null,
    proposal: proposed.get(section?.proposal ?? '') ?? null,
    mentoring: isOfMentoring(facts) ? mentoringOf(facts, names) : null,
    changes: facts.changes.map((change) => changeOf(change, names)),
  };
}

function mentoringOf(
  { news, requestId, mentorshipId, programmeId, otherId = '' }: MentoringFacts,
  names: Looked['names'],
): MentoringNoticeModel {
  const name = names.get(otherId);
  return {
    what: news,
    requestId: requestId ?? null,
    mentorshipId: mentorshipId ?? null,
    programmeId: programmeId ?? null,
    other: name === undefined ? null : { id: otherId, name },
  };
}

function changeOf({ sessionId, what, before, after, reason }: ChangeFacts, names: Looked['names']): SessionChangeModel {
  return {
    sessionId,
    what,
    topic: (after ?? before)?.topic ?? '',
    before: before && timeOf(before, names),
    after: after && timeOf(after, names),
    reason: reason ?? null,
  };
}

function timeOf({ startsAt, endsAt, zone, room, lecturers }: PlannedFacts, names: Looked['names']): PlannedTimeModel {
  return {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    zone,
    room,
    lecturers: lecturers.flatMap((id) => names.get(id) ?? []),
  };
}
