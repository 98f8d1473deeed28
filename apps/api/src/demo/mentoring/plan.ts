import type { MentoringAudience, MentorshipState, RequestState } from '#database';
import type { PlannedExpert } from '../experts/plan.ts';
import { Random } from '../university/random.ts';
import { anyGoals, goalsOf, messages } from './goals.ts';
import type { DemoGoal } from './goals.ts';

export interface PlannedOffer {
  /** Account. */
  mentor: string;
  about: string;
  audiences: MentoringAudience[];
  capacity: number;
  paused: boolean;
}

export interface PlannedRequest {
  mentor: string;
  mentee: string;
  language: 'fr' | 'en';
  message: string;
  goals: readonly DemoGoal[];
  state: RequestState;
  /** Since it was made. */
  daysAgo: number;
  mentorship?: PlannedMentorship;
}

export interface PlannedMentorship {
  state: MentorshipState;
  weeks: number;
  rhythm: 'weekly' | 'fortnightly';
  /** Who has signed of one that is `agreeing`. */
  signed: readonly ('mentor' | 'mentee')[];
  /** Steps that are done, over all goals. */
  stepsDone: number;
}

export interface PlannedMentoring {
  offers: PlannedOffer[];
  requests: PlannedRequest[];
}

const seed = 65;
/** The mentorships are in their sixth week. */
const weeksAgo = 6;

/** Mentorships by their state, and the other requests by theirs. */
const mentorships: readonly (readonly [MentorshipState, number])[] = [
  ['active', 26],
  ['agreeing', 8],
  ['ended', 6],
];
const others: readonly (readonly [RequestState, number])[] = [
  ['open', 10],
  ['asked', 3],
  ['declined', 5],
  ['withdrawn', 2],
  ['expired', 3],
  ['closed', 3],
];

interface Mentee {
  account: string;
  language: 'fr' | 'en';
}

/**
 * Mentors are experts who offer it, and the lecturer whose account is shown; mentees are students, and one is the student whose account is
 * shown.
 *
 * @param students the first is asked about first: the student whose account is shown
 */
export function planMentoring(experts: readonly PlannedExpert[], students: readonly Mentee[]): PlannedMentoring {
  const random = new Random(seed);
  const mentors = experts.filter(({ state, offers }) => state === 'verified' && offers.includes('mentor'));
  const offers = [shownOffer, ...mentors.map((expert, at) => offerOf(random, expert, at))];
  const room = new Map(offers.map(({ mentor, capacity }) => [mentor, capacity]));
  const asked = [
    ...mentorships
      .flatMap(([state, count]) => new Array<MentorshipState>(count).fill(state))
      .map((state) => ({ state })),
    ...others.flatMap(([state, count]) => new Array<RequestState>(count).fill(state)).map((request) => ({ request })),
  ];
  const requests = asked.map((one, at): PlannedRequest => {
    const student = students[at];
    if (!student) throw new RangeError('There are fewer students than requests.');
    // Of those who have room the one whose turn it is; the shown lecturer has one mentee and one open request.
    const mentor =
      at === 0 || at === firstOther
        ? shownOffer.mentor
        : next(random, offers, room, 'state' in one && one.state !== 'ended');
    const key = experts.find(({ account }) => account === mentor)?.profession.key ?? 'it';
    const language = student.language;
    const goals = random.shuffled(goalsOf[key] ?? anyGoals).slice(0, 1 + Math.floor(random.next() * 2));
    const [fr, en] = random.pick(messages);
    const common = { mentor, mentee: student.account, language, message: language === 'fr' ? fr : en, goals };
    return 'state' in one
      ? {
          ...common,
          state: 'accepted',
          ...mentorshipOf(random, one.state, goals, at === 0 ? (goals[0]?.steps.length ?? 0) : 0),
        }
      : {
          ...common,
          state: one.request,
          daysAgo: one.request === 'open' || one.request === 'asked' ? at % 5 : 10 + at,
        };
  });
  return { offers, requests };
}

const shownOffer: PlannedOffer = {
  mentor: 'lecturer',
  about: 'Databases, and how one gets from a lecture to a first job. I answer within two days.',
  audiences: ['student', 'young_lecturer'],
  capacity: 3,
  paused: false,
};

/** The first of the other requests, which waits for an answer. */
const firstOther = mentorships.reduce((sum, [, count]) => sum + count, 0);

function offerOf(random: Random, { account, language }: PlannedExpert, at: number): PlannedOffer {
  return {
    mentor: account,
    about:
      language === 'fr'
        ? 'J’accompagne volontiers un mémoire, un premier cours ou un premier emploi, une demi-heure toutes les deux semaines.'
        : 'I gladly accompany a thesis, a first course or a first job, half an hour every second week.',
    audiences: random.next() < 0.5 ? ['student'] : ['student', 'young_lecturer', 'alumni'],
    capacity: 1 + Math.floor(random.next() * 4),
    paused: at % 17 === 16,
  };
}

function next(random: Random, offers: readonly PlannedOffer[], room: Map<string, number>, takes: boolean): string {
  const { mentor } = random.pick(
    offers.filter(({ mentor: who, paused }) => who !== shownOffer.mentor && !paused && (room.get(who) ?? 0) > 0),
  );
  if (takes) room.set(mentor, (room.get(mentor) ?? 0) - 1);
  return mentor;
}

/** @param least so many steps are done at least: of one that is shown, a whole goal */
function mentorshipOf(random: Random, state: MentorshipState, goals: readonly DemoGoal[], least: number) {
  const steps = goals.reduce((sum, goal) => sum + goal.steps.length, 0);
  const share = state === 'agreeing' ? 0 : state === 'ended' ? 0.9 : 0.45;
  const signed = [[], ['mentor'], ['mentee']] as const;
  return {
    daysAgo: state === 'agreeing' ? 2 + Math.floor(random.next() * 5) : weeksAgo * 7 + Math.floor(random.next() * 5),
    mentorship: {
      state,
      weeks: random.pick([8, 12, 16]),
      rhythm: random.next() < 0.3 ? ('weekly' as const) : ('fortnightly' as const),
      signed: state === 'agreeing' ? random.pick(signed) : (['mentor', 'mentee'] as const),
      stepsDone: Math.max(least, Math.round(steps * share * random.next())),
    },
  };
}
