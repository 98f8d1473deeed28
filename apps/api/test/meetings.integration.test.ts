import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AvailabilityException, Notification } from '#database';
import { AppError } from '#platform';
import { Meetings } from '../src/mentoring/mentorships/meetings/meetings.service.ts';
import { localStartOf } from '../src/time/zones.ts';
import { saveHeldMeeting, saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

const zone = 'Africa/Kigali';
let api: RunningApi;
let mentor: string;
let mentee: string;
let mentorshipId: string;
let ownerId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  [mentor, mentee] = [await savePerson(manager, { name: 'Jean' }), await savePerson(manager, { name: 'Aline' })];
  ({ id: mentorshipId, ownerId } = await saveMentorship(manager, mentor, mentee, 'active'));
});

const day = (after: number) => localStartOf(zone, new Date(Date.now() + after * 86_400_000)).slice(0, 10);
const asks = async (who: string, document: string, variables: Record<string, unknown> = {}) =>
  api.ask(document, variables, { cookie: await api.cookieOf(who) });
const done = async <T>(who: string, document: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await asks(who, document, variables);
  expect(errors).toEqual([]);
  return Object.values(data as unknown as Record<string, T>)[0] as T;
};
const codes = async (who: string, document: string, variables: Record<string, unknown>) =>
  (await asks(who, document, variables)).errors.map(({ extensions: { code } }) => code);

