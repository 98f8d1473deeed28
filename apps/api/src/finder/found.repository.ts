import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#access';
import { StatementFamily, json, word } from '#database';
import type { Parameter, Parameters } from '#database';
import { coursesWith, courseTitle, sectionMeets, sectionTitle } from '../models/course-sql.ts';
import { inOrder } from '../graphql/name-order.ts';
import { meets, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import type { InstitutionRefModel } from '../models/person.ts';
import type { FoundKindName, FoundModel } from './found-models.ts';

/** Of each kind at most: what is meant and not among them is found by typing more. */
const mostOfKind = 6;
/** Letters and digits that are worth a look at everything. */
const leastSigns = 2;

interface FoundQuestion {
  /** Whether the viewer manages, or reads, every institution. */
  managesAll: boolean;
  readsAll: boolean;
  words: number;
  how: Match;
}

const me = '$1';
// Where the institution has suspended them, their places do not count.
const counts = 'course.institution_id <> ALL($4::uuid[])';
const teaches = `(${counts} AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = ${me}))`;
const learns = `(${counts} AND section.id IN (SELECT section_id FROM enrolment WHERE person_id = ${me}))`;
const standsIn = `(${counts} AND session.id IN (SELECT session_id FROM session_lecturer WHERE person_id = ${me}))`;
const course = `JOIN course ON course.id = section.course_id`;

function foundDeclaration({ managesAll, readsAll, words, how }: FoundQuestion) {
  const params: Record<string, Parameter> = {
    viewerId: 'uuid',
    managed: 'uuid[]',
    read: 'uuid[]',
    suspended: 'uuid[]',
  };
  const each = Array.from({ length: words }, (_, index) => {
    params[`word${index}`] = 'text';
    return `$${Object.keys(params).length}`;
  });
  const meetsAll = (text: string) => each.map((one) => meets(text, one, how)).join(' AND ');
  const manages = (institution: string) => `(${managesAll} OR ${institution} = ANY($2::uuid[]))`;
  const reads = (institution: string) => `(${readsAll} OR ${institution} = ANY($3::uuid[]))`;
  const kinds = [
    `SELECT 'person' AS kind, person.id, person.name AS title, person.email AS more, NULL::timestamptz AS "startsAt", member.institution_id,
       person.name AS place
     FROM person JOIN LATERAL (
       SELECT min(institution_id::text)::uuid AS institution_id FROM membership
       WHERE person_id = person.id AND ${manages('institution_id')}) AS member ON member.institution_id IS NOT NULL
     WHERE ${meetsAll(`person.name || ' ' || person.email`)} AND person.erased_at IS NULL`,
    `SELECT 'section', section.id, ${sectionTitle(me)}, term.name || ' · ' || campus.name, NULL::timestamptz, course.institution_id,
       to_char(date '2200-01-01' - term.starts_on, '000000') || lower(course.code) || ' ' || section.name
     FROM section ${course} JOIN term ON term.id = section.term_id JOIN campus ON campus.id = section.campus_id
     WHERE (${reads('course.institution_id')} OR ${teaches} OR ${learns})
       AND (section.state <> 'draft' OR ${manages('course.institution_id')} OR ${teaches})
       AND section.archived_at IS NULL AND ${each.map((one) => sectionMeets(one, how)).join(' AND ')}`,
    `SELECT 'course', course.id, course.code || ' ' || ${courseTitle(me)},
       coalesce((SELECT name FROM department WHERE id = course.department_id), ''), NULL::timestamptz, course.institution_id, lower(course.code)
     FROM course WHERE ${reads('course.institution_id')} AND course.archived_at IS NULL
       AND ${each.map((one) => `course.id IN (${coursesWith(one, how)})`).join(' AND ')}`,
    `SELECT 'cohort', cohort.id, cohort.name, coalesce((SELECT name FROM campus WHERE id = cohort.campus_id), ''), NULL::timestamptz,
       cohort.institution_id, cohort.name
     FROM cohort WHERE ${reads('cohort.institution_id')} AND ${meetsAll('cohort.name')}`,
    `SELECT 'room', room.id, room.name, campus.name, NULL::timestamptz, campus.institution_id, room.name
     FROM room JOIN campus ON campus.id = room.campus_id
     WHERE ${reads('campus.institution_id')} AND ${meetsAll('room.name')}`,
    // The nearest first, whether it was or comes.
    `SELECT 'session', session.id, session.topic, ${sectionTitle(me)}, session.starts_at, course.institution_id,
       to_char(abs(extract(epoch FROM session.starts_at - now())), '000000000000')
     FROM session JOIN section ON section.id = session.section_id ${course}
     WHERE ${meetsAll('session.topic')} AND session.cancelled_at IS NULL
       AND (${manages('course.institution_id')} OR ${teaches} OR ${standsIn} OR section.state <> 'draft' AND ${learns})`,
  ];
  return {
    text: `SELECT found.kind, found.id, found.title, found.more, found."startsAt",
       json_build_object('id', institution.id, 'name', institution.name) AS institution
     FROM (${kinds.map(first).join(' UNION ALL ')}) AS found
     JOIN institution ON institution.id = found.institution_id
     ORDER BY number, ${inOrder('place')}, found.id`,
    params: params as Parameters,
    row: {
      kind: word<FoundKindName>(),
      id: 'uuid',
      title: 'text',
      more: 'text',
      startsAt: 'timestamptz?',
      institution: json<InstitutionRefModel>(),
    },
  } as const;
}

const first = (kind: string, number: number) => `(
  SELECT ${number} AS number, of_kind.* FROM (${kind})
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY ${inOrder('place')}, id LIMIT ${mostOfKind})`;

const plain = { managesAll: false, readsAll: false, words: 1, how: 'begun' } as const;
const reaches = [plain, { ...plain, readsAll: true }, { ...plain, managesAll: true, readsAll: true }];

export const sql = {
  found: new StatementFamily('found', foundDeclaration, {
    shown: {
      'by one word': plain,
      'by two words like these, of all': { managesAll: true, readsAll: true, words: 2, how: 'alike' },
    },
    more: reaches.flatMap((reach) =>
      (['begun', 'alike'] as const).flatMap((how) => [1, 2, 8].map((words) => ({ ...reach, words, how }))),
    ),
  }),
};

@Injectable()
export class FoundRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What is found by a text in everything that the viewer has a page of, in one statement: people where they manage, sections, courses, cohorts and rooms where they
   * read, sessions where they manage and of their own sections. Every word must be found, by its beginning, with or without accents.
   */
  async find({ personId, platformRole, memberships, suspendedIn = [] }: Actor, text: string): Promise<FoundModel[]> {
    const words = wordsIn(text);
    if (words.join('').length < leastSigns) return [];
    const managesAll = platformRole === 'platform_admin';
    const readsAll = managesAll || platformRole === 'coordinator';
    const idsOf = (of: Actor['memberships']) => [...new Set(of.map(({ institutionId }) => institutionId))];
    const given = {
      viewerId: personId,
      managed: idsOf(memberships.filter(({ role }) => role === 'admin')),
      read: idsOf(memberships),
      suspended: suspendedIn,
      ...Object.fromEntries(words.map((one, index) => [`word${index}`, one])),
    };
    const find = (how: Match) =>
      sql.found.for({ managesAll, readsAll, words: words.length, how }).rows(this.dataSource, given);
    return orAlike(text, find, ({ length }) => length === 0);
  }
}
