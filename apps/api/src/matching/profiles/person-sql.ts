import type { LanguageLevel, Practice, ProposedRole } from '#database';
import type { WeekdayHours } from '../../availability/index.ts';
import { exceptionJson } from '../../schedule/index.ts';
import type { DateException } from '../../time/day-hours.ts';

/** What matching reads of anybody. */
export interface PersonRow {
  id: string;
  zone: string;
  wakingFrom: string;
  wakingTo: string;
  languages: { language: string; level: LanguageLevel }[];
  fields: string[];
  /** Both names of a skill of the list, or the words of a free one. */
  skills: { id: string | null; names: string[] }[];
  /** Null: they did not say. */
  saved: { zone: string; hours: WeekdayHours[] } | null;
  exceptions: DateException[];
  /** Whom they have blocked. */
  blocked: string[];
}

/** When somebody was proposed last, in ms; null: never. */
export interface ProposedRow {
  lastProposedAt: number | null;
}

/** What is read of those who have a profile on the roster; null: they have none, or it is not shown. */
export interface RosterRow {
  headline: string;
  about: string;
  originCountry: string | null;
  sectorCode: string | null;
  practice: Practice[];
}

const list = (select: string) => `coalesce((SELECT ${select}), '[]')`;

/** SQL: the keys and values of a `PersonRow`. @param shows a condition for each of the lists, by the name of the card's part */
export const personFacts = (shows: (part: 'languages' | 'fields' | 'skills') => string): string => `
    'id', person.id, 'zone', person.zone, 'wakingFrom', waking_from, 'wakingTo', waking_to,
    'languages', ${list(`json_agg(json_build_object('language', language, 'level', level) ORDER BY place)
      FROM person_language WHERE person_id = person.id AND ${shows('languages')}`)},
    'fields', ${list(`json_agg(field_code ORDER BY place) FROM person_field WHERE person_id = person.id AND ${shows('fields')}`)},
    'skills', ${list(`json_agg(json_build_object('id', skill.id, 'names',
        CASE WHEN skill.id IS NULL THEN json_build_array(text) ELSE json_build_array(name_en, name_fr) END) ORDER BY place)
      FROM person_skill LEFT JOIN skill ON skill.id = skill_id WHERE person_id = person.id AND ${shows('skills')}`)},
    'saved', (SELECT json_build_object('zone', zone, 'hours', ${list(`json_agg(json_build_object('weekday', weekday,
        'from', from_time, 'to', to_time)) FROM availability_hours WHERE person_id = availability.person_id`)})
      FROM availability WHERE person_id = person.id),
    'blocked', ${list('json_agg(blocked_id ORDER BY blocked_id) FROM person_block WHERE blocker_id = person.id')},
    'exceptions', ${list(`json_agg(${exceptionJson}) FROM availability_exception
      WHERE person_id = person.id AND last_day >= now()::date`)}`;

/** SQL: the titles of what they have taught here. */
export const taughtJson = list(`json_agg(DISTINCT title) FROM section_lecturer JOIN section ON section.id = section_id
      AND section.state <> 'draft' JOIN course ON course.id = course_id WHERE person_id = person.id`);

/** SQL: the key and value of a `ProposedRow`. */
export const proposedFacts = (role: ProposedRole): string =>
  `'lastProposedAt', (SELECT extract(epoch FROM at) * 1000 FROM last_proposed WHERE person_id = person.id AND role = '${role}')`;

/** SQL: whose account is closed is matched with nobody. */
export const isThere = 'person.erased_at IS NULL AND person.deactivated_at IS NULL';
