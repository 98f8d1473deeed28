import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  Availability,
  AvailabilityHours,
  Competences,
  Expert,
  FieldOfEducation,
  MentorOffer,
  MentoringRequest,
  Person,
  PersonBlock,
  PersonField,
  PersonLanguage,
  PersonSkill,
} from '#database';
import { whyRemoved } from '#matching';
import { Matching, MatchingProfiles } from '../src/matching/index.ts';
import { saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson, saveUniversity } from './world.ts';

let api: RunningApi;
let profiles: MatchingProfiles;
beforeAll(async () => {
  api = await startApi();
  profiles = api.app.get(MatchingProfiles);
  await api.dataSource.manager.insert(FieldOfEducation, [
    { code: '05', nameEn: 'Sciences', nameFr: 'Sciences' },
    { code: '051', nameEn: 'Biology', nameFr: 'Biologie', parentCode: '05' },
    { code: '0512', nameEn: 'Biochemistry', nameFr: 'Biochimie', parentCode: '051' },
  ]);
});
afterAll(() => api.close());
beforeEach(async () => {
  for (const table of ['mentorship', 'mentoring_request', 'mentor_offer', 'expert'])
    await api.dataSource.query(`DELETE FROM ${table}`);
});

async function saveMentor(id?: string, capacity = 2): Promise<string> {
  const personId = id ?? (await savePerson(api.dataSource.manager));
  await api.dataSource.manager.insert(MentorOffer, {
    ...{ personId, about: 'I help with theses.', audiences: ['student'], capacity },
  });
  return personId;
}

async function saveCompetences(personId: string): Promise<void> {
  const { manager } = api.dataSource;
  await manager.insert(Competences, { personId });
  await manager.insert(PersonLanguage, { personId, language: 'fr', level: 'c1', place: 0 });
  await manager.insert(PersonField, { personId, fieldCode: '0512', place: 0 });
  await manager.insert(PersonSkill, {
    personId,
    key: 'base de donnees',
    skillId: null,
    text: 'Bases de données',
    place: 0,
  });
}

async function saveTuesdayEvenings(personId: string): Promise<void> {
  const { manager } = api.dataSource;
  await manager.insert(Availability, {
    ...{ personId, zone: 'Africa/Kigali', noticeHours: 24, gapMinutes: 0, mostPerWeek: null },
  });
  await manager.insert(AvailabilityHours, { personId, weekday: 2, fromTime: '18:00', toTime: '20:00' });
}

test('has of a mentor what they said, what they have taught, their hours and the room that is left', async () => {
  const { manager } = api.dataSource;
  const { teaching, enrolled } = await saveUniversity(manager, 'Butare');
  await saveMentor(teaching);
  await saveCompetences(teaching);
  await saveTuesdayEvenings(teaching);
  await saveMentorship(manager, teaching, enrolled, 'active');
  await saveMentorship(manager, teaching, await savePerson(manager), 'ended');
  expect(await profiles.ofMentors([teaching])).toEqual([
    {
      ...{ id: teaching, persons: [teaching], blocked: [], offers: ['mentor'], modes: ['virtual'], capacity: 1 },
      languages: [{ language: 'fr', level: 'C1' }],
      weeks: [[expect.any(String), expect.any(String)]],
      freeHours: [40, 41],
      fields: [{ code: '0512' }],
      sectors: [],
      skills: [{ id: 'base de donnee', names: ['Bases de données'] }],
      taught: ['Databases II'],
      text: 'I help with theses.',
    },
  ]);
});

test('has a mentor who said nothing free while awake', async () => {
  const mentor = await saveMentor();
  await api.dataSource.manager.update(Person, mentor, { wakingFrom: '07:00', wakingTo: '22:00' });
  const [profile] = await profiles.ofMentors([mentor]);
  expect(profile?.freeHours).toHaveLength(7 * 15);
  expect(profile?.freeHours?.slice(0, 2)).toEqual([5, 6]);
});

