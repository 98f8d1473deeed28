import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import {
  MentoringLead,
  MentoringParticipant,
  MentoringProgramme,
  MentoringRequest,
  Mentorship,
  MentorshipFeedback,
} from '#database';
import type { MentoringRole } from '#database';
import { addDays } from '../../time/rule.ts';
import { dateIn } from '../../time/zones.ts';
import { demoId, institutionId, personId } from '../ids.ts';
import type { PlannedMentoring, PlannedRequest } from './plan.ts';

/** The mentorships are in their sixth week. */
const daysAgo = 42;
/** What some said after the first meeting, by the place of the mentorship. */
const feedback = [
  { at: 1, rating: 5, wordsToLead: '' },
  { at: 3, rating: 2, wordsToLead: 'Nous trouvons rarement une heure où la ligne tient. Un autre soir nous aiderait.' },
  { at: 6, rating: 4, wordsToLead: 'It helps. Half an hour is a little short.' },
] as const;

const ofAll = demoId('mentoring-programme', 'great-lakes');
const ofRwanda = demoId('mentoring-programme', 'rwanda');
const guidance =
  'Présentez-vous chacun en cinq minutes. Choisissez un objectif pour les six premières semaines, et le jour qui vous convient.\n\nSay in five minutes each who you are. Choose one goal for the first six weeks, and the day that suits you.';

/**
 * The platform's programme, to which the mentorships of the demo belong, and one of a university that people join. Each is made once: what
 * its leads changed afterwards is not undone.
 */
export async function loadProgrammes(manager: EntityManager, plan: PlannedMentoring, now: Date): Promise<void> {
  const today = dateIn('Africa/Kigali', now);
  if (!(await manager.existsBy(MentoringProgramme, { id: ofAll }))) await addRunning(manager, plan, today);
  if (!(await manager.existsBy(MentoringProgramme, { id: ofRwanda }))) await addOpen(manager, plan, today);
}

async function addRunning(manager: EntityManager, { requests }: PlannedMentoring, today: string): Promise<void> {
  const firstDay = addDays(today, -daysAgo);
  await manager.insert(MentoringProgramme, {
    ...{ id: ofAll, institutionId: null, name: 'Mentorat Grands Lacs', state: 'running', guidance },
    purpose:
      'Des étudiants avancent avec un expert de la diaspora : un mémoire, un premier cours, un premier emploi.\n\nStudents go on with an expert of the diaspora: a thesis, a first course, a first job.',
    ...{ firstDay, lastDay: addDays(firstDay, 24 * 7), weeks: 12, mostMentees: 4 },
  });
  await manager.insert(MentoringLead, { programmeId: ofAll, personId: personId('coordinator') });
  const mentors = [...new Set(requests.map(({ mentor }) => mentor))];
  await manager.insert(MentoringParticipant, [
    ...mentors.map((account) => participant(ofAll, account, 'mentor')),
    ...requests.map(({ mentee, language, goals }) =>
      participant(ofAll, mentee, 'mentee', { goals: goals.map((goal) => goal[language]) }),
    ),
  ]);
  const ids = (some: readonly PlannedRequest[], kind: string) =>
    some.map(({ mentor, mentee }) => demoId(kind, mentor, mentee));
  await manager.update(MentoringRequest, { id: In(ids(requests, 'mentoring-request')) }, { programmeId: ofAll });
  const begun = requests.filter(({ mentorship }) => mentorship);
  await manager.update(Mentorship, { id: In(ids(begun, 'mentorship')) }, { programmeId: ofAll });
  const ended = begun.filter(({ mentorship }) => mentorship?.state === 'ended');
  await manager.update(Mentorship, { id: In(ids(ended.slice(0, 1), 'mentorship')) }, { endReason: 'no_time' });
  await addFeedback(manager, begun);
}

/** Mentees of the university wait for its lead to find them mentors. */
async function addOpen(manager: EntityManager, { offers }: PlannedMentoring, today: string): Promise<void> {
  const firstDay = addDays(today, 7);
  await manager.insert(MentoringProgramme, {
    ...{ id: ofRwanda, institutionId: institutionId('rwanda'), name: 'From the thesis to a first job', state: 'open' },
    purpose: 'Students in their last year meet somebody who works in their field.',
    ...{ guidance, firstDay, lastDay: addDays(firstDay, 26 * 7), weeks: 12, mostMentees: 2 },
  });
  await manager.insert(MentoringLead, { programmeId: ofRwanda, personId: personId('admin') });
  const [first, second, third] = offers.filter(({ mentor, paused }) => mentor !== 'lecturer' && !paused);
  const joined = ['lecturer', first?.mentor, second?.mentor].filter((account) => account !== undefined);
  await manager.insert(MentoringParticipant, [
    ...joined.map((account) => participant(ofRwanda, account, 'mentor')),
    ...(third ? [participant(ofRwanda, third.mentor, 'mentor', { state: 'invited' })] : []),
    ...Object.entries(wishes).map(([account, goal]) => participant(ofRwanda, account, 'mentee', { goals: [goal] })),
    participant(ofRwanda, 'student7', 'mentee', { state: 'invited' }),
  ]);
}

/** What mentees of the university want to reach, by their account. */
const wishes = {
  student2: 'Choisir un sujet de mémoire en bases de données',
  student3: 'Prepare to look for work as a programmer',
  student4: 'Put a small application online',
  student5: 'Écrire le premier chapitre de mon mémoire',
} as const;

function participant(
  programmeId: string,
  account: string,
  role: MentoringRole,
  { state = 'joined', goals = [] }: { state?: 'joined' | 'invited'; goals?: string[] } = {},
) {
  return { programmeId, personId: personId(account), role, state, goals };
}

/** Of the mentees, unless they have given some. */
async function addFeedback(manager: EntityManager, begun: readonly PlannedRequest[]): Promise<void> {
  for (const { at, rating, wordsToLead } of feedback) {
    const request = begun[at];
    if (!request) continue;
    const given = { mentorshipId: demoId('mentorship', request.mentor, request.mentee), kind: 'first' as const };
    const fromId = personId(request.mentee);
    if (await manager.existsBy(MentorshipFeedback, { ...given, fromId })) continue;
    await manager.insert(MentorshipFeedback, { ...given, fromId, rating, wordsToLead });
  }
}
