import * as fc from 'fast-check';
import { levels, modes, roles } from './profile.ts';
import type { Expert, Need, Skill, Speaks, Weeks } from './profile.ts';
import { criterionNames } from './weights.ts';
import type { Weights } from './weights.ts';

/** Only tests load this file: experts and needs of a small world, in which they often suit each other and often do not. */

const subset = <T>(all: readonly T[], minLength = 0) => fc.uniqueArray(fc.constantFrom(...all), { minLength });
/** Mostly what suits, so that all rules together leave some pairs. */
const often = <T>(all: readonly T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant([...all]) }, subset(all));

const language = fc.constantFrom('fr', 'en', 'rw');
const speaks = (minLength: number, maxLength: number): fc.Arbitrary<Speaks[]> =>
  fc.uniqueArray(fc.record({ language, level: fc.constantFrom(...levels) }), {
    minLength,
    maxLength,
    selector: (one) => one.language,
  });

const mondays = ['2026-12-28', '2027-01-04', '2027-01-11', '2027-01-18', '2027-08-30', '2027-09-06', '2027-12-27'];
const weeks: fc.Arbitrary<Weeks[]> = fc.array(
  fc
    .tuple(fc.nat(mondays.length - 1), fc.nat(mondays.length - 1))
    .map(([a, b]): Weeks => [mondays[Math.min(a, b)] ?? '', mondays[Math.max(a, b)] ?? '']),
  { maxLength: 2 },
);

const names = ['malaria', 'severe malaria', 'malaria of children', 'soils', 'soil science', 'sols', 'networks', 'sql'];
const skill: fc.Arbitrary<Skill> = fc.constantFrom(...names).map((name) => ({ id: `s-${name}`, names: [name] }));
const skills = fc.uniqueArray(skill, { maxLength: 4, selector: ({ id }) => id });
const sentence = fc
  .array(fc.constantFrom(...names, 'teaching', 'the', 'enseigner', 'élevage'), { maxLength: 6 })
  .map((words) => words.join(' '));
const field = fc.constantFrom('0512', '0511', '0521', '0912', '05', '051');
const sector = fc.constantFrom('12181', '12191', '31130');
const country = fc.constantFrom('RW', 'BI', 'CD');
const person = fc.constantFrom('ada', 'bosco', 'chantal', 'didier', 'esther', 'felix', 'grace', 'henri');
const persons = fc.uniqueArray(person, { maxLength: 1 });
const few = (one: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.uniqueArray(one, { maxLength: 2 }));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const moment = maybe(fc.nat(2));
const hours = maybe(fc.uniqueArray(fc.integer({ min: 30, max: 36 }), { maxLength: 6 }));

/** Leaves out what is undefined: such a property is not there. */
const present = <T>(record: Record<string, unknown>): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

const expert = (id: string): fc.Arbitrary<Expert> =>
  fc
    .record({
      persons,
      household: maybe(fc.constantFrom('h1', 'h2', 'h3', 'h4')),
      supervisors: few(person),
      blocked: few(fc.oneof(person, fc.constantFrom('i1', 'i2'))),
      offers: often(roles),
      modes: often(modes),
      languages: fc.oneof({ weight: 5, arbitrary: speaks(1, 3) }, speaks(0, 0)),
      weeks: fc.oneof({ weight: 2, arbitrary: fc.constant<Weeks[]>([['2026-12-28', '2027-12-27']]) }, weeks),
      freeHours: hours,
      hoursAWeek: maybe(fc.nat(6)),
      capacity: fc.nat(3),
      fields: fc.array(fc.record({ code: field, years: fc.nat(15) }), { maxLength: 2 }),
      sectors: fc.uniqueArray(sector, { maxLength: 2 }),
      skills,
      taught: fc.array(sentence, { maxLength: 2 }),
      text: sentence,
      countryOfOrigin: maybe(country),
      lastProposedAt: moment,
    })
    .map((record) => present<Expert>({ id, ...record }));

