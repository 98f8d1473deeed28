import type { ExpertLine } from '../export/export.repository.ts';
import { columnOf } from '../../register/index.ts';
import { joinedParts, partOf, valueOf } from './lists.ts';
import { modes, native, offers, states } from './words.ts';
import type { Words } from './words.ts';

/** 0: English, 1: French. */
export type Place = 0 | 1;

const say = <Name extends string>(words: Words<Name>, name: Name, place: Place): string => words[name][place];

/** What is in the cells of a column: a text or a number, or several values. */
type Cell = (expert: ExpertLine, place: Place) => string | number | readonly string[];

/**
 * Columns of the roster as a spreadsheet, for the export and for the import. A code stands in front of a name in the same cell: a
 * spreadsheet would make the number 512 of "0512". The first two names are English and French; the others are accepted too.
 */
export const cells = {
  email: ({ email }) => email,
  name: ({ name }) => name,
  zone: ({ zone }) => zone,
  headline: ({ headline }) => headline,
  about: ({ about }) => about,
  state: ({ state }, place) => say(states, state, place),
  originCountry: ({ originCountry }) => originCountry ?? '',
  residenceCountry: ({ residenceCountry }) => residenceCountry ?? '',
  fields: ({ fields }) => fields.map(valueOf),
  sector: ({ sector }) => sector ?? '',
  skills: ({ skills }) => skills.map(valueOf),
  languages: ({ languages }, place) =>
    languages.map(({ language, level }) => `${language} ${level === 'native' ? native[place] : level.toUpperCase()}`),
  offers: (expert, place) => expert.offers.map((one) => say(offers, one, place)),
  modes: (expert, place) => expert.modes.map((one) => say(modes, one, place)),
  weeksFree: ({ weeksFree }) => weeksFree,
  hoursPerWeek: ({ hoursPerWeek }) => hoursPerWeek,
  degrees: ({ degrees }) =>
    degrees.map(({ title, institution, year }) => joinedParts([partOf(title), partOf(institution), String(year)])),
  practice: ({ practice }) =>
    practice.map(({ role, place, from, to }) =>
      joinedParts([...[role, place].filter(Boolean).map(partOf), `${from}-${to ?? ''}`]),
    ),
} as const satisfies Record<string, Cell>;

export type ColumnName = keyof typeof cells;

const named = (name: ColumnName, ...written: string[]) =>
  columnOf(name, name === 'email' || name === 'name', ...written);

export const headings = [
  named('email', 'email', 'courriel', 'e-mail', 'mail', 'adresse électronique', 'adresse e-mail', 'email address'),
  named('name', 'name', 'nom', 'nom complet', 'full name', 'nom et prénom', 'prénom et nom'),
  named('zone', 'time zone', 'fuseau horaire', 'zone', 'fuseau', 'timezone'),
  named('headline', 'in one line', 'en une ligne', 'headline', 'titre', 'profession'),
  named('about', 'about', 'présentation', 'biography', 'biographie', 'bio'),
  named('state', 'state', 'état', 'status', 'statut'),
  named('originCountry', 'country of origin', 'pays d’origine', 'origin', 'origine'),
  named('residenceCountry', 'country of residence', 'pays de résidence', 'residence', 'résidence'),
  named('fields', 'fields of education', 'domaines d’études', 'fields', 'domaines', 'field', 'domaine'),
  named('sector', 'donor sector', 'secteur', 'sector'),
  named('skills', 'skills', 'compétences'),
  named('languages', 'languages', 'langues'),
  named('offers', 'offers', 'offre', 'offres'),
  named('modes', 'modes', 'formes', 'mode', 'forme'),
  named('weeksFree', 'weeks free', 'semaines libres', 'weeks', 'semaines'),
  named('hoursPerWeek', 'hours a week', 'heures par semaine', 'hours per week', 'hours', 'heures'),
  named('degrees', 'degrees', 'diplômes'),
  named('practice', 'practice', 'pratique', 'experience', 'expérience'),
] as const;
