import type { Degree, Expert, Practice, Referee } from '#database';
import { badInput } from '#platform';
import { emailAddress, block, line } from '../graphql/text.ts';
import { countryCode } from '../institutions/index.ts';
import type { DegreeInput, ExpertInput, PracticeInput, RefereeInput } from './inputs.ts';

export const mostOfProfile = { degrees: 10, practice: 20, referees: 2 } as const;
export const earliestYear = 1940;

/** What of a profile its expert writes. */
export type Profile = Omit<
  Expert,
  | 'personId'
  | 'state'
  | 'importId'
  | 'import'
  | 'version'
  | 'stateSince'
  | 'createdAt'
  | 'updatedAt'
  | 'person'
  | 'sector'
>;

/** @throws {AppError} BAD_INPUT at the field that is wrong */
export function checkedProfile(input: ExpertInput, thisYear: number): Profile {
  const { degrees, practice, referees } = input;
  refuseMore('input.degrees', degrees, mostOfProfile.degrees);
  refuseMore('input.practice', practice, mostOfProfile.practice);
  refuseMore('input.referees', referees, mostOfProfile.referees);
  return {
    headline: line('input.headline', input.headline, 120, 0),
    about: block('input.about', input.about, 2_000),
    originCountry: countryCode('input.originCountry', input.originCountry),
    residenceCountry: countryCode('input.residenceCountry', input.residenceCountry),
    sectorCode: input.sector ?? null,
    degrees: degrees.map((degree, index) => checkedDegree(`input.degrees.${index}`, degree, thisYear)),
    practice: practice.map((one, index) => checkedPractice(`input.practice.${index}`, one, thisYear)),
    offers: [...new Set(input.offers)],
    modes: [...new Set(input.modes)],
    weeksFree: between('input.weeksFree', input.weeksFree, 0, 52),
    hoursPerWeek: between('input.hoursPerWeek', input.hoursPerWeek, 0, 60),
    gender: input.gender ?? null,
    legalStatus: input.legalStatus ?? null,
    mayReturn: input.mayReturn ?? null,
    referees: referees.map((referee, index) => checkedReferee(`input.referees.${index}`, referee)),
    shows: [...new Set(input.shows)],
  };
}

/** What a coordinator looks at: who changes it is looked at again. */
const looked = [
  'originCountry',
  'residenceCountry',
  'degrees',
  'practice',
  'legalStatus',
  'mayReturn',
  'referees',
] as const;

export const changesWhatWasLookedAt = (before: Pick<Profile, (typeof looked)[number]>, after: Profile): boolean =>
  looked.some((name) => canonical(before[name]) !== canonical(after[name]));

/** PostgreSQL keeps the keys of an object in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => one.localeCompare(other)))
      : part,
  );

/** What is missing before it can be submitted, by the names of the fields; empty: nothing. */
export function missingIn({ headline, originCountry, residenceCountry, offers, modes, referees }: Profile): string[] {
  return [
    headline === '' ? 'headline' : '',
    originCountry === null ? 'originCountry' : '',
    residenceCountry === null ? 'residenceCountry' : '',
    offers.length === 0 ? 'offers' : '',
    modes.length === 0 ? 'modes' : '',
    referees.length < mostOfProfile.referees ? 'referees' : '',
  ].filter(Boolean);
}

function refuseMore(field: string, list: readonly unknown[], count: number): void {
  if (list.length > count) throw badInput(field, `Name ${count} at most.`);
}

function between(field: string, value: number, least: number, greatest: number): number {
  if (value < least || value > greatest) throw badInput(field, `This must be ${least} to ${greatest}.`);
  return value;
}

const checkedDegree = (field: string, { title, institution, year }: DegreeInput, thisYear: number): Degree => ({
  title: line(`${field}.title`, title, 120),
  institution: line(`${field}.institution`, institution, 120),
  year: between(`${field}.year`, year, earliestYear, thisYear),
});

const checkedPractice = (field: string, { role, place, from, to }: PracticeInput, thisYear: number): Practice => ({
  role: line(`${field}.role`, role, 120),
  place: line(`${field}.place`, place, 120),
  from: between(`${field}.from`, from, earliestYear, thisYear),
  to: to == null ? null : between(`${field}.to`, to, from, thisYear),
});

const checkedReferee = (field: string, { name, role, email }: RefereeInput): Referee => ({
  name: line(`${field}.name`, name, 120),
  role: line(`${field}.role`, role, 120),
  email: emailAddress(`${field}.email`, email),
});
