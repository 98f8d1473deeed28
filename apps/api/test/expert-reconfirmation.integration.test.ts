import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { Expert, ExpertConfirmation, ExpertTransition } from '#database';
import { Jobs } from '../src/jobs/index.ts';
import { ConfirmationLetters } from '../src/roster/reconfirmation/confirmation-letters.ts';
import { confirmationLetterQueue, reconfirmationQueue } from '../src/roster/reconfirmation/queue.ts';
import { Reconfirmation, batch } from '../src/roster/reconfirmation/reconfirmation.service.ts';
import { dataOf, refusal } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

const day = 86_400_000;
/** Letters that a real mail server took. */
const letters: { to: string; text: string }[] = [];
/** Addresses that it does not know. */
const refused = new Set<string>();
let server: SMTPServer;
let api: RunningApi;
let passes: Reconfirmation;
let expertId: string;
let email: string;
beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      done(refused.has(address) ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '=');
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  api = await startApi({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'ikiraro@example.org' });
  passes = api.app.get(Reconfirmation);
});
afterAll(async () => {
  await api.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM expert');
  letters.length = 0;
  refused.clear();
  expertId = await saveVerified();
  [{ email }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [expertId]);
});

async function saveVerified(confirmedAt = new Date()): Promise<string> {
  const { manager } = api.dataSource;
  const personId = await savePerson(manager);
  await manager.insert(Expert, { personId, state: 'verified', headline: 'Biochemist in Liège' });
  await manager.insert(ExpertConfirmation, { expertId: personId, confirmedAt });
  return personId;
}
/** A pass at so many days from now, and the letters of it. */
async function after(days: number): Promise<void> {
  await passes.pass(new Date(Date.now() + days * day));
  await api.app.get(Jobs).idle(confirmationLetterQueue);
}
const stateOf = async () => (await api.dataSource.manager.findOneByOrFail(Expert, { personId: expertId })).state;
const confirmation = () => api.dataSource.manager.findOneByOrFail(ExpertConfirmation, { expertId });
/** The token of the newest letter's link. */
const token = () => /\/still-true\/([\w.-]+)/.exec(letters.at(-1)?.text ?? '')?.[1] ?? '';
const look = (link: string) =>
  api.ask('query ($token: String!) { expertConfirmation(token: $token) { card { headline } } }', { token: link });
const press = (link: string) => api.ask('mutation ($token: String!) { confirmExpert(token: $token) }', { token: link });

