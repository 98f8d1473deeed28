import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  Competences,
  LastProposed,
  Membership,
  MentorOffer,
  MentoringRequest,
  PersonBlock,
  PersonLanguage,
  PersonSkill,
} from '#database';
import type { LanguageLevel, MentoringAudience } from '#database';
import { Matching, Proposed } from '../src/matching/index.ts';
import { saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, savePerson, saveUniversity } from './world.ts';

let api: RunningApi;
let institutionId: string;
let student: string;
beforeAll(async () => {
  api = await startApi();
  ({ institutionId } = await saveUniversity(api.dataSource.manager, 'Butare'));
});
afterAll(() => api.close());
beforeEach(async () => {
  // What the test before noted.
  await api.app.get(Proposed).write();
  for (const table of ['mentorship', 'mentoring_request', 'mentor_offer', 'last_proposed'])
    await api.dataSource.query(`DELETE FROM ${table}`);
  student = await saveMember(api.dataSource.manager, institutionId, 'student', { name: 'Aline' });
  api.app.get(Matching).forget();
});

async function saveMentor(name: string, about: string, audiences: MentoringAudience[] = ['student']): Promise<string> {
  const personId = await savePerson(api.dataSource.manager, { name });
  await api.dataSource.manager.insert(MentorOffer, { personId, about, audiences, capacity: 1 });
  return personId;
}
async function say(personId: string, languages: [string, LanguageLevel][], skills: string[] = []): Promise<void> {
  const { manager } = api.dataSource;
  await manager.insert(Competences, { personId });
  for (const [place, [language, level]] of languages.entries())
    await manager.insert(PersonLanguage, { personId, language, level, place });
  for (const [place, text] of skills.entries())
    await manager.insert(PersonSkill, { personId, key: text.toLowerCase(), skillId: null, text, place });
}

interface Suggestions {
  gaps: string[];
  withoutCommonLanguage: number;
  mentors: {
    offer: { mentor: { id: string; name: string } };
    reasonsFor: { code: string; [fact: string]: unknown }[];
    reasonsAgainst: { code: string; [fact: string]: unknown }[];
  }[];
}
const facts = 'code count of related texts language level country met nearness field { name }';
async function suggested(lookingFor = '', who = student): Promise<Suggestions> {
  const { data, errors } = await api.ask(
    `query ($lookingFor: String!) { suggestedMentors(lookingFor: $lookingFor) { gaps withoutCommonLanguage mentors {
      offer { mentor { id name } roomLeft } reasonsFor { ${facts} } reasonsAgainst { ${facts} } } } }`,
    { lookingFor },
    { cookie: await api.cookieOf(who) },
  );
  expect(errors).toEqual([]);
  return (data as unknown as { suggestedMentors: Suggestions }).suggestedMentors;
}
const namesOf = ({ mentors }: Suggestions) => mentors.map(({ offer }) => offer.mentor.name);

