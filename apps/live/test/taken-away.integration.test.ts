import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

let live: LiveUnderTest;
let world: World;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());
beforeEach(async () => {
  world = await World.make(live);
});

const query = (sql: string, parameters: unknown[]) =>
  live.fixtures.database.dataSource.query<unknown[]>(sql, parameters);
const section = `(SELECT section_id FROM session JOIN class ON class.session_id = session.id WHERE class.id = $1)`;
const suspend = (client: Client) =>
  query(
    `INSERT INTO membership (person_id, institution_id, role, suspended_at)
     SELECT $2, course.institution_id, 'student', now() FROM section JOIN course ON course.id = course_id WHERE section.id = ${section}`,
    [world.classId, client.ticket.personId],
  );
const unenrol = (client: Client) =>
  query(`DELETE FROM enrolment WHERE section_id = ${section} AND person_id = $2`, [
    world.classId,
    client.ticket.personId,
  ]);
const stopTeaching = (client: Client) =>
  query(`DELETE FROM section_lecturer WHERE section_id = ${section} AND person_id = $2`, [
    world.classId,
    client.ticket.personId,
  ]);

/** The reason for which a connection with this ticket is refused. */
async function refusalOf({ ticket }: Client): Promise<unknown> {
  const client = live.open(await live.sign(ticket), ticket);
  return client.connected().then(
    () => 'it is taken',
    (error: { data?: unknown }) => error.data,
  );
}

describe('a role that is taken away reaches a running class', () => {
  test.each([
    ['suspended', suspend],
    ['taken out of the section', unenrol],
    [
      'erased',
      (client: Client) => query(`UPDATE person SET erased_at = now() WHERE id = $1`, [client.ticket.personId]),
    ],
    [
      'deactivated',
      (client: Client) => query(`UPDATE person SET deactivated_at = now() WHERE id = $1`, [client.ticket.personId]),
    ],
  ])('who is %s is told, goes, and does not come back with the old ticket', async (_, take) => {
    const { listener, host, speaker } = world;
    await take(listener);
    await listener.disconnected();
    expect(listener.pushes('class.closed')).toEqual([{ reason: 'no-place' }]);
    expect(await refusalOf(listener)).toMatchObject({ code: 'TICKET_REFUSED', reason: 'expired' });
    await host.until(() => host.events.find((event) => event.endsWith('left')));
    // Nobody else is disconnected.
    await speaker.ok('chat.post', { key: randomUUID(), text: 'I am still here' });
    await host.ok('chat.post', { key: randomUUID(), text: 'So am I' });
  });

  test('in a session without a section, where somebody takes part no more', async () => {
    const { listener, host, speaker } = world;
    const [{ id } = { id: '' }] = await live.fixtures.database.dataSource.query<{ id: string }[]>(
      `WITH owner AS (INSERT INTO session_owner (kind, title) VALUES ('workshop', 'A meeting') RETURNING id),
         people AS (INSERT INTO session_owner_participant (owner_id, person_id, role)
           SELECT owner.id, person_id, role FROM owner, (VALUES ($2::uuid, 'host'), ($3::uuid, 'listener'), ($4::uuid, 'listener')) AS them (person_id, role)),
         moved AS (UPDATE session SET section_id = NULL, owner_id = owner.id FROM owner, class
           WHERE class.id = $1 AND session.id = class.session_id)
       SELECT id FROM owner`,
      [world.classId, host.ticket.personId, listener.ticket.personId, speaker.ticket.personId],
    );
    // All still have their seats, as what they are: the next look at seats closes nobody's connection.
    await query('DELETE FROM session_owner_participant WHERE owner_id = $1 AND person_id = $2', [
      id,
      listener.ticket.personId,
    ]);
    await listener.disconnected();
    expect(listener.pushes('class.closed')).toEqual([{ reason: 'no-place' }]);
    expect(await refusalOf(listener)).toMatchObject({ code: 'TICKET_REFUSED', reason: 'expired' });
    await host.ok('chat.post', { key: randomUUID(), text: 'I am still here' });
  });

  test('a lecturer who is removed ends nothing any more, and what they sent stops', async () => {
    const { listener, host } = world;
    await world.setUp(listener);
    await stopTeaching(host);
    await host.disconnected();
    expect(host.pushes('class.closed')).toEqual([{ reason: 'no-place' }]);
    await listener.push('media.consumer.closed');
    expect(await refusalOf(host)).toMatchObject({ reason: 'expired' });
  });

  test('a lecturer who becomes a student comes back as a listener', async () => {
    const { host } = world;
    await live.fixtures.seat(world.classId, host.ticket.personId, 'listener');
    await stopTeaching(host);
    await host.disconnected();
    // The class is not said to be over: the page asks for a new ticket and connects again by itself.
    expect(host.pushes('class.closed')).toEqual([]);
    expect(await refusalOf(host)).toMatchObject({ reason: 'expired' });
    const back = await live.connect({ ...host.ticket, role: 'listener' });
    await back.ok('class.enter', { after: 0 });
    expect(await back.ask('class.end', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  });

  test('a person who is away for a moment does not come back either', async () => {
    const { listener } = world;
    listener.socket.disconnect();
    await suspend(listener);
    expect(await refusalOf(listener)).toMatchObject({ reason: 'expired' });
  });
});
