import type { CardPart, LanguageLevel } from '#database';
import type { ReadLine } from './read-line.ts';
import type { ReadSkill } from './read-lists.ts';
import type { FilledField } from './compare.ts';

export interface NewPerson {
  id: string;
  email: string;
  name: string;
  zone: string;
  language: string;
}

/** Columns of a profile; what is undefined stays as it is. */
export interface ProfileRow {
  personId: string;
  headline?: string | undefined;
  about?: string | undefined;
  originCountry?: string | null | undefined;
  residenceCountry?: string | null | undefined;
  sectorCode?: string | undefined;
  degrees?: unknown;
  practice?: unknown;
  offers?: readonly string[] | undefined;
  modes?: readonly string[] | undefined;
  weeksFree?: number | undefined;
  hoursPerWeek?: number | undefined;
  /** Parts of the card that the expert has not seen yet. */
  hides: CardPart[];
}

type Placed = { personId: string; place: number };

/** All that a file does, by table. */
export interface Writes {
  people: NewPerson[];
  begun: ProfileRow[];
  changed: ProfileRow[];
  fields: (Placed & { fieldCode: string })[];
  skills: (Placed & Omit<ReadSkill, 'name'>)[];
  languages: (Placed & { language: string; level: LanguageLevel })[];
}

export const noWrites = (): Writes => ({ people: [], begun: [], changed: [], fields: [], skills: [], languages: [] });

/** The columns of a profile among some fields. */
export function profileRow(
  personId: string,
  line: ReadLine,
  fields: ReadonlySet<FilledField>,
  hides: CardPart[],
): ProfileRow {
  const { said, sectorCode } = line;
  const row: Omit<ProfileRow, 'personId' | 'hides'> = {
    ...{ headline: said.headline, about: said.about, offers: said.offers, modes: said.modes },
    ...{ originCountry: said.originCountry, residenceCountry: said.residenceCountry },
    ...{ degrees: said.degrees, practice: said.practice },
    ...{ weeksFree: said.weeksFree, hoursPerWeek: said.hoursPerWeek },
    ...(fields.has('sector') ? { sectorCode } : {}),
  };
  const chosen = Object.entries(row).filter(([name]) => name === 'sectorCode' || fields.has(name as FilledField));
  return { personId, hides, ...Object.fromEntries(chosen) };
}

/** Adds the lists of what somebody knows, among some fields. */
export function addCompetences(
  writes: Writes,
  personId: string,
  line: ReadLine,
  fields: ReadonlySet<FilledField>,
): void {
  const placed = <T extends object>(name: FilledField, list: readonly T[] | undefined) =>
    fields.has(name) ? (list ?? []).map((one, place) => ({ personId, place, ...one })) : [];
  writes.languages.push(...placed('languages', line.said.languages));
  writes.fields.push(
    ...placed(
      'fields',
      line.fieldCodes?.map((fieldCode) => ({ fieldCode })),
    ),
  );
  writes.skills.push(
    ...placed(
      'skills',
      line.skills?.map(({ key, skillId, text }) => ({ key, skillId, text })),
    ),
  );
}