describe('mentors who are suggested', () => {
  test('are none, and the gaps are said, as long as nothing is known of somebody', async () => {
    await saveMentor('Jean', 'Databases');
    expect(await suggested()).toMatchObject({ gaps: ['LANGUAGES', 'FIELDS', 'HOURS'], mentors: [] });
  });

  test('suit what was typed, with the words that speak for them', async () => {
    await saveMentor('Jean', 'Veterinary medicine');
    await saveMentor('Ruth', 'Databases and data models');
    const found = await suggested('databases for my thesis');
    expect(namesOf(found)).toEqual(['Ruth']);
    expect(found.mentors[0]?.reasonsFor).toMatchObject([{ code: 'WORDS', texts: ['databases'] }]);
  });

  test('suit what somebody knows, with reasons for and against', async () => {
    const [ruth, jean] = [await saveMentor('Ruth', ''), await saveMentor('Jean', '')];
    await say(ruth, [['fr', 'c1']], ['Databases', 'SQL']);
    await say(jean, [['fr', 'b1']], ['SQL']);
    await say(student, [['fr', 'native']], ['Databases', 'SQL', 'Statistics']);
    const found = await suggested();
    expect(namesOf(found)).toEqual(['Ruth', 'Jean']);
    expect(found.gaps).toEqual(['HOURS']);
    expect(found.mentors[0]?.reasonsFor).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'SKILLS', count: 2, of: 3 }),
        expect.objectContaining({ code: 'WELCOME_LANGUAGE', language: 'fr', level: 'C1' }),
      ]),
    );
    expect(found.mentors[1]?.reasonsAgainst).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'SKILLS', count: 1, of: 3 })]),
    );
  });

  test('speak one of the languages of the viewer well enough to work, or have not said which they speak', async () => {
    const people = ['Ruth', 'Jean', 'Alice', 'Eric'].map((name) => saveMentor(name, 'Databases'));
    const [ruth = '', jean = '', alice = ''] = await Promise.all(people);
    await say(ruth, [['en', 'b1']]);
    await say(jean, [['fr', 'a2']]);
    await say(alice, [['nl', 'native']]);
    await say(student, [
      ['fr', 'native'],
      ['en', 'b2'],
      ['nl', 'a1'],
    ]);
    const found = await suggested('databases');
    expect(namesOf(found).toSorted()).toEqual(['Eric', 'Ruth']);
    expect(found.withoutCommonLanguage).toBe(2);
  });

  test('are not those who are for others, who have no room, whom they asked or have, or who paused', async () => {
    const { manager } = api.dataSource;
    await saveMentor('For lecturers', 'Databases', ['young_lecturer']);
    const [full, asked, own, paused] = [
      await saveMentor('Full', 'Databases'),
      await saveMentor('Asked', 'Databases'),
      await saveMentor('Own', 'Databases'),
      await saveMentor('Paused', 'Databases'),
    ];
    await manager.update(MentorOffer, own, { capacity: 5 });
    await saveMentor('Free', 'Databases');
    expect(namesOf(await suggested('databases'))).toHaveLength(5);
    // What happens after the profiles were read counts too.
    await saveMentorship(manager, full, await savePerson(manager), 'active');
    await saveMentorship(manager, own, student, 'agreeing');
    await manager.update(MentorOffer, paused, { pausedAt: new Date(), pausedBecause: 'asked' });
    await manager.insert(MentoringRequest, {
      ...{ mentorId: asked, menteeId: student, message: 'Hello', goals: ['A goal'], expectation: '', state: 'open' },
      expiresAt: new Date(Date.now() + 1_000_000),
    });
    expect(namesOf(await suggested('databases'))).toEqual(['Free']);
  });

  test('are for whoever is neither student nor lecturer those of any, and for lecturers theirs', async () => {
    await saveMentor('For lecturers', 'Databases', ['young_lecturer']);
    await saveMentor('For alumni', 'Databases', ['alumni']);
    const [stranger, lecturer] = [
      await savePerson(api.dataSource.manager),
      await saveMember(api.dataSource.manager, institutionId, 'lecturer'),
    ];
    expect(namesOf(await suggested('databases', stranger)).sort()).toEqual(['For alumni', 'For lecturers']);
    expect(namesOf(await suggested('databases', lecturer))).toEqual(['For lecturers']);
    await api.dataSource.manager.update(Membership, { personId: lecturer }, { suspendedAt: new Date() });
    expect(namesOf(await suggested('databases', lecturer))).toHaveLength(2);
  });

  test('are nobody who blocked them or whom they blocked, from that moment on', async () => {
    const { manager } = api.dataSource;
    const [one, other] = [await saveMentor('Jean', 'Databases'), await saveMentor('Ruth', 'Databases')];
    expect(namesOf(await suggested('databases'))).toHaveLength(2);
    await manager.insert(PersonBlock, { blockerId: one, blockedId: student });
    expect(namesOf(await suggested('databases'))).toEqual(['Ruth']);
    await manager.insert(PersonBlock, { blockerId: student, blockedId: other });
    expect(namesOf(await suggested('databases'))).toEqual([]);
  });

  test('are never oneself', async () => {
    await api.dataSource.manager.insert(MentorOffer, {
      ...{ personId: student, about: 'Databases', audiences: ['student'], capacity: 2 },
    });
    expect(namesOf(await suggested('databases'))).toEqual([]);
  });

  test('are noted in batches, and those who were proposed least lately come first among those who suit alike', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) await saveMentor(name, 'Databases');
    const first = await suggested('databases');
    expect(await api.dataSource.manager.count(LastProposed)).toBe(0);
    await api.app.get(Proposed).write();
    expect(await api.dataSource.manager.count(LastProposed)).toBe(5);
    api.app.get(Matching).forget();
    const next = await suggested('databases');
    const all = new Set([...namesOf(first), ...namesOf(next)]);
    expect(all.size).toBe(6);
    // Who was not proposed the first time.
    expect(namesOf(first)).not.toContain(namesOf(next)[0]);
  });

  test('refuse what is too long', async () => {
    const { errors } = await api.ask(
      'query ($words: String!) { suggestedMentors(lookingFor: $words) { gaps } }',
      { words: 'a'.repeat(501) },
      { cookie: await api.cookieOf(student) },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'lookingFor' } }]);
  });
});