const need = (id: string): fc.Arbitrary<Need> =>
  fc
    .record({
      persons,
      household: maybe(fc.constantFrom('h1', 'h2', 'h3', 'h4')),
      supervisors: few(person),
      blocked: few(person),
      institution: maybe(fc.constantFrom('i1', 'i2', 'i3')),
      country: maybe(country),
      role: fc.constantFrom(...roles),
      modes: subset(modes),
      languages: fc.oneof(
        { weight: 2, arbitrary: language.map((one): Speaks[] => [{ language: one, level: 'A2' }]) },
        speaks(0, 2),
        fc.constant([]),
      ),
      oneLanguageOf: maybe(speaks(0, 2)),
      welcome: fc.uniqueArray(language, { maxLength: 2 }),
      weeks,
      freeHours: hours,
      commonHours: maybe(fc.integer({ min: 1, max: 2 })),
      hoursAWeek: maybe(fc.nat(6)),
      fields: fc.uniqueArray(field, { maxLength: 2 }),
      sectors: fc.uniqueArray(sector, { maxLength: 1 }),
      skills,
      title: sentence,
      courses: fc.array(sentence, { maxLength: 1 }),
      text: sentence,
      lastProposedAt: moment,
    })
    .map((record) => present<Need>({ id, ...record }));

const numbered = <T>(most: number, letter: string, one: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc
    .nat(most)
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => one(`${letter}${String(at)}`))))
    // Ids say nothing about the order in which they come.
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

/** Some are alike but for their id and when they were proposed, so that scores are equal. */
export const experts = (most: number): fc.Arbitrary<Expert[]> =>
  fc
    .tuple(numbered(most, 'e', expert), fc.nat(2), moment)
    .map(([all, twins, lastProposedAt]) => [
      ...all,
      ...all.slice(0, twins).map((one) => present<Expert>({ ...one, id: `twin-of-${one.id}`, lastProposedAt })),
    ]);
export const needs = (most: number): fc.Arbitrary<Need[]> => numbered(most, 'n', need);
export const oneNeed = need('n0');

const wholeYear: Weeks[] = [['2026-12-28', '2027-12-27']];
const alone = { persons: [], supervisors: [], blocked: [] };

/** Only languages, weeks and capacity stand between them. */
export const openExperts = (most: number): fc.Arbitrary<Expert[]> =>
  experts(most).map((all) =>
    all.map(({ household: _, freeHours: __, ...one }) => ({
      ...one,
      ...alone,
      offers: roles,
      weeks: one.weeks.length > 0 ? one.weeks : wholeYear,
    })),
  );
const opened = ({ household: _, freeHours: __, ...one }: Need): Need => ({
  ...one,
  ...alone,
  modes: one.modes.slice(0, 1),
  languages: one.languages.slice(0, 1).map(({ language: spoken }) => ({ language: spoken, level: 'A1' })),
  oneLanguageOf: (one.oneLanguageOf ?? []).map(({ language: spoken }) => ({ language: spoken, level: 'A1' })),
});
export const openNeeds = (most: number): fc.Arbitrary<Need[]> => needs(most).map((all) => all.map(opened));
/** Languages alone decide, and there are few places: what is short can often be passed on. */
export const competing: fc.Arbitrary<[Expert[], Need[]]> = fc
  .tuple(openExperts(3), openNeeds(5), fc.array(fc.tuple(language, language), { minLength: 6, maxLength: 6 }))
  .map(([all, asked, spoken]) => [
    all.map((one, at) => {
      const [first, second] = spoken[at] ?? ['fr', 'en'];
      const languages: Speaks[] = [...new Set([first, second])].map((one) => ({ language: one, level: 'B2' }));
      return { ...one, modes, weeks: wholeYear, languages, capacity: Math.min(1, one.capacity) };
    }),
    asked.map((one) => ({ ...one, weeks: [] })),
  ]);
export const oneOpenNeed = oneNeed.map(opened);

export const weights: fc.Arbitrary<Weights> = fc
  .record(Object.fromEntries(criterionNames.map((name) => [name, fc.nat(5)])) as Record<string, fc.Arbitrary<number>>)
  .map((all) => all as Weights)
  .filter((all) => criterionNames.some((name) => all[name] > 0));
