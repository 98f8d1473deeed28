import type { ExpertMode, LanguageLevel } from '#database';
import { foldedName, levels } from '#matching';
import type { Expert, Level, Mode, Need, Skill, Speaks } from '#matching';
import { wakingWeek } from '../../availability/index.ts';
import { mondayOf } from '../../time/rule.ts';
import { freeHoursOf, freeWeeksOf } from './free-hours.ts';
import type { PersonRow, ProposedRow, RosterRow } from './person-sql.ts';
import type { ExpertRow, MenteeRow, MentorRow } from './profiles.repository.ts';

/** So many weeks are looked at: the coming year. */
const weeksAhead = 52;

const levelToMeet: Level = 'B1';

const levelOf: Readonly<Record<LanguageLevel, Level>> = {
  ...{ a1: 'A1', a2: 'A2', b1: 'B1', b2: 'B2', c1: 'C1', c2: 'C2' },
  native: 'native',
};
const modeOf: Readonly<Record<ExpertMode, Mode>> = {
  ...{ virtual: 'virtual', short_return: 'short' },
  ...{ sequential_return: 'sequential', long_return: 'long' },
};

/** @param today YYYY-MM-DD: hours and weeks are those from its week on */
export function mentorProfile(row: MentorRow, today: string): Expert {
  const { offer, paused, capacity, taken, taught, expert } = row;
  return {
    ...personProfile(row, today),
    ...rosterProfile(row, expert, today),
    offers: paused ? [] : ['mentor'],
    modes: ['virtual'],
    capacity: Math.max(0, capacity - taken),
    taught,
    text: lines(offer, expert?.headline, expert?.about),
  };
}

/** What an expert said of their weeks is a number, so those count in which they are not away all the time. */
export function expertProfile(row: ExpertRow, today: string): Expert {
  const { taught, expert } = row;
  const person = personProfile(row, today);
  return {
    ...person,
    ...rosterProfile(row, expert, today),
    offers: expert.offers,
    modes: expert.modes.map((mode) => modeOf[mode]),
    weeks: expert.weeksFree === 0 ? [] : person.weeks,
    hoursAWeek: expert.hoursPerWeek,
    // Nothing takes an expert's place yet.
    capacity: 1,
    taught,
    text: lines(expert.headline, expert.about),
  };
}

/** A mentee looks for somebody of their own subjects, to meet from a distance. Who did not say their hours has no wish about them. */
export function menteeNeed(row: MenteeRow, today: string): Need {
  const { id, blocked, fields, courses, goals, saved, country, institutionId } = row;
  return {
    id,
    persons: [id],
    blocked,
    role: 'mentor',
    modes: ['virtual'],
    languages: [],
    ...commonLanguage(row.languages),
    welcome: row.languages.map(({ language }) => language),
    weeks: [],
    ...(saved && { freeHours: freeHoursOf(saved.zone, saved.hours, mondayOf(today)) }),
    fields,
    sectors: [],
    skills: row.skills.map(skillOf),
    title: '',
    courses,
    text: lines(...goals),
    ...(institutionId !== null && { institution: institutionId }),
    ...(country !== null && { country }),
  };
}

/** Two who meet must speak one language for everyday work. Who speaks none so well is understood in those they have. */
function commonLanguage(spoken: PersonRow['languages']): Pick<Need, 'oneLanguageOf'> {
  const isEnough = ({ level }: (typeof spoken)[number]) =>
    levels.indexOf(levelOf[level]) >= levels.indexOf(levelToMeet);
  const enough = spoken.filter(isEnough);
  const some = enough.length > 0 ? enough : spoken;
  return some.length > 0 ? { oneLanguageOf: some.map(({ language }) => ({ language, level: levelToMeet })) } : {};
}

/** Who has said nothing is free while awake (docs/decisions/0216). */
function personProfile(row: PersonRow & ProposedRow, today: string) {
  const { id, blocked, zone, saved, exceptions, wakingFrom, wakingTo, lastProposedAt } = row;
  const said = saved ?? { zone, hours: wakingWeek({ zone, from: wakingFrom, to: wakingTo }) };
  const monday = mondayOf(today);
  return {
    id,
    persons: [id],
    blocked,
    languages: row.languages.map(({ language, level }): Speaks => ({ language, level: levelOf[level] })),
    weeks: freeWeeksOf(said.hours, exceptions, monday, weeksAhead),
    freeHours: freeHoursOf(said.zone, said.hours, monday),
    skills: row.skills.map(skillOf),
    ...(lastProposedAt !== null && { lastProposedAt }),
  };
}

/** Years of practice are not told apart by field: they count for each of an expert's. */
function rosterProfile({ fields }: PersonRow, expert: RosterRow | null, today: string) {
  const thisYear = Number(today.slice(0, 4));
  const years = expert?.practice.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? thisYear) - from), 0);
  return {
    fields: fields.map((code) => ({ code, ...(years !== undefined && { years }) })),
    sectors: expert?.sectorCode ? [expert.sectorCode] : [],
    ...(expert?.originCountry && { countryOfOrigin: expert.originCountry }),
  };
}

const skillOf = ({ id, names }: PersonRow['skills'][number]): Skill => ({
  id: id ?? foldedName(names[0] ?? ''),
  names: [...new Set(names)],
});

const lines = (...texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join('\n');
