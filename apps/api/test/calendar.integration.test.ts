import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { LectureRoom, Session } from '#database';
import { FeedAddresses } from '../src/calendar/addresses.ts';
import { Feeds } from '../src/calendar/feeds.service.ts';
import { instantOf, localStartOf } from '../src/time/zones.ts';
import { readWithLibical } from './libical.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

const settings = { TICKET_SECRET: 'a secret of thirty-two characters', PUBLIC_ADDRESS: 'https://class.example.org' };
let api: RunningApi;
let at: University;
beforeAll(async () => {
  api = await startApi(settings);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM rate_limit');
  at = await saveUniversity(api.dataSource.manager, 'University');
});

const create =
  'mutation ($section: ID) { createCalendarFeed(sectionId: $section) { id path lastUsedAt section { id } } }';
const list = '{ calendarFeeds { id path lastUsedAt section { id } } }';
const revoke = 'mutation ($id: ID!) { revokeCalendarFeed(id: $id) }';

interface Feed {
  id: string;
  path: string;
}
async function feedOf(personId: string, section: string | null = null): Promise<Feed> {
  const { data, errors } = await api.ask(create, { section }, { cookie: await api.cookieOf(personId) });
  expect(errors).toEqual([]);
  return (data as unknown as { createCalendarFeed: Feed }).createCalendarFeed;
}

interface ReadEvent {
  uid: string;
  sequence: number;
  status: string;
  summary: string;
  location: string;
  description: string;
  startsAt: string;
  endsAt: string;
  tzid: string;
  lastModified: string;
}
/** Two independent readers, which know zones only from the feed's own VTIMEZONE. They must understand the same. */
async function read(path: string): Promise<{ name: string; events: ReadEvent[]; raw: string }> {
  const response = await api.get(path);
  expect(response.status).toBe(200);
  const raw = await response.text();
  const calendar = new ICAL.Component(ICAL.parse(raw) as unknown[]);
  ICAL.TimezoneService.reset();
  const zones = new Map(
    calendar
      .getAllSubcomponents('vtimezone')
      .map((component) => [String(component.getFirstPropertyValue('tzid')), new ICAL.Timezone(component)]),
  );
  const instantIn = (event: ICAL.Component, name: string) => {
    const property = event.getFirstProperty(name);
    const time = (property?.getFirstValue() as ICAL.Time).clone();
    const zone = zones.get(String(property?.getFirstParameter('tzid')));
    if (zone) time.zone = zone;
    else if (time.zone !== ICAL.Timezone.utcTimezone) throw new Error(`${name} has no zone of this feed`);
    return time.toJSDate().toISOString();
  };
  const events = calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    status: String(event.getFirstPropertyValue('status')),
    summary: String(event.getFirstPropertyValue('summary')),
    location: String(event.getFirstPropertyValue('location')),
    description: String(event.getFirstPropertyValue('description')),
    startsAt: instantIn(event, 'dtstart'),
    endsAt: instantIn(event, 'dtend'),
    tzid: String(event.getFirstProperty('dtstart')?.getFirstParameter('tzid')),
    lastModified: String(event.getFirstPropertyValue('last-modified')),
  }));
  const seconds = (iso: string) => Date.parse(iso) / 1000;
  expect(await readWithLibical(raw)).toEqual({
    valid: true,
    errors: 0,
    told: [],
    events: events.map(({ uid, summary, sequence, startsAt, endsAt }) => ({
      ...{ uid, summary, sequence },
      ...{ startsAt: seconds(startsAt), endsAt: seconds(endsAt) },
    })),
  });
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), events, raw };
}
const eventOf = async (path: string, session: string) => {
  const { events } = await read(path);
  return events.find(({ uid }) => uid === `${session}@class.example.org`);
};

