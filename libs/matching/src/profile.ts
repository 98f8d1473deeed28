/** What an expert (or a mentor) offers, and what a need (or a mentee) asks for, as matching reads them. */

export const roles = ['teach', 'mentor', 'advise', 'assess'] as const;
export type Role = (typeof roles)[number];

/** From a distance, one return of some weeks, several returns, a long return. */
export const modes = ['virtual', 'short', 'sequential', 'long'] as const;
export type Mode = (typeof modes)[number];

/** Those of the CEFR, the lowest first, and one's own language. */
export const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type Level = (typeof levels)[number];

export interface Speaks {
  language: string;
  level: Level;
}

/** The Mondays of the first and the last week, as "2027-01-04". */
export type Weeks = readonly [first: string, last: string];

export interface Skill {
  /** The concept of a classification; of a free skill, its folded name (`foldedName`). */
  id: string;
  /** In any language. By their words one skill is known to be broader than another. */
  names: readonly string[];
}

export interface FieldOfWork {
  /** Of ISCED-F: two, three or four digits. */
  code: string;
  years?: number;
}

/** What both sides may say about people they do not want to meet, or must not. */
export interface Relations {
  /** Who they are: the expert; those who state the need. */
  persons?: readonly string[];
  household?: string;
  /** Persons who supervise them. */
  supervisors?: readonly string[];
  /** Persons and institutions that they do not want to work with. */
  blocked?: readonly string[];
}

export interface Expert extends Relations {
  id: string;
  offers: readonly Role[];
  modes: readonly Mode[];
  languages: readonly Speaks[];
  weeks: readonly Weeks[];
  /** Hours of the week in UTC in which they are free, counted from Monday 0:00; none when they did not say. */
  freeHours?: readonly number[];
  /** From a distance; on a return an expert is there full time. */
  hoursAWeek?: number;
  /** How many more they take. */
  capacity: number;
  fields: readonly FieldOfWork[];
  /** Of OECD DAC: five digits. */
  sectors: readonly string[];
  skills: readonly Skill[];
  /** Titles of courses that they have taught. */
  taught: readonly string[];
  /** What else tells of their work: headline, summary. */
  text: string;
  countryOfOrigin?: string;
  /** The moment, in milliseconds, at which they were last proposed to somebody. */
  lastProposedAt?: number;
}

export interface Need extends Relations {
  id: string;
  role: Role;
  /** Those that will do, the best first; none when any will. */
  modes: readonly Mode[];
  /** Each is required. */
  languages: readonly Speaks[];
  /** One of these is required, of an expert who said which languages they speak; none when it does not matter. */
  oneLanguageOf?: readonly Speaks[];
  /** Languages that help and are not required. */
  welcome: readonly string[];
  /** None when they do not matter. */
  weeks: readonly Weeks[];
  /** As an expert's. Of them `commonHours` must be free at both sides. */
  freeHours?: readonly number[];
  commonHours?: number;
  hoursAWeek?: number;
  fields: readonly string[];
  sectors: readonly string[];
  skills: readonly Skill[];
  title: string;
  courses: readonly string[];
  text: string;
  institution?: string;
  country?: string;
  lastProposedAt?: number;
}
