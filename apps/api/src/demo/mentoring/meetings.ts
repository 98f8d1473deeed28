import { Temporal } from 'temporal-polyfill';
import type { NewClassEvent } from '#classroom';
import { demoId, personId } from '../ids.ts';
import type { Rows } from '../rows.repository.ts';
import type { Begun } from './load.ts';

const minute = 60_000;
const zone = 'Europe/Brussels';
const minutes = 30;
/** Of so many meetings one was missed by the mentee. */
const missedEvery = 9;

interface Meeting {
  id: string;
  mentorshipId: string;
  ownerId: string;
  mentor: string;
  mentee: string;
  topic: string;
  start: Temporal.ZonedDateTime;
  missed: boolean;
}

const instant = (start: Temporal.ZonedDateTime, after = 0) => new Date(start.epochMilliseconds + after * minute);

export const meetingId = (mentorshipId: string, start: Temporal.ZonedDateTime): string =>
  demoId('meeting', mentorshipId, start.toPlainDate().toString());

export const sessionRow = (
  { id, ownerId, topic, start }: Pick<Meeting, 'id' | 'ownerId' | 'topic' | 'start'>,
  now: Date,
) => ({
  ...{
    id,
    owner_id: ownerId,
    topic,
    starts_at: instant(start),
    ends_at: instant(start, minutes),
    zone: start.timeZoneId,
  },
  local_start: start.toPlainDateTime().toString({ smallestUnit: 'minute' }),
  ...{ sequence: 0, version: 1, created_at: now, updated_at: now },
});

/**
 * Half an hour in the evening of Brussels, and on Saturdays in the morning for the accounts that are shown, whose evenings are full. In
 * the rhythm of each mentorship: those that were held with their logs, and the next one.
 *
 * @returns when the first one of a mentorship that was held was over
 */
export async function addMeetings(
  rows: Rows,
  begun: readonly Begun[],
  nameOf: (account: string) => string,
  now: Date,
): Promise<Map<string, Date>> {
  const meetings = begun.flatMap((one, at) => meetingsOf(one, at, now));
  await rows.add(
    'owned_session',
    meetings.map((meeting) => sessionRow(meeting, now)),
  );
  const past = meetings.filter(({ start }) => instant(start, minutes) < now);
  const told = past.map((meeting) => ({
    ...meeting,
    classId: demoId('class', meeting.id),
    events: story(meeting, nameOf),
  }));
  await rows.add(
    'class',
    told.map(({ classId, id, start, events }) => ({
      id: classId,
      session_id: id,
      last_seq: events.length,
      opened_at: instant(start, -3),
      ended_at: instant(start, minutes),
    })),
  );
  await rows.add(
    'class_event',
    told.flatMap(({ classId, start, events }) =>
      events.map(([after, { by, type, body }], index) => ({
        class_id: classId,
        seq: index + 1,
        at: instant(start, after),
        by,
        type,
        body,
      })),
    ),
  );
  const held = past.filter(({ missed }) => !missed).toReversed();
  return new Map(held.map(({ mentorshipId, start }) => [mentorshipId, instant(start, minutes)]));
}

function meetingsOf(
  { id, ownerId, mentor, mentee, goals, language, mentorship, startsAt }: Begun,
  at: number,
  now: Date,
): Meeting[] {
  if (!startsAt) return [];
  const every = mentorship.rhythm === 'weekly' ? 1 : 2;
  const first = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: 2 + (at % 5) });
  const isShown = at === 0;
  const day = isShown ? first.add({ days: 6 - first.dayOfWeek }) : first;
  const plainTime = isShown ? { hour: 10 } : { hour: 18 + (at % 3), minute: at % 2 === 0 ? 0 : 30 };
  const found: Meeting[] = [];
  for (let nth = 0; ; nth += 1) {
    const start = day.add({ weeks: nth * every }).toZonedDateTime({ timeZone: zone, plainTime });
    const isNext = instant(start) > now;
    if (isNext && mentorship.state === 'ended') return found;
    found.push({
      id: meetingId(id, start),
      mentorshipId: id,
      ownerId,
      mentor,
      mentee,
      topic: goals[0]?.[language] ?? '',
      start,
      missed: (at + nth) % missedEvery === missedEvery - 1,
    });
    if (isNext) return found;
  }
}

function story(
  { mentor, mentee, missed }: Meeting,
  nameOf: (account: string) => string,
): (readonly [minutes: number, event: NewClassEvent])[] {
  const joined = (account: string, role: 'host' | 'listener'): NewClassEvent => ({
    by: personId(account),
    type: 'joined',
    body: { name: nameOf(account), role },
  });
  const left = (account: string, reason: 'left' | 'ended'): NewClassEvent => ({
    by: personId(account),
    type: 'left',
    body: { reason },
  });
  if (missed) {
    return [
      [-2, joined(mentor, 'host')],
      [14, left(mentor, 'left')],
    ];
  }
  return [
    [-2, joined(mentor, 'host')],
    [1, joined(mentee, 'listener')],
    [minutes - 1, left(mentee, 'ended')],
    [minutes - 1, left(mentor, 'ended')],
    [minutes - 1, { by: personId(mentor), type: 'class-ended', body: {} }],
  ];
}