test('uses of an expert who mentors only what their card shows, and of one who looks for others all', async () => {
  const mentor = await saveMentor();
  await saveCompetences(mentor);
  const save = (shows: Expert['shows']) =>
    api.dataSource.manager.upsert(
      Expert,
      {
        ...{ personId: mentor, state: 'verified', headline: 'Chemist', about: 'Enzymes', originCountry: 'RW' },
        ...{ practice: [{ role: 'Chemist', place: 'Gent', from: 2001, to: 2011 }], offers: ['teach'] },
        ...{ modes: ['short_return'], weeksFree: 3, hoursPerWeek: 4, sectorCode: null, shows },
      },
      ['personId'],
    );
  await save([]);
  const [hidden] = await profiles.ofMentors([mentor]);
  expect(hidden).toMatchObject({ languages: [], fields: [], skills: [], text: 'I help with theses.\nChemist' });
  expect(hidden?.countryOfOrigin).toBeUndefined();
  await save(['languages', 'fields', 'skills', 'about', 'countries', 'practice']);
  const [shown] = await profiles.ofMentors([mentor]);
  expect(shown).toMatchObject({
    languages: [{ language: 'fr', level: 'C1' }],
    fields: [{ code: '0512', years: 10 }],
    countryOfOrigin: 'RW',
    text: 'I help with theses.\nChemist\nEnzymes',
  });
  await save([]);
  expect(await profiles.ofExperts()).toMatchObject([
    {
      ...{ id: mentor, offers: ['teach'], modes: ['short'], hoursAWeek: 4, capacity: 1, countryOfOrigin: 'RW' },
      fields: [{ code: '0512', years: 10 }],
      text: 'Chemist\nEnzymes',
    },
  ]);
});

test('says why a mentor who paused or has no room is not assigned, and knows nobody whose account is closed', async () => {
  const { manager } = api.dataSource;
  const [paused, full, closed, mentee] = [
    await saveMentor(),
    await saveMentor(undefined, 1),
    await saveMentor(),
    await savePerson(manager),
  ];
  await manager.update(MentorOffer, paused, { pausedAt: new Date(), pausedBecause: 'asked' });
  await manager.update(Person, closed, { deactivatedAt: new Date() });
  await saveMentorship(manager, full, await savePerson(manager), 'agreeing');
  const roster = await api.app.get(Matching).rosterOfMentors([paused, full, closed]);
  const [need] = await profiles.needsOfMentees([mentee]);
  if (!need) throw new Error('no need');
  expect(roster.experts).toHaveLength(2);
  expect(whyRemoved(roster, paused, need)).toEqual([{ code: 'ROLE_NOT_OFFERED', role: 'mentor' }]);
  expect(whyRemoved(roster, full, need)).toEqual([{ code: 'NO_CAPACITY' }]);
});

test('removes those of whom one has blocked the other, whoever did it', async () => {
  const { manager } = api.dataSource;
  const [mentor, other, mentee] = [await saveMentor(), await saveMentor(), await savePerson(manager)];
  await manager.insert(PersonBlock, { blockerId: mentor, blockedId: mentee });
  await manager.insert(PersonBlock, { blockerId: mentee, blockedId: other });
  const roster = await api.app.get(Matching).rosterOfMentors([mentor, other]);
  const [need] = await profiles.needsOfMentees([mentee]);
  if (!need) throw new Error('no need');
  for (const id of [mentor, other]) expect(whyRemoved(roster, id, need)).toEqual([{ code: 'BLOCKED' }]);
});

test('has of a mentee what they know, learn now and want to reach, and no wish about hours that they did not say', async () => {
  const { manager } = api.dataSource;
  const { enrolled, institutionId } = await saveUniversity(manager, 'Gitega');
  await saveCompetences(enrolled);
  const mentor = await saveMentor();
  for (const [goals, createdAt] of [
    [['An old goal'], new Date('2026-01-01')],
    [['Write my thesis', 'Find data'], new Date('2026-02-01')],
  ] as const) {
    await manager.insert(MentoringRequest, {
      ...{ mentorId: mentor, menteeId: enrolled, message: 'Hello', goals: [...goals], expectation: '', createdAt },
      ...{ state: 'declined', expiresAt: createdAt },
    });
  }
  const [need] = await profiles.needsOfMentees([enrolled]);
  expect(need).toEqual({
    ...{
      id: enrolled,
      persons: [enrolled],
      blocked: [],
      role: 'mentor',
      modes: ['virtual'],
      institution: institutionId,
    },
    ...{
      languages: [],
      oneLanguageOf: [{ language: 'fr', level: 'B1' }],
      welcome: ['fr'],
      weeks: [],
      fields: ['0512'],
      sectors: [],
      title: '',
      courses: ['Databases II'],
    },
    skills: [{ id: 'base de donnee', names: ['Bases de données'] }],
    text: 'Write my thesis\nFind data',
  });
  await saveTuesdayEvenings(enrolled);
  expect((await profiles.needsOfMentees([enrolled]))[0]?.freeHours).toEqual([40, 41]);
});
