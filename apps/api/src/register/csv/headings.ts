import type { Language } from '#database';
import { wordsIn } from '../alike.ts';

/** A column as files may call it. */
export interface Heading {
  /** Our name. */
  name: string;
  /** For people, when it is missing. */
  label: string;
  /** As we write it. */
  written: Readonly<Record<Language, string>>;
  keys: readonly string[];
  /** Words of other systems. */
  phrases: readonly string[];
  required: boolean;
}

/** Headings are compared without case, accents, spaces and signs. */
export const keyOf = (heading: string): string => wordsIn(heading).replaceAll(' ', '');

export const columnOf = (name: string, required: boolean, ...written: string[]): Heading => ({
  name,
  label: [...new Set(written.slice(0, 2))].join(' / '),
  written: { en: written[0] ?? name, fr: written[1] ?? written[0] ?? name },
  keys: written.map(keyOf),
  phrases: written.map(wordsIn),
  required,
});

const status = columnOf('status', false, 'status', 'statut', 'état', 'state');

/** English and French, and how registers call them; the first two are what we write. */
export const headings = {
  people: [
    columnOf(
      'id',
      true,
      'id',
      'identifiant',
      'matricule',
      'person id',
      'external id',
      'numéro',
      'student id',
      'user id',
    ),
    columnOf(
      'email',
      true,
      'email',
      'courriel',
      'e-mail',
      'mail',
      'adresse électronique',
      'adresse e-mail',
      'email address',
    ),
    columnOf(
      'name',
      false,
      'name',
      'nom complet',
      'full name',
      'nom et prénom',
      'noms et prénoms',
      'prénom et nom',
      'nom, postnom et prénom',
      'nom postnom prénom',
      'prénom, nom et postnom',
      'noms',
    ),
    columnOf('first', false, 'first name', 'prénom', 'prénoms', 'given name', 'firstname'),
    columnOf('middle', false, 'middle name', 'deuxième prénom', 'middle names', 'autres prénoms', 'second given name'),
    columnOf(
      'last',
      false,
      'last name',
      'nom',
      'nom de famille',
      'family name',
      'surname',
      'lastname',
      'nom et postnom',
    ),
    columnOf(
      'postnom',
      false,
      'postnom',
      'postnom',
      'postnoms',
      'deuxième nom',
      'second nom',
      'deuxième nom de famille',
      'second last name',
      'second family name',
      'second surname',
    ),
    columnOf('role', false, 'role', 'rôle', 'fonction', 'roles', 'rôles'),
    columnOf('language', false, 'language', 'langue'),
    columnOf('zone', false, 'zone', 'fuseau horaire', 'time zone', 'fuseau', 'timezone'),
    columnOf('cohort', false, 'cohort', 'cohorte', 'promotion', 'cohorts', 'cohortes', 'groupe', 'group'),
    status,
  ],
  sections: [
    columnOf(
      'id',
      true,
      'id',
      'identifiant',
      'section id',
      'external id',
      'id section',
      'identifiant de section',
      'id groupe',
    ),
    columnOf('course', true, 'course code', 'code du cours', 'course', 'code cours', 'cours', 'code'),
    columnOf('title', false, 'course title', 'intitulé du cours', 'title', 'intitulé', 'titre', 'titre du cours'),
    columnOf('term', true, 'term', 'période', 'semestre', 'trimestre', 'semester'),
    columnOf('campus', false, 'campus', 'site', 'lieu'),
    columnOf('name', true, 'section', 'groupe', 'section name', 'nom', 'name', 'nom de la section', 'nom du groupe'),
    columnOf('capacity', false, 'capacity', 'capacité', 'places', 'seats'),
    columnOf(
      'lecturers',
      false,
      'lecturers',
      'enseignants',
      'lecturer',
      'enseignant',
      'teachers',
      'teacher',
      'professeurs',
    ),
    status,
  ],
  enrolments: [
    columnOf('section', true, 'section id', 'section', 'identifiant de section', 'id section', 'id groupe', 'groupe'),
    columnOf(
      'person',
      false,
      'person id',
      'personne',
      'person',
      'identifiant',
      'matricule',
      'id',
      'student id',
      'id personne',
    ),
    columnOf('email', false, 'email', 'courriel', 'e-mail', 'mail', 'adresse électronique', 'email address'),
    columnOf('role', false, 'role', 'rôle'),
    status,
  ],
} as const satisfies Record<string, readonly Heading[]>;

/** Columns of which one must be there. */
export const oneOf: Record<keyof typeof headings, readonly string[]> = {
  people: ['name', 'first', 'last'],
  sections: [],
  enrolments: ['person', 'email'],
};

/** OneRoster writes its names exactly; other columns are not read. */
export const exactly = (required: readonly string[], optional: readonly string[] = []): Heading[] =>
  [...required, ...optional].map((name) => columnOf(name, required.includes(name), name));
