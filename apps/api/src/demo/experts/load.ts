import type { EntityManager } from 'typeorm';
import { Expert } from '#database';
import type { ExpertAction, ExpertState } from '#database';
import { demoId, personId } from '../ids.ts';
import { demoEmail } from '../people.ts';
import { Rows } from '../rows.repository.ts';
import { confirmAnew } from './confirmations.repository.ts';
import { cvOf } from './cv.ts';
import type { PlannedExpert } from './plan.ts';
import { skillIds } from './skills.repository.ts';

const day = 86_400_000;
const coordinator = personId('coordinator');
const checked = ['identity', 'degrees', 'practice', 'referees', 'right_of_return'];

/** Of so many experts one has not confirmed for so many days, was asked so many days ago, and has not answered. */
const overdue = { every: 20, days: 97, askedDays: 6 };
/** Of so many experts one has sent a CV. */
const cvEvery = 3;

/** Days for which an expert is in their state. The verified ones are spread over 90, so that they are not asked all on one day. */
function daysIn({ state }: PlannedExpert, at: number): number {
  if (state !== 'verified') return at % 60;
  return at % overdue.every === overdue.every - 1 ? overdue.days : (7 * at) % 90;
}

/**
 * Adds the experts and their profiles once: nothing that people changed in them afterwards is undone. In a demo that was not started for long
 * they have confirmed their profiles meanwhile.
 */
export async function loadExperts(manager: EntityManager, experts: readonly PlannedExpert[], now: Date): Promise<void> {
  const [last] = experts.slice(-1);
  if (!last) return;
  if (await manager.existsBy(Expert, { personId: personId(last.account) })) {
    const ids = experts.map(({ account }) => personId(account));
    return confirmAnew(manager, ids, now);
  }
  const rows = new Rows(manager);
  await rows.add(
    'person',
    experts.map(({ account, name, language, languages }) => ({
      id: personId(account),
      email: demoEmail(account),
      name,
      zone: 'Europe/Brussels',
      language,
      languages: languages.map((spoken) => spoken.language),
      country: 'BE',
    })),
  );
  await addCompetences(rows, experts, await skillIds(manager, [...new Set(experts.flatMap(({ skills }) => skills))]));
  await addProfiles(rows, experts, now);
  await addConfirmations(rows, experts, now);
  await addDocuments(rows, experts, now);
}

async function addCompetences(
  rows: Rows,
  experts: readonly PlannedExpert[],
  skills: ReadonlyMap<string, string>,
): Promise<void> {
  await rows.add(
    'competences',
    experts.map(({ account }) => ({ person_id: personId(account), version: 1 })),
  );
  await rows.add(
    'person_language',
    experts.flatMap(({ account, languages }) =>
      languages.map(({ language, level }, place) => ({ person_id: personId(account), language, level, place })),
    ),
  );
  await rows.add(
    'person_field',
    experts.flatMap(({ account, fields }) =>
      fields.map((field_code, place) => ({ person_id: personId(account), field_code, place })),
    ),
  );
  await rows.add(
    'person_skill',
    experts.flatMap(({ account, skills: names }) =>
      names.flatMap((name, place) => {
        const id = skills.get(name);
        return id === undefined ? [] : [{ person_id: personId(account), key: id, skill_id: id, place }];
      }),
    ),
  );
}

async function addProfiles(rows: Rows, experts: readonly PlannedExpert[], now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  await rows.add(
    'expert',
    experts.map((expert, at) => ({
      person_id: personId(expert.account),
      state: expert.state,
      headline: expert.headline,
      about: expert.about,
      origin_country: expert.originCountry,
      residence_country: 'BE',
      sector_code: expert.profession.sector,
      degrees: expert.degrees,
      practice: expert.practice,
      offers: expert.offers,
      modes: expert.modes,
      weeks_free: expert.weeksFree,
      hours_per_week: expert.hoursAWeek,
      gender: expert.gender,
      legal_status: expert.mayReturn ? 'citizen' : 'refugee',
      may_return: expert.mayReturn,
      referees: expert.referees,
      shows: expert.shows,
      state_since: ago(daysIn(expert, at)),
      version: 1,
      created_at: ago(120 + (at % 60)),
      updated_at: ago(daysIn(expert, at)),
    })),
  );
  await rows.add(
    'expert_transition',
    experts.flatMap((expert, at) =>
      waysTo[expert.state].map(([action, to], step, ways) => ({
        id: demoId('expert-transition', expert.account, String(step)),
        expert_id: personId(expert.account),
        actor_id: action === 'verify' ? coordinator : personId(expert.account),
        actor_role: action === 'verify' ? 'coordinator' : 'expert',
        action,
        from_state: ways[step - 1]?.[1] ?? 'draft',
        to_state: to,
        reason: action === 'verify' ? 'Diplômes et références vérifiés.' : '',
        checks: action === 'verify' ? checked : [],
        created_at: ago(daysIn(expert, at) + (ways.length - 1 - step) * 7),
      })),
    ),
  );
}

async function addConfirmations(rows: Rows, experts: readonly PlannedExpert[], now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  await rows.add(
    'expert_confirmation',
    experts.flatMap((expert, at) => {
      if (expert.state !== 'verified' && expert.state !== 'paused') return [];
      const days = daysIn(expert, at);
      const asked = days === overdue.days;
      return {
        ...{ expert_id: personId(expert.account), confirmed_at: ago(days) },
        ...{ asked: asked ? 1 : 0, asked_at: asked ? ago(overdue.askedDays) : null },
      };
    }),
  );
}

async function addDocuments(rows: Rows, experts: readonly PlannedExpert[], now: Date): Promise<void> {
  await rows.add(
    'expert_document',
    experts.flatMap((expert, at) => {
      if (at % cvEvery !== 0 || expert.state === 'left') return [];
      const content = cvOf(expert);
      return {
        ...{ id: demoId('expert-document', expert.account), expert_id: personId(expert.account), kind: 'cv' },
        ...{ name: 'CV.pdf', type: 'pdf', bytes: content.length, content: `\\x${content.toString('hex')}` },
        created_at: new Date(now.getTime() - (daysIn(expert, at) + 8) * day),
      };
    }),
  );
}

/** How an expert came to a state. */
const waysTo: Readonly<Record<ExpertState, readonly (readonly [ExpertAction, ExpertState])[]>> = {
  draft: [],
  submitted: [['submit', 'submitted']],
  verified: [
    ['submit', 'submitted'],
    ['verify', 'verified'],
  ],
  paused: [
    ['submit', 'submitted'],
    ['verify', 'verified'],
    ['pause', 'paused'],
  ],
  left: [
    ['submit', 'submitted'],
    ['leave', 'left'],
  ],
};