interface Meeting {
  id: string;
  localStart: string;
  version: number;
  cancelled: boolean;
  reason: string | null;
  outcome: string | null;
  minutesMet: number;
}
const book = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) { bookedIds taken { localStart } } }`;
const move = `mutation ($input: MoveMeetingInput!) { moveMeeting(input: $input) { id } }`;
const cancel = `mutation ($m: ID!, $id: ID!) { cancelMeeting(mentorshipId: $m, meetingId: $id, reason: "Ill") { id } }`;
const wanted = (localStart: string, more: object = {}) => ({
  input: { mentorshipId, localStart, zone, minutes: 30, topic: 'First meeting', ...more },
});
const booking = (who: string, localStart: string, more: object = {}) =>
  done<{ bookedIds: string[]; taken: { localStart: string }[] }>(who, book, wanted(localStart, more));
const meetings = async (who = mentee) =>
  (
    await done<{ meetings: Meeting[] }>(
      who,
      `query ($id: ID!) { mentorship(id: $id) { meetings { id localStart version cancelled reason outcome minutesMet } } }`,
      { id: mentorshipId },
    )
  ).meetings;
const news = async (who: string) =>
  (await api.dataSource.manager.find(Notification, { where: { personId: who }, order: { createdAt: 'ASC' } })).map(
    ({ facts }) => (facts as { news?: string }).news,
  );

describe('a meeting', () => {
  test('is booked at a time that is offered to both, and then no more', async () => {
    const times = `query ($id: ID!, $from: LocalDate!) { meetingTimes(mentorshipId: $id, minutes: 30, from: $from, days: 1) { startsAt } }`;
    const offered = () => done<{ startsAt: string }[]>(mentor, times, { id: mentorshipId, from: day(3) });
    const noon = `${day(3)}T10:00:00.000Z`;
    expect((await offered()).map(({ startsAt }) => startsAt)).toContain(noon);
    const { bookedIds, taken } = await booking(mentee, `${day(3)}T12:00`);
    expect({ booked: bookedIds.length, taken }).toEqual({ booked: 1, taken: [] });
    expect((await offered()).map(({ startsAt }) => startsAt)).not.toContain(noon);
    expect(await meetings(mentor)).toMatchObject([
      { id: bookedIds[0], localStart: `${day(3)}T12:00`, cancelled: false, outcome: null, minutesMet: 0 },
    ]);
    expect(await news(mentor)).toEqual(['meeting_planned']);
    expect(await news(mentee)).toEqual([]);
  });

  test('that repeats is booked as a whole or, when wanted, without the times that are taken', async () => {
    await api.dataSource.manager.insert(AvailabilityException, {
      ...{
        personId: mentor,
        kind: 'away',
        firstDay: day(10),
        lastDay: day(10),
        fromTime: '00:00',
        toTime: '24:00',
        zone,
      },
    });
    const three = { repetition: 'WEEKLY', times: 3 };
    const taken = [{ localStart: `${day(10)}T12:00` }];
    expect(await booking(mentee, `${day(3)}T12:00`, three)).toEqual({ bookedIds: [], taken });
    expect(await meetings()).toEqual([]);
    const part = await booking(mentee, `${day(3)}T12:00`, { ...three, leaveOutTaken: true });
    expect(part.taken).toEqual(taken);
    expect((await meetings()).map(({ localStart }) => localStart)).toEqual([`${day(3)}T12:00`, `${day(17)}T12:00`]);
    // One notification, however many meetings.
    expect(await news(mentor)).toEqual(['meeting_planned']);
  });

  test('is moved and called off, with the other told, and calendars see it', async () => {
    const [id] = (await booking(mentee, `${day(3)}T12:00`)).bookedIds;
    const { path } = await done<{ path: string }>(mentor, 'mutation { createCalendarFeed { path } }');
    const event = async () => (await (await api.get(path)).text()).split('BEGIN:VEVENT')[1] ?? '';
    const sequence = async () => Number(/SEQUENCE:(\d+)/.exec(await event())?.[1] ?? 0);
    const first = await sequence();
    const to = {
      mentorshipId,
      meetingId: id,
      version: 1,
      localStart: `${day(3)}T12:15`,
      zone,
      minutes: 45,
      reason: 'Bus',
    };
    await done(mentor, move, { input: to });
    expect(await meetings()).toMatchObject([{ localStart: `${day(3)}T12:15`, version: 2, reason: 'Bus' }]);
    expect(await event()).toContain(`${day(3).replaceAll('-', '')}T121500`);
    const second = await sequence();
    expect(second).toBeGreaterThan(first);
    expect(await codes(mentee, move, { input: to })).toEqual(['STALE']);
    await done(mentee, cancel, { m: mentorshipId, id });
    expect(await meetings()).toMatchObject([{ cancelled: true, reason: 'Ill', outcome: 'CANCELLED' }]);
    expect(await event()).toContain('STATUS:CANCELLED');
    expect(await sequence()).toBeGreaterThan(second);
    expect(await codes(mentor, cancel, { m: mentorshipId, id })).toEqual(['CONFLICT']);
    expect(await codes(mentor, move, { input: { ...to, version: 3 } })).toEqual(['CONFLICT']);
    expect(await news(mentee)).toEqual(['meeting_moved']);
    expect(await news(mentor)).toContain('meeting_cancelled');
  });

  test('does not move onto another one, nor is it one of another mentorship', async () => {
    const [id] = (await booking(mentee, `${day(3)}T12:00`)).bookedIds;
    await booking(mentee, `${day(4)}T12:00`);
    const to = { mentorshipId, meetingId: id, version: 1, localStart: `${day(4)}T12:15`, zone, minutes: 30 };
    expect(await codes(mentor, move, { input: to })).toEqual(['CONFLICT']);
    const other = await saveMentorship(
      api.dataSource.manager,
      mentor,
      await savePerson(api.dataSource.manager),
      'active',
    );
    expect(await codes(mentor, cancel, { m: other.id, id })).toEqual(['NOT_FOUND']);
    expect(await codes(mentor, move, { input: { ...to, mentorshipId: other.id } })).toEqual(['NOT_FOUND']);
  });

  test('is booked once when two book one time at once, with one mentor or one mentee', async () => {
    const service = api.app.get(Meetings);
    const { manager } = api.dataSource;
    const another = await savePerson(manager);
    const second = await saveMentorship(manager, mentor, another, 'active');
    for (let round = 0; round < 8; round += 1) {
      const at = {
        localStart: `${day(3 + round)}T12:00`,
        zone,
        minutes: 30,
        topic: '',
        times: 1,
        leaveOutTaken: false,
      };
      const booked = await Promise.all([
        service.book(mentee, { mentorshipId, ...at }),
        service.book(another, { mentorshipId: second.id, ...at }),
        service.book(mentor, { mentorshipId, ...at }),
      ]);
      expect(booked.map(({ bookedIds }) => bookedIds.length).toSorted()).toEqual([0, 0, 1]);
    }
    await expect(
      service.book(await savePerson(manager), {
        mentorshipId,
        localStart: `${day(20)}T12:00`,
        zone,
        minutes: 30,
        topic: '',
        times: 1,
        leaveOutTaken: false,
      }),
    ).rejects.toThrow(AppError);
  });
});

describe('the outcome', () => {
  test.each<[string, () => [string, number, number][], string, number]>([
    [
      'held, for the minutes in which both are there',
      () => [
        [mentor, -2, 30],
        [mentee, 5, 12],
        [mentee, 14, 28],
      ],
      'HELD',
      21,
    ],
    ['without a mentee', () => [[mentor, -2, 15]], 'MENTEE_ABSENT', 0],
    ['without a mentor', () => [[mentee, 0, 12]], 'MENTOR_ABSENT', 0],
    [
      'too late for the mentee who waited',
      () => [
        [mentee, 0, 12],
        [mentor, 13, 20],
      ],
      'MENTOR_ABSENT',
      0,
    ],
  ])('%s', async (_, attended, outcome, minutesMet) => {
    await saveHeldMeeting(api.dataSource.manager, ownerId, attended());
    expect(await meetings()).toMatchObject([{ outcome, minutesMet }]);
  });
});