describe('a verified expert', () => {
  test('is asked after 90 days, again after 14, and paused after 14 more, and told each time', async () => {
    await after(89);
    expect(letters).toEqual([]);
    await after(91);
    await after(104);
    expect(letters.map(({ to }) => to)).toEqual([email]);
    await after(106);
    expect(letters).toHaveLength(2);
    expect(await stateOf()).toBe('verified');
    await after(121);
    expect(await stateOf()).toBe('paused');
    expect(letters).toHaveLength(3);
    await after(200);
    expect(letters).toHaveLength(3);
    const [last] = await api.dataSource.manager.find(ExpertTransition, { where: { expertId } });
    expect(last).toMatchObject({ action: 'pause', actorRole: 'system', actorId: null });
  });

  test('confirms with one press without signing in, and looking changes nothing', async () => {
    await after(91);
    const before = await confirmation();
    expect(dataOf(await look(token()), 'expertConfirmation')).toEqual({ card: { headline: 'Biochemist in Liège' } });
    expect((await api.get(`/still-true/${token()}`)).status).not.toBe(500);
    expect(await confirmation()).toEqual(before);
    expect(dataOf(await press(token()), 'confirmExpert')).toBe(true);
    expect(await confirmation()).toMatchObject({ asked: 0, askedAt: null, letter: null });
    await after(89);
    expect(letters).toHaveLength(1);
  });

  test('uses a link once, also when it is pressed twice at once', async () => {
    await after(91);
    const both = await Promise.all([press(token()), press(token())]);
    expect(both.flatMap(refusal)).toEqual([['LINK_EXPIRED', undefined]]);
    expect(refusal(await look(token()))).toEqual([['LINK_EXPIRED', undefined]]);
  });

  test('who was paused for silence takes part again with the press of any letter', async () => {
    await after(91);
    const first = token();
    await after(106);
    expect(token()).toBe(first);
    await after(121);
    await press(token());
    expect(await stateOf()).toBe('verified');
    expect(await confirmation()).toMatchObject({ asked: 0, silentSince: null });
  });

  test('who paused by themselves stays paused, and is not asked', async () => {
    await after(91);
    await api.dataSource.manager.update(Expert, { personId: expertId }, { state: 'paused' });
    await after(106);
    expect(letters).toHaveLength(1);
    await press(token());
    expect(await stateOf()).toBe('paused');
  });

  test('confirms on the page, by saving the profile, and by ending a pause', async () => {
    const old = new Date(Date.now() - 95 * day);
    const cookie = await api.cookieOf(expertId);
    const isDue = async () =>
      dataOf(await api.ask('{ expertConfirmationDue }', {}, { cookie }), 'expertConfirmationDue');
    const setOld = () => api.dataSource.manager.update(ExpertConfirmation, { expertId }, { confirmedAt: old });
    const lists = { degrees: [], practice: [], offers: [], modes: [], referees: [], shows: [] };
    const moves = 'mutation ($action: ExpertAction!) { moveMyExpert(action: $action) { actions } }';
    for (const confirm of [
      () => api.ask('mutation { confirmMyExpert }', {}, { cookie }),
      async () => {
        const { version } = await api.dataSource.manager.findOneByOrFail(Expert, { personId: expertId });
        const input = { headline: 'Anew', about: '', ...lists, weeksFree: 0, hoursPerWeek: 0, version };
        const document = 'mutation ($input: ExpertInput!) { saveMyExpert(input: $input) { actions } }';
        return api.ask(document, { input }, { cookie });
      },
      async () => {
        await api.ask(moves, { action: 'PAUSE' }, { cookie });
        return api.ask(moves, { action: 'RESUME' }, { cookie });
      },
    ]) {
      await setOld();
      expect(await isDue()).toBe(true);
      expect(refusal(await confirm())).toEqual([]);
      expect(await isDue()).toBe(false);
    }
  });
});

describe('an expert whom no letter reaches', () => {
  test('is not paused, however long it lasts, is tried every 14 days, and a coordinator sees why', async () => {
    const coordinator = await savePerson(api.dataSource.manager, { platformRole: 'coordinator' });
    const cookie = await api.cookieOf(coordinator);
    const document = 'query ($id: ID!) { expert(personId: $id) { confirmation { letterFailed pausedForSilence } } }';
    const seen = async () => dataOf(await api.ask(document, { id: expertId }, { cookie }), 'expert');
    expect(await seen()).toEqual({ confirmation: { letterFailed: false, pausedForSilence: false } });
    refused.add(email);
    for (const days of [91, 92, 106, 121, 136, 300]) await after(days);
    expect(await stateOf()).toBe('verified');
    expect(await confirmation()).toMatchObject({ asked: 0, letter: 'ask', letterFailed: true });
    expect(await seen()).toEqual({ confirmation: { letterFailed: true, pausedForSilence: false } });
    refused.clear();
    await after(301);
    expect(letters).toEqual([]);
    await after(315);
    await after(330);
    expect(letters).toHaveLength(2);
    expect(await seen()).toEqual({ confirmation: { letterFailed: false, pausedForSilence: false } });
    await after(345);
    expect(await stateOf()).toBe('paused');
  });

  test('is asked by one letter when the second one is refused, and counts as asked again when that one is sent after all', async () => {
    await after(91);
    refused.add(email);
    await after(106);
    expect(await confirmation()).toMatchObject({ asked: 1, letterFailed: true });
    await after(119);
    expect(await stateOf()).toBe('verified');
    refused.clear();
    expect(await api.app.get(ConfirmationLetters).revive({ expertId })).toBe(true);
    expect(await api.app.get(ConfirmationLetters).revive({ expertId })).toBe(false);
    expect(await confirmation()).toMatchObject({ asked: 2, letterFailed: false });
  });

  test('is not paused while the second letter waits to be sent', async () => {
    const askedAt = new Date(Date.now() - 20 * day);
    await api.dataSource.manager.update(ExpertConfirmation, { expertId }, { asked: 2, askedAt, letter: 'ask' });
    await passes.pass(new Date());
    expect(await stateOf()).toBe('verified');
  });
});

