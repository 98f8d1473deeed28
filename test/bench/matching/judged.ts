import { readFileSync } from 'node:fs';
import type { Expert, Level, Mode, Need, Role, Weeks } from '#matching';
import type { Classifications } from './classifications.ts';

/** The judged experts and needs of judged/README.md, as their files have them. */
export interface JudgedExpert {
  id: string;
  headline: string;
  summary: string;
  fields: { code: string; years: number }[];
  sector: string;
  skills: string[];
  languages: { language: string; level: Level }[];
  degrees: { title: string; field: string }[];
  offers: Role[];
  modes: Mode[];
  countryOfOrigin: string;
  weeks: Weeks[];
  hoursAWeek: number;
  taught: string[];
  capacity: number;
  reservations?: { household?: string; supervisors?: string[]; institutions?: string[] };
}

export interface JudgedNeed {
  id: string;
  split: Split;
  institution: string;
  country: string;
  contact: { person: string; household?: string };
  title: string;
  text: string;
  role: Role;
  fields: string[];
  sector: string;
  skills: string[];
  languages: { language: string; level: Level }[];
  mode: Mode;
  weeks: Weeks;
  hoursAWeek: number;
  courses: string[];
}

export const splits = ['tuning', 'held'] as const;
export type Split = (typeof splits)[number];

export interface Judgement {
  first: [id: string, why: string][];
  considered: [id: string, why: string][];
  not: [id: string, why: string][];
}

export interface Judged {
  experts: JudgedExpert[];
  needs: JudgedNeed[];
  judgements: Record<string, Judgement>;
}

export function readJudged(): Judged {
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`judged/${file}`, import.meta.url), 'utf8'));
  return {
    experts: read('experts.json') as JudgedExpert[],
    needs: read('needs.json') as JudgedNeed[],
    judgements: read('judgements.json') as Record<string, Judgement>,
  };
}

/** Those who would be invited first or could be considered. */
export const suitable = ({ judgements }: Judged, needId: string): Set<string> => {
  const { first, considered } = judgements[needId] ?? { first: [], considered: [] };
  return new Set([...first, ...considered].map(([id]) => id));
};

/** National languages help with people around a university. */
const spokenIn: Readonly<Record<string, readonly string[]>> = { RW: ['rw'], BI: ['rn'], CD: ['ln', 'sw'] };

export function expertOf(judged: JudgedExpert, { skillOf }: Classifications): Expert {
  const { reservations = {} } = judged;
  return {
    id: judged.id,
    persons: [judged.id],
    ...(reservations.household === undefined ? {} : { household: reservations.household }),
    supervisors: reservations.supervisors ?? [],
    blocked: reservations.institutions ?? [],
    offers: judged.offers,
    modes: judged.modes,
    languages: judged.languages,
    weeks: judged.weeks,
    hoursAWeek: judged.hoursAWeek,
    capacity: judged.capacity,
    fields: judged.fields,
    sectors: [judged.sector],
    skills: judged.skills.map(skillOf),
    taught: judged.taught,
    text: `${judged.headline}\n${judged.summary}`,
    countryOfOrigin: judged.countryOfOrigin,
  };
}

export function needOf(judged: JudgedNeed, { skillOf }: Classifications): Need {
  const { person, household } = judged.contact;
  return {
    id: judged.id,
    persons: [person],
    ...(household === undefined ? {} : { household }),
    institution: judged.institution,
    country: judged.country,
    role: judged.role,
    modes: [judged.mode],
    languages: judged.languages,
    welcome: spokenIn[judged.country] ?? [],
    weeks: [judged.weeks],
    hoursAWeek: judged.hoursAWeek,
    fields: judged.fields,
    sectors: [judged.sector],
    skills: judged.skills.map(skillOf),
    title: judged.title,
    courses: judged.courses,
    text: judged.text,
  };
}
