import type { ClashKind, MoveInput, PlanInput, SeriesScope, SessionWholeFragment } from '#contract/graphql/graphql';
import { isDay } from '../../time/days.ts';
import { datesOf, ruleOf } from './rule.ts';
import type { Repeat } from './rule.ts';

/** What the form for planning holds. */
export interface PlanValues {
  topic: string;
  date: string;
  time: string;
  minutes: number;
  zone: string;
  /** Empty: no room. */
  roomId: string;
  /** Empty: the section's lecturers. */
  lecturerId: string;
  repeat: Repeat | undefined;
  scope: SeriesScope;
  /** Why it is changed; empty: not said. */
  reason: string;
  accept: ClashKind[];
}

export function readPlan(values: FormData): PlanValues {
  const text = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const all = (name: string) => values.getAll(name).filter((value) => typeof value === 'string');
  const repeats = text('repeats');
  const end = text('ends') === 'until' ? { until: text('until') } : { count: Number(text('count')) };
  return {
    topic: text('topic'),
    date: text('date'),
    time: text('time'),
    minutes: Number(text('minutes')),
    zone: text('zone'),
    roomId: text('roomId'),
    lecturerId: text('lecturerId'),
    repeat:
      repeats === 'weekly' || repeats === 'second'
        ? { every: repeats === 'weekly' ? 1 : 2, weekdays: all('weekdays').map(Number), end, except: all('except') }
        : undefined,
    scope: scopes.find((scope) => scope === text('scope')) ?? 'THIS',
    reason: text('reason'),
    accept: all('accept') as ClashKind[],
  };
}

const scopes: readonly SeriesScope[] = ['THIS', 'THIS_AND_FOLLOWING', 'ALL'];

/** The days that would be planned; none while it is not complete. */
export function daysOf({ date, repeat }: PlanValues): string[] {
  if (!isDay(date)) return [];
  if (!repeat) return [date];
  return isComplete(repeat) ? datesOf(repeat, date) : [];
}

function isComplete({ end }: Repeat): boolean {
  return 'until' in end ? isDay(end.until) : end.count >= 1 && Number.isInteger(end.count);
}

/** What the API is asked; undefined while the form is not complete. */
export function planInput(sectionId: string, values: PlanValues): PlanInput | undefined {
  const { topic, date, time, minutes, zone, roomId, lecturerId, repeat, accept } = values;
  if (!isTimed(values) || daysOf(values).length === 0) return undefined;
  return {
    sectionId,
    topic,
    localStart: `${date}T${time}`,
    minutes,
    zone,
    roomId: roomId === '' ? null : roomId,
    rule: repeat ? ruleOf(repeat, date) : null,
    except: repeat ? [...repeat.except] : [],
    lecturerIds: lecturerId === '' ? null : [lecturerId],
    accept,
  };
}

function isTimed({ date, time, minutes }: PlanValues): boolean {
  return isDay(date) && /^\d{2}:\d{2}$/.test(time) && minutes > 0;
}

/** What is known of a session that a form is filled with. */
export type Before = Pick<
  SessionWholeFragment,
  'id' | 'version' | 'localStart' | 'startsAt' | 'endsAt' | 'zone' | 'topic' | 'room' | 'lecturers' | 'substituted'
>;

/** What a session's form is filled with. */
export function valuesOf(session: Before): Omit<PlanValues, 'repeat' | 'scope' | 'reason' | 'accept'> {
  return {
    topic: session.topic,
    date: session.localStart.slice(0, 10),
    time: session.localStart.slice(11, 16),
    minutes: Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000),
    zone: session.zone,
    roomId: session.room?.id ?? '',
    lecturerId: session.substituted ? (session.lecturers[0]?.id ?? '') : '',
  };
}

/** What changes, for the API; undefined while nothing does or the form is not complete. */
export function moveInput(session: Before, values: PlanValues): MoveInput | undefined {
  if (!isTimed(values)) return undefined;
  const before = valuesOf(session);
  const local = `${values.date}T${values.time}`;
  const isMoved = local !== `${before.date}T${before.time}` || values.zone !== before.zone;
  const isOtherRoom = values.roomId !== before.roomId;
  const change: Partial<MoveInput> = {
    ...(isMoved ? { localStart: local, zone: values.zone } : {}),
    ...(values.minutes === before.minutes ? {} : { minutes: values.minutes }),
    ...(values.topic === before.topic ? {} : { topic: values.topic }),
    ...(isOtherRoom ? (values.roomId === '' ? { noRoom: true } : { roomId: values.roomId }) : {}),
    ...(values.lecturerId === before.lecturerId
      ? {}
      : { lecturerIds: values.lecturerId === '' ? [] : [values.lecturerId] }),
  };
  if (Object.keys(change).length === 0) return undefined;
  const { scope, accept, reason } = values;
  return { sessionId: session.id, version: session.version, scope, accept, ...change, ...(reason && { reason }) };
}