describe('a link', () => {
  test.each([
    ['that never was', () => 'nothing'],
    ['of another expert', () => token().replace(/^[^.]+/, '00000000-0000-4000-8000-000000000000')],
    ['of another time', () => token().replace(/\.\d+\./, '.1700000000000.')],
    ['with a changed secret', () => `${token().slice(0, -2)}AA`],
  ])('%s confirms nothing', async (_, wrong) => {
    await after(91);
    const before = await confirmation();
    expect(refusal(await press(wrong()))).toEqual([['LINK_EXPIRED', undefined]]);
    expect(await confirmation()).toEqual(before);
  });

  test('that is too old confirms nothing', async () => {
    const confirmedAt = new Date(Date.now() - 300 * day);
    await api.dataSource.manager.update(ExpertConfirmation, { expertId }, { confirmedAt });
    await after(0);
    expect(letters).toHaveLength(1);
    expect(refusal(await press(token()))).toEqual([['LINK_EXPIRED', undefined]]);
  });

  test('of somebody who has left the roster confirms nothing', async () => {
    await after(91);
    await api.dataSource.manager.update(Expert, { personId: expertId }, { state: 'left' });
    expect(refusal(await press(token()))).toEqual([['LINK_EXPIRED', undefined]]);
  });
});

describe('several processes', () => {
  test('ask nobody twice, however many are due', async () => {
    const old = new Date(Date.now() - 91 * day);
    for (let at = 0; at < batch + 20; at += 1) await saveVerified(old);
    await Promise.all(Array.from({ length: 4 }, () => passes.pass(new Date())));
    const asked: { asked: number; times: number }[] = await api.dataSource.query(
      'SELECT asked, count(*)::integer AS times FROM expert_confirmation GROUP BY asked ORDER BY asked',
    );
    expect(asked).toEqual([
      { asked: 0, times: 1 },
      { asked: 1, times: batch + 20 },
    ]);
    await api.app.get(Jobs).idle(confirmationLetterQueue);
    expect(new Set(letters.map(({ to }) => to)).size).toBe(batch + 20);
    expect(letters).toHaveLength(batch + 20);
  });

  test('send a letter that a process which ended has left', async () => {
    await api.dataSource.manager.update(
      ExpertConfirmation,
      { expertId },
      { asked: 1, askedAt: new Date(), letter: 'ask' },
    );
    const jobs = api.app.get(Jobs);
    await jobs.onApplicationBootstrap();
    await jobs.idle(confirmationLetterQueue);
    expect(letters.map(({ to }) => to)).toEqual([email]);
    expect(await confirmation()).toMatchObject({ letter: null });
  });
});

test('a pass is a job that sends the next one', async () => {
  const waiting: unknown[] = await api.dataSource.query(`SELECT FROM jobs.job WHERE name = $1 AND state = 'created'`, [
    reconfirmationQueue.name,
  ]);
  expect(waiting).toHaveLength(1);
});

test('the roster shows coordinators who has not confirmed for long', async () => {
  const old = await saveVerified(new Date(Date.now() - 100 * day));
  const cookie = await api.cookieOf(await savePerson(api.dataSource.manager, { platformRole: 'coordinator' }));
  const reply = await api.ask('{ experts(unconfirmed: true) { nodes { person { id } confirmedAt } } }', {}, { cookie });
  expect(dataOf(reply, 'experts')).toEqual({ nodes: [{ person: { id: old }, confirmedAt: expect.any(String) }] });
});
