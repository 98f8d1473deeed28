import type { ExpertMode, ExpertOffer, ExpertState, Language } from '#database';
import type { ExpertLine } from './export.repository.ts';

/** What an enumerated value is called in English and in French. */
type Words<Name extends string> = Readonly<Record<Name, readonly [english: string, french: string]>>;

const offers: Words<ExpertOffer> = {
  teach: ['teach', 'enseigner'],
  mentor: ['mentor', 'accompagner'],
  advise: ['advise', 'conseiller'],
  assess: ['assess', 'évaluer'],
};
const modes: Words<ExpertMode> = {
  virtual: ['virtual', 'à distance'],
  short_return: ['short return', 'retour court'],
  sequential_return: ['sequential return', 'retours successifs'],
  long_return: ['long return', 'retour long'],
};
const states: Words<ExpertState> = {
  draft: ['draft', 'brouillon'],
  submitted: ['submitted', 'soumis'],
  verified: ['verified', 'vérifié'],
  paused: ['paused', 'en pause'],
  left: ['left', 'parti'],
};
const native = ['native', 'maternelle'] as const;

/** Between the values of one cell. */
const between = ' | ';
type Say = <Name extends string>(words: Words<Name>, name: Name) => string;

/**
 * Columns of the roster as a spreadsheet. A code stands in front of a name in the same cell: a spreadsheet would make the number 512 of "0512".
 */
const columns: readonly {
  heading: readonly [english: string, french: string];
  cell: (expert: ExpertLine, say: Say, place: 0 | 1) => string | number;
}[] = [
  { heading: ['email', 'courriel'], cell: ({ email }) => email },
  { heading: ['name', 'nom'], cell: ({ name }) => name },
  { heading: ['in one line', 'en une ligne'], cell: ({ headline }) => headline },
  { heading: ['about', 'présentation'], cell: ({ about }) => about },
  { heading: ['state', 'état'], cell: ({ state }, say) => say(states, state) },
  { heading: ['country of origin', 'pays d’origine'], cell: ({ originCountry }) => originCountry ?? '' },
  { heading: ['country of residence', 'pays de résidence'], cell: ({ residenceCountry }) => residenceCountry ?? '' },
  { heading: ['fields of education', 'domaines d’études'], cell: ({ fields }) => fields.join(between) },
  { heading: ['donor sector', 'secteur'], cell: ({ sector }) => sector ?? '' },
  { heading: ['skills', 'compétences'], cell: ({ skills }) => skills.join(between) },
  {
    heading: ['languages', 'langues'],
    cell: ({ languages }, _, place) =>
      languages
        .map(({ language, level }) => `${language} ${level === 'native' ? native[place] : level.toUpperCase()}`)
        .join(between),
  },
  { heading: ['offers', 'offre'], cell: (expert, say) => expert.offers.map((one) => say(offers, one)).join(between) },
  { heading: ['modes', 'formes'], cell: (expert, say) => expert.modes.map((one) => say(modes, one)).join(between) },
  { heading: ['weeks free', 'semaines libres'], cell: ({ weeksFree }) => weeksFree },
  { heading: ['hours a week', 'heures par semaine'], cell: ({ hoursPerWeek }) => hoursPerWeek },
  {
    heading: ['degrees', 'diplômes'],
    cell: ({ degrees }) =>
      degrees.map(({ title, institution, year }) => `${title}, ${institution}, ${year}`).join(between),
  },
  {
    heading: ['practice', 'pratique'],
    cell: ({ practice }) =>
      practice
        .map(({ role, place, from, to }) => `${[role, place].filter(Boolean).join(', ')}, ${from}-${to ?? ''}`)
        .join(between),
  },
];

/** The headings, then a row for each expert, in the reader's language. */
export function sheetOf(experts: readonly ExpertLine[], language: Language): (string | number)[][] {
  const place = language === 'fr' ? 1 : 0;
  const say: Say = (words, name) => words[name][place];
  return [
    columns.map(({ heading }) => heading[place]),
    ...experts.map((expert) => columns.map(({ cell }) => cell(expert, say, place))),
  ];
}
