import type { EntityManager } from 'typeorm';
import { Expert } from '#database';
import type { ExpertAction, ExpertState } from '#database';
import { demoId, personId } from '../ids.ts';
import { demoEmail } from '../people.ts';
import { Rows } from '../rows.repository.ts';
import type { PlannedExpert } from './plan.ts';
import { skillIds } from './skills.repository.ts';

const day = 86_400_000;
const coordinator = personId('coordinator');
const checked = ['identity', 'degrees', 'practice', 'referees', 'right_of_return'];

/** Adds the experts and their profiles once: nothing that people changed in them afterwards is undone. */
export async function loadExperts(manager: EntityManager, experts: readonly PlannedExpert[], now: Date): Promise<void> {
  const [last] = experts.slice(-1);
  if (!last || (await manager.existsBy(Expert, { personId: personId(last.account) }))) return;
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
      state_since: ago(at % 60),
      version: 1,
      created_at: ago(90 + (at % 60)),
      updated_at: ago(at % 60),
    })),
  );
  await rows.add(
    'expert_transition',
    experts.flatMap(({ account, state }, at) =>
      waysTo[state].map(([action, to], step, ways) => ({
        id: demoId('expert-transition', account, String(step)),
        expert_id: personId(account),
        actor_id: action === 'verify' ? coordinator : personId(account),
        actor_role: action === 'verify' ? 'coordinator' : 'expert',
        action,
        from_state: ways[step - 1]?.[1] ?? 'draft',
        to_state: to,
        reason: action === 'verify' ? 'Diplômes et références vérifiés.' : '',
        checks: action === 'verify' ? checked : [],
        created_at: ago((at % 60) + (ways.length - 1 - step) * 7),
      })),
    ),
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
