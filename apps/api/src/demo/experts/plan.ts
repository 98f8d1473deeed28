import type {
  CardPart,
  Degree,
  ExpertMode,
  ExpertOffer,
  ExpertState,
  Gender,
  LanguageLevel,
  Practice,
  Referee,
} from '#database';
import { accountNames } from '../university/names.ts';
import { Random } from '../university/random.ts';
import { expertNames, originCountries } from './names.ts';
import type { OriginCountry } from './names.ts';
import { professions } from './professions.ts';
import type { Profession } from './professions.ts';

export interface PlannedExpert {
  account: string;
  name: string;
  language: 'fr' | 'en';
  languages: { language: string; level: LanguageLevel }[];
  profession: Profession;
  fields: string[];
  /** English names. */
  skills: string[];
  state: ExpertState;
  headline: string;
  about: string;
  originCountry: OriginCountry;
  degrees: Degree[];
  practice: Practice[];
  offers: ExpertOffer[];
  modes: ExpertMode[];
  weeksFree: number;
  hoursAWeek: number;
  gender: Gender;
  mayReturn: boolean;
  referees: Referee[];
  shows: CardPart[];
}

/** So that it is the same every time. */
const seed = 2004;
/** The year that the demo's lives are told in. */
const thisYear = 2026;

/** How many of 115 are of each country: invented, with the DR Congo first, as in the programme. */
const origins: Readonly<Record<OriginCountry, number>> = { CD: 52, RW: 38, BI: 25 };
/** How many of 115 stand where; the others are verified. */
const unverified: readonly (readonly [ExpertState, number])[] = [
  ['submitted', 12],
  ['draft', 8],
  ['paused', 5],
  ['left', 2],
];
const ownLanguage: Readonly<Record<OriginCountry, readonly string[]>> = {
  CD: ['ln', 'sw'],
  RW: ['rw'],
  BI: ['rn'],
};
const cities = ['Bruxelles', 'Liège', 'Gand', 'Anvers', 'Namur', 'Louvain-la-Neuve', 'Charleroi', 'Mons'];

/** 115 experts who live in Belgium and come from the three countries of the programme. */
export function planExperts(): PlannedExpert[] {
  const random = new Random(seed);
  const nameOf = expertNames(random);
  const accountOf = accountNames();
  const work = random.shuffled(professions.flatMap((one) => new Array<Profession>(one.count).fill(one)));
  const countries = random.shuffled(
    originCountries.flatMap((country) => new Array<OriginCountry>(origins[country]).fill(country)),
  );
  const states = random.shuffled(
    unverified
      .flatMap(([state, count]) => new Array<ExpertState>(count).fill(state))
      .concat(
        new Array<ExpertState>(work.length - unverified.reduce((sum, [, count]) => sum + count, 0)).fill('verified'),
      ),
  );
  return work.map((profession, at) => {
    const originCountry = countries[at] ?? 'CD';
    const gender = random.next() < 0.45 ? 'woman' : 'man';
    const name = nameOf(originCountry, gender);
    return {
      account: `expert.${accountOf(name)}`,
      name: profession.title && random.next() < 0.7 ? `${profession.title} ${name}` : name,
      gender,
      originCountry,
      profession,
      state: states[at] ?? 'verified',
      ...lifeOf(random, profession),
      ...languagesOf(random, originCountry),
      ...givesOf(random),
      referees: [1, 2].map((nth) => ({
        name: nameOf(random.pick(originCountries), random.next() < 0.5 ? 'woman' : 'man'),
        role: random.pick(['Chef de service', 'Professeur', 'Directrice', 'Collègue']),
        email: `referee${String(at + 1)}.${String(nth)}@ikiraro.example`,
      })),
    };
  });
}

function lifeOf(random: Random, { fields, skills, degrees, employers, taught, fr, en }: Profession) {
  const [main, ...others] = fields;
  const graduated = thisYear - 6 - Math.floor(random.next() * 28);
  const changed = Math.min(thisYear - 1, graduated + 2 + Math.floor(random.next() * 8));
  const [now = '', before = ''] = random.shuffled([...new Set(employers)]);
  const years = thisYear - graduated;
  const french = random.next() < 0.75;
  return {
    language: french ? ('fr' as const) : ('en' as const),
    fields: [main, ...(others.length > 0 && random.next() < 0.5 ? [random.pick(others)] : [])],
    skills: random.shuffled(skills).slice(0, 3 + Math.floor(random.next() * 3)),
    headline: french
      ? `${fr}, ${String(years)} ans de pratique, ${now}`
      : `${en}, ${String(years)} years of practice, ${now}`,
    about: french
      ? `Je vis à ${random.pick(cities)} et travaille depuis ${String(changed)} chez ${now}. J’ai enseigné « ${random.pick(taught)} » et je veux transmettre ce que j’ai appris.`
      : `I live in ${random.pick(cities)} and have worked at ${now} since ${String(changed)}. I have taught “${random.pick(taught)}”, and want to pass on what I have learnt.`,
    degrees: [
      {
        title: random.pick(degrees),
        institution: random.pick(['Université libre de Bruxelles', 'UCLouvain', 'KU Leuven', 'Université de Liège']),
        year: graduated,
      },
    ],
    practice: [
      { role: french ? fr : en, place: now, from: changed, to: null },
      { role: french ? fr : en, place: before, from: graduated, to: changed },
    ],
  };
}

function languagesOf(random: Random, country: OriginCountry): Pick<PlannedExpert, 'languages'> {
  const french = random.next() < 0.85;
  return {
    languages: [
      { language: random.pick(ownLanguage[country]), level: 'native' },
      { language: 'fr', level: french ? 'c2' : 'b2' },
      { language: 'en', level: random.pick(['b1', 'b2', 'c1'] as const) },
      ...(random.next() < 0.4 ? [{ language: 'nl', level: random.pick(['a2', 'b1', 'b2'] as const) }] : []),
    ],
  };
}

function givesOf(random: Random) {
  const offers: ExpertOffer[] = ['teach', 'mentor', 'advise', 'assess'];
  const modes: ExpertMode[] = ['short_return', 'sequential_return', 'long_return'];
  const some = <T>(all: readonly T[], share: number) => all.filter(() => random.next() < share);
  return {
    offers: [...new Set<ExpertOffer>(['teach', ...some(offers, 0.5)])],
    modes: [...new Set<ExpertMode>(['virtual', ...some(modes, 0.35)])],
    weeksFree: 2 + Math.floor(random.next() * 11),
    hoursAWeek: 2 + Math.floor(random.next() * 5),
    mayReturn: random.next() < 0.9,
    shows: some<CardPart>(
      ['about', 'countries', 'sector', 'degrees', 'practice', 'time', 'languages', 'fields', 'skills'],
      0.85,
    ),
  };
}