describe('a feed, as calendar programs read it', () => {
  test('title, section, place, topic, lecturers and a way to the class', async () => {
    const { manager } = api.dataSource;
    const { id: roomId } = await manager.save(LectureRoom, {
      campusId: at.campusId,
      name: 'B12; east, "left"',
      seats: 40,
    });
    await manager.query(`UPDATE session SET room_id = $1, topic = 'Joins, unions; and é\\more' WHERE id = $2`, [
      roomId,
      at.sessionId,
    ]);
    await manager.query(`UPDATE person SET name = 'Dr Uwase', language = 'fr' WHERE id = $1`, [at.teaching]);
    await manager.query(
      `INSERT INTO course_translation (course_id, language, title) VALUES ($1, 'en', 'Databases Two')`,
      [at.courseId],
    );
    const { path } = await feedOf(at.enrolled);
    const { events, name } = await read(path);
    expect(name).toMatch(/^Ikiraro: Person \d+$/);
    expect(events).toMatchObject([
      {
        uid: `${at.sessionId}@class.example.org`,
        summary: expect.stringMatching(/^Databases Two, S\d+$/),
        status: 'CONFIRMED',
        location: 'B12; east, "left", Butare',
        description: `Joins, unions; and é\\more\nWith Dr Uwase\nhttps://class.example.org/sessions/${at.sessionId}`,
      },
    ]);
    // In the lecturer's language the course has its own title.
    const lecturers = await read((await feedOf(at.teaching)).path);
    expect(lecturers.events[0]?.summary).toMatch(/^Databases II, S\d+$/);
    expect(lecturers.name).toBe('Ikiraro\u00A0: Dr Uwase');
  });

  test('lines of at most 75 octets, cut between characters, ended by CRLF', async () => {
    const topic = `${'Théorème de Gödel – ĝ𝄞'.repeat(12)}`.slice(0, 200);
    await api.dataSource.query('UPDATE session SET topic = $1 WHERE id = $2', [topic, at.sessionId]);
    const { raw, events } = await read((await feedOf(at.enrolled)).path);
    expect(raw.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of raw.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
    expect(events[0]?.description).toContain(topic);
    expect(raw).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
    // A METHOD would make it a message of somebody, who would have to be named.
    expect(raw).not.toContain('METHOD');
    // Properties, then zones, then events.
    expect([...raw.matchAll(/^(BEGIN|END|[A-Z-]+)/gm)].map(([word]) => word).join(' ')).toMatch(
      /^BEGIN VERSION PRODID NAME X-WR-CALNAME REFRESH-INTERVAL X-PUBLISHED-TTL BEGIN (?!.*X-PUBLISHED)/,
    );
  });

  test('all one teaches and learns, stand-ins too; of sections and their sessions of 60 days ago to 400 ahead', async () => {
    const { manager } = api.dataSource;
    const day = 24 * 60;
    const other = await saveSection(manager, at);
    const [soon, standIn] = [await saveSession(manager, other, day), await saveSession(manager, at.sectionId, 2 * day)];
    const [old, far] = [
      await saveSession(manager, at.sectionId, -61 * day),
      await saveSession(manager, at.sectionId, 401 * day),
    ];
    const ids = async (path: string) => (await read(path)).events.map(({ uid }) => uid.slice(0, 36));
    const mine = await ids((await feedOf(at.enrolled)).path);
    expect(mine).toEqual([at.sessionId, soon, standIn]);
    expect(mine).not.toContain(old);
    expect(mine).not.toContain(far);
    expect(await ids((await feedOf(at.enrolled, other)).path)).toEqual([soon]);
    expect(await ids((await feedOf(at.lecturer)).path)).toEqual([]);
    await manager.query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [standIn, at.lecturer]);
    expect(await ids((await feedOf(at.lecturer)).path)).toEqual([standIn]);
    await manager.query(`UPDATE section SET state = 'draft' WHERE id = $1`, [other]);
    expect(await ids((await feedOf(at.enrolled)).path)).toEqual([at.sessionId, standIn]);
    expect(await ids((await feedOf(at.teaching)).path)).toEqual([at.sessionId, soon, standIn]);
  });

  test('a move and a cancellation are counted and keep the UID', async () => {
    const session = await saveSession(api.dataSource.manager, at.sectionId, 600);
    const { path } = await feedOf(at.enrolled);
    const first = await eventOf(path, session);
    expect(first?.sequence).toBe(0);
    await api.dataSource.query(
      `UPDATE session SET starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' WHERE id = $1`,
      [session],
    );
    const moved = await eventOf(path, session);
    expect(moved).toMatchObject({ sequence: 1, uid: first?.uid, status: 'CONFIRMED' });
    expect(Date.parse(moved?.startsAt ?? '') - Date.parse(first?.startsAt ?? '')).toBe(3_600_000);
    await api.dataSource.query('UPDATE session SET cancelled_at = now() WHERE id = $1', [session]);
    expect(await eventOf(path, session)).toMatchObject({
      sequence: 2,
      uid: first?.uid,
      status: 'CANCELLED',
      summary: expect.stringMatching(/^Cancelled: /),
    });
  });

  test('a change in any row that alters the event makes a later edition', async () => {
    const { manager } = api.dataSource;
    const { id: roomId } = await manager.save(LectureRoom, { campusId: at.campusId, name: 'B12', seats: 40 });
    await manager.query('UPDATE session SET room_id = $1 WHERE id = $2', [roomId, at.sessionId]);
    const { path } = await feedOf(at.enrolled);
    const section = await feedOf(at.enrolled, at.sectionId);
    const changes: [what: string, sql: string, values: unknown[]][] = [
      ['title', `UPDATE course SET title = 'Renamed' WHERE id = $1`, [at.courseId]],
      [
        'title in the language of the reader',
        `INSERT INTO course_translation (course_id, language, title) VALUES ($1, 'en', 'Translated')`,
        [at.courseId],
      ],
      ['name of the section', `UPDATE section SET name = 'Other' WHERE id = $1`, [at.sectionId]],
      ['name of the lecturer', `UPDATE person SET name = 'Dr Other' WHERE id = $1`, [at.teaching]],
      ['stand-in', 'INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [at.sessionId, at.lecturer]],
      ['stand-in gone', 'DELETE FROM session_lecturer WHERE session_id = $1', [at.sessionId]],
      ['name of the room', `UPDATE room SET name = 'C1' WHERE id = $1`, [roomId]],
      ['name of the campus', `UPDATE campus SET name = 'Huye' WHERE id = $1`, [at.campusId]],
      ['topic', `UPDATE session SET topic = 'Another' WHERE id = $1`, [at.sessionId]],
      ['reason', `UPDATE session SET change_reason = 'Strike' WHERE id = $1`, [at.sessionId]],
      ['language of the reader', `UPDATE person SET language = 'fr' WHERE id = $1`, [at.enrolled]],
    ];
    for (const feed of [path, section.path]) {
      let before = await eventOf(feed, at.sessionId);
      for (const [what, sql, values] of feed === path ? changes : []) {
        await manager.query(sql, values);
        const now = await eventOf(feed, at.sessionId);
        if (!before || !now) throw new Error('The session is not in the feed.');
        const text = ({ summary, location, description }: ReadEvent) => ({ summary, location, description });
        expect([what, text(now)]).not.toEqual([what, text(before)]);
        expect([what, now.sequence > before.sequence]).toEqual([what, true]);
        expect([what, now.lastModified > before.lastModified]).toEqual([what, true]);
        expect(await eventOf(feed, at.sessionId)).toEqual(now);
        before = now;
      }
    }
    // What is not said any more is forgotten.
    const kept = () =>
      manager.query('SELECT count(*)::integer AS count FROM calendar_event WHERE feed_id = $1', [section.id]);
    expect(await kept()).toEqual([{ count: 1 }]);
    await manager.query(`UPDATE session SET starts_at = starts_at - interval '99 days' WHERE id = $1`, [at.sessionId]);
    expect(await eventOf(section.path, at.sessionId)).toBeUndefined();
    expect(await kept()).toEqual([{ count: 0 }]);
  });

  test('a calendar without sessions is one that readers accept', async () => {
    expect((await read((await feedOf(at.lecturer)).path)).events).toEqual([]);
  });

  test('the same answer has the same tag and is not sent twice', async () => {
    const { path } = await feedOf(at.enrolled);
    const first = await api.get(path);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${api.url}${path}`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await api.dataSource.query(`UPDATE session SET topic = 'Other' WHERE id = $1`, [at.sessionId]);
    expect((await fetch(`${api.url}${path}`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});

describe('zones', () => {
  const places = [
    'Europe/Brussels',
    'Africa/Kigali',
    'Africa/Kinshasa',
    'Africa/Lubumbashi',
    'Africa/Bujumbura',
    'Africa/Nairobi',
  ];
  /** Weekly at 17:00 on the spot, over both days on which Europe changes its clocks. */
  const springs = ['2026-03-15', '2026-03-22', '2026-03-29', '2026-04-05'];
  const autumns = ['2026-10-11', '2026-10-18', '2026-10-25', '2026-11-01'];
  const all = places.flatMap((zone) => [...springs, ...autumns].map((day) => [zone, day] as const));

  test('every session reads back as the instant that is in the database, at 17:00 on the spot', async () => {
    const { manager } = api.dataSource;
    const planned = new Map<string, { zone: string; local: string; startsAt: string }>();
    for (const [zone, day] of all) {
      const local = `${day}T17:00`;
      const startsAt = instantOf('x', local, zone);
      const { id } = await manager.save(Session, {
        sectionId: at.sectionId,
        topic: zone,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 90 * 60_000),
        zone,
        localStart: local,
      });
      planned.set(id, { zone, local, startsAt: startsAt.toISOString() });
    }
    const { path } = await feedOf(at.enrolled);
    api.app.get(Feeds).now = () => new Date('2026-02-01T00:00:00Z');
    const { events } = await read(path);
    api.app.get(Feeds).now = () => new Date();
    expect(events).toHaveLength(all.length + (events.some(({ uid }) => uid.startsWith(at.sessionId)) ? 1 : 0));
    for (const [id, { zone, local, startsAt }] of planned) {
      const event = events.find(({ uid }) => uid === `${id}@class.example.org`);
      expect(event).toMatchObject({
        tzid: zone,
        startsAt,
        endsAt: new Date(Date.parse(startsAt) + 90 * 60_000).toISOString(),
      });
      expect(localStartOf(zone, new Date(event?.startsAt ?? 0))).toBe(local);
    }
  });

  test('classes of the night on which clocks go back are as long as they are', async () => {
    const { manager } = api.dataSource;
    // 02:30 comes twice in Brussels: at 00:30 and at 01:30 UTC.
    const night = [
      ['2027-10-31T00:30:00Z', 60],
      ['2027-10-31T01:30:00Z', 60],
      ['2027-10-31T00:40:00Z', 180],
      ['2027-10-30T23:30:00Z', 60],
      ['2027-10-30T23:30:00Z', 180],
      ['2027-10-31T02:00:00Z', 60],
      ['2027-03-28T00:30:00Z', 60],
    ] as const;
    for (const [starts, minutes] of night) {
      const startsAt = new Date(starts);
      await manager.save(Session, {
        sectionId: at.sectionId,
        topic: '',
        startsAt,
        endsAt: new Date(startsAt.getTime() + minutes * 60_000),
        zone: 'Europe/Brussels',
        localStart: localStartOf('Europe/Brussels', startsAt),
      });
    }
    const { path } = await feedOf(at.enrolled, at.sectionId);
    api.app.get(Feeds).now = () => new Date('2027-03-01T00:00:00Z');
    const { events } = await read(path);
    api.app.get(Feeds).now = () => new Date();
    const lengths = events.map(
      ({ startsAt, endsAt }) => `${startsAt} ${(Date.parse(endsAt) - Date.parse(startsAt)) / 60_000}`,
    );
    expect(lengths.toSorted()).toEqual(
      night.map(([starts, minutes]) => `${new Date(starts).toISOString()} ${minutes}`).toSorted(),
    );
  });

  test('as a calendar in Brussels shows it: Kigali and Lubumbashi move by an hour, Brussels does not', async () => {
    const hours = (zone: string, day: string) => {
      const instant = instantOf('x', `${day}T17:00`, zone);
      return localStartOf('Europe/Brussels', instant).slice(11);
    };
    expect(springs.map((day) => hours('Africa/Kigali', day))).toEqual(['16:00', '16:00', '17:00', '17:00']);
    expect(autumns.map((day) => hours('Africa/Kinshasa', day))).toEqual(['18:00', '18:00', '17:00', '17:00']);
    expect(autumns.map((day) => hours('Europe/Brussels', day))).toEqual(['17:00', '17:00', '17:00', '17:00']);
  });
});

describe('the address', () => {
  test('is listed for its person, can be revoked, and then opens nothing', async () => {
    const [mine, theirs] = [await api.cookieOf(at.enrolled), await api.cookieOf(at.teaching)];
    const [all, one] = [await feedOf(at.enrolled), await feedOf(at.enrolled, at.sectionId)];
    expect(all.path).toMatch(new RegExp(`^/calendar/${all.id}\\.[\\w-]{43}\\.ics$`));
    expect((await api.ask(list, {}, { cookie: mine })).data).toEqual({
      calendarFeeds: [
        { id: one.id, path: one.path, lastUsedAt: null, section: { id: at.sectionId } },
        { id: all.id, path: all.path, lastUsedAt: null, section: null },
      ],
    });
    expect((await api.ask(list, {}, { cookie: theirs })).data).toEqual({ calendarFeeds: [] });
    expect((await api.get(all.path)).status).toBe(200);
    const [{ minutes }] = await api.dataSource.query(
      'SELECT extract(minute FROM last_used_at)::integer AS minutes FROM calendar_feed WHERE id = $1',
      [all.id],
    );
    expect(minutes).toBe(0);
    expect((await api.ask(revoke, { id: all.id }, { cookie: theirs })).errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await api.get(all.path)).status).toBe(200);
    expect((await api.ask(revoke, { id: all.id }, { cookie: mine })).data).toEqual({ revokeCalendarFeed: true });
    expect((await api.get(all.path)).status).toBe(404);
    expect((await api.get(one.path)).status).toBe(200);
  });

  test('unknown, revoked, forged and malformed look the same', async () => {
    const [feed, other] = [await feedOf(at.enrolled), await feedOf(at.teaching)];
    await api.ask(revoke, { id: feed.id }, { cookie: await api.cookieOf(at.enrolled) });
    const secret = other.path.split('.')[1] ?? '';
    const answers = new Set<string>();
    for (const path of [
      feed.path,
      `/calendar/${feed.id}.${secret}.ics`,
      `/calendar/${other.id}.${secret.slice(0, -1)}.ics`,
      `/calendar/${other.id}.${'A'.repeat(43)}.ics`,
      `/calendar/00000000-0000-4000-8000-000000000000.${secret}.ics`,
      '/calendar/x.ics',
      '/calendar/%00.ics',
    ]) {
      const response = await api.get(path);
      answers.add(`${response.status} ${await response.text()}`);
    }
    expect([...answers]).toEqual([expect.stringMatching(/^404 /)]);
  });

  test('nothing in the database opens a feed, and another installation makes other addresses', async () => {
    const { path, id } = await feedOf(at.enrolled);
    const [, secret = ''] = path.split('.');
    const rows = await api.dataSource.query('SELECT calendar_feed::text AS row FROM calendar_feed');
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(new FeedAddresses('another secret of thirty-two char').pathOf(id)).not.toBe(path);
    expect(new FeedAddresses(settings.TICKET_SECRET).feedOf(path.slice('/calendar/'.length))).toBe(id);
  });

  test('is lost with the section, the role or the account', async () => {
    const { manager } = api.dataSource;
    const status = async ({ path }: Feed) => (await api.get(path)).status;
    const [all, one, managed] = [
      await feedOf(at.enrolled),
      await feedOf(at.enrolled, at.sectionId),
      await feedOf(at.admin, at.sectionId),
    ];
    expect(await status(managed)).toBe(200);
    await manager.query('DELETE FROM enrolment WHERE person_id = $1', [at.enrolled]);
    expect([await status(all), await status(one)]).toEqual([200, 404]);
    expect((await read(all.path)).events).toEqual([]);
    await manager.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, at.enrolled]);
    expect(await status(one)).toBe(200);
    await manager.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [at.enrolled]);
    expect(await status(one)).toBe(404);
    expect((await read(all.path)).events).toEqual([]);
    await manager.query('UPDATE membership SET suspended_at = NULL WHERE person_id = $1', [at.enrolled]);
    await manager.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [at.enrolled]);
    expect([await status(all), await status(one)]).toEqual([404, 404]);
  });

  test.each(['student', 'lecturer'] as const)(
    'a %s of the institution gets none of a section that is not theirs',
    async (who) => {
      const cookie = await api.cookieOf(at[who]);
      for (const section of [at.sectionId, '00000000-0000-4000-8000-000000000000', 'x']) {
        expect((await api.ask(create, { section }, { cookie })).errors).toMatchObject([
          { extensions: { code: 'NOT_FOUND' } },
        ]);
      }
    },
  );

  test('somebody who asks without end waits; forty addresses are enough', async () => {
    const { path } = await feedOf(at.enrolled);
    const codes = await Promise.all(Array.from({ length: 61 }, async () => (await api.get(path)).status));
    expect(codes.filter((code) => code === 429)).toHaveLength(1);
    expect(Number((await api.get(path)).headers.get('retry-after'))).toBeGreaterThan(0);
    await api.dataSource.query('INSERT INTO calendar_feed (person_id) SELECT $1 FROM generate_series(1, 39)', [
      at.enrolled,
    ]);
    const { errors } = await api.ask(create, {}, { cookie: await api.cookieOf(at.enrolled) });
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', facts: { most: 40 } } }]);
  });
});
