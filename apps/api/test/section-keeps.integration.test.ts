import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { copyPreparedPolls } from '../src/polls/index.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveSection, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
});

const ask = async (who: string, query: string, variables: object) =>
  api.ask(query, variables, { cookie: await api.cookieOf(who) });
const codes = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).errors.map(({ extensions: { code, field } }) => [code, field]);

describe('polls that are kept with a section', () => {
  const quiz = { kind: 'SINGLE', question: 'Which key?', choices: ['Primary', 'Foreign'], right: [1], anonymous: true };
  const save = `mutation ($s: ID!, $id: ID, $input: PollInput!) { savePreparedPoll(sectionId: $s, id: $id, input: $input) {
    id kind question choices right anonymous place } }`;
  interface Kept {
    id: string;
    question: string;
    place: number;
  }
  const saved = async (input: object, id: string | null = null, section = at.sectionId) => {
    const { data, errors } = await ask(at.teaching, save, { s: section, id, input });
    expect(errors).toEqual([]);
    return (data as unknown as { savePreparedPoll: Kept[] }).savePreparedPoll;
  };

  test('are prepared, changed and removed, in their order', async () => {
    const [first] = await saved(quiz);
    expect(first).toMatchObject({ ...quiz, place: 1 });
    const both = await saved({ kind: 'TEXT', question: 'What was hard?', anonymous: true });
    expect(both.map(({ question }) => question)).toEqual(['Which key?', 'What was hard?']);
    const changed = await saved({ ...quiz, question: 'Which key names another row?' }, first?.id);
    expect(changed.map(({ question, place }) => [question, place])).toEqual([
      ['Which key names another row?', 1],
      ['What was hard?', 2],
    ]);
    const remove = 'mutation ($s: ID!, $id: ID!) { removePreparedPoll(sectionId: $s, id: $id) { question } }';
    const { data } = await ask(at.teaching, remove, { s: at.sectionId, id: first?.id });
    expect(data).toEqual({ removePreparedPoll: [{ question: 'What was hard?' }] });
    expect(await codes(at.teaching, remove, { s: at.sectionId, id: first?.id })).toEqual([['NOT_FOUND', undefined]]);
  });

  test('accept the polls that a class would take, and no others', async () => {
    const refused = (input: object) => codes(at.teaching, save, { s: at.sectionId, input });
    expect(await refused({ ...quiz, question: ' ' })).toEqual([['BAD_INPUT', 'input.question']]);
    expect(await refused({ ...quiz, choices: ['Same', 'Same'], right: null })).toEqual([
      ['BAD_INPUT', 'input.choices'],
    ]);
    expect(await refused({ ...quiz, right: [7] })).toEqual([['BAD_INPUT', 'input.right']]);
  });

  test('are of one section: another’s is not changed through it; a copy of a section has them all', async () => {
    const [kept] = await saved(quiz);
    const other = await saveSection(api.dataSource.manager, at);
    expect(await codes(at.teaching, save, { s: other, id: kept?.id, input: quiz })).toEqual([['NOT_FOUND', undefined]]);
    await api.dataSource.transaction((manager) => copyPreparedPolls(manager, [{ from: at.sectionId, to: other }]));
    const copied = await saved({ ...quiz, question: 'One more?' }, null, other);
    expect(copied.map(({ question }) => question)).toEqual(['Which key?', 'One more?']);
  });
});

describe('announcements to everybody of a section', () => {
  const announce = 'mutation ($s: ID!, $text: String!) { announce(sectionId: $s, text: $text) { text by } }';

  test('stands on its page, in the news of everybody but the writer, and in one letter each', async () => {
    const { errors } = await ask(at.teaching, announce, { s: at.sectionId, text: 'Bring your books.\nRoom 4.' });
    expect(errors).toEqual([]);
    const { data } = await ask(at.enrolled, 'query ($s: ID!) { announcements(sectionId: $s) { text by } }', {
      s: at.sectionId,
    });
    const [lecturer]: { name: string }[] = await api.dataSource.query('SELECT name FROM person WHERE id = $1', [
      at.teaching,
    ]);
    const written = { text: 'Bring your books.\nRoom 4.', by: lecturer?.name };
    expect(data).toEqual({ announcements: [written] });
    const news = '{ notifications(first: 5) { nodes { kind written { text by } } } }';
    expect((await ask(at.enrolled, news, {})).data).toEqual({
      notifications: { nodes: [{ kind: 'ANNOUNCEMENT', written }] },
    });
    expect((await ask(at.teaching, news, {})).data).toEqual({ notifications: { nodes: [] } });
    expect((await ask(at.student, news, {})).data).toEqual({ notifications: { nodes: [] } });
    await api.noticesAreOut();
    const states = await api.dataSource.query(`SELECT mail_state AS state FROM notification`);
    expect(states).toEqual([{ state: 'sent' }]);
  });

  test('is limited for each section, and refused empty', async () => {
    expect(await codes(at.admin, announce, { s: at.sectionId, text: ' \n ' })).toEqual([['BAD_INPUT', 'text']]);
    for (let count = 0; count < 10; count += 1) {
      expect(await codes(at.admin, announce, { s: at.sectionId, text: `Message ${String(count)}` })).toEqual([]);
    }
    expect(await codes(at.teaching, announce, { s: at.sectionId, text: 'Too many' })).toEqual([
      ['TOO_MANY_ATTEMPTS', undefined],
    ]);
  });
});
