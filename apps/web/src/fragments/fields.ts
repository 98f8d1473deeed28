import { dateWords, instantWords } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';
import type { MessageId } from '../words/words.ts';
import { levelWords, stateWords } from './states.ts';

/** What the audit log and the register call the fields of things, in words. Both `starts_on` and `startsOn` are `startson`. */
const fields: Record<string, MessageId> = {
  name: 'field.name',
  givenname: 'field.givenName',
  middlename: 'field.middleName',
  familyname: 'field.familyName',
  email: 'field.email',
  phone: 'field.phone',
  language: 'field.language',
  languages: 'field.language',
  zone: 'field.zone',
  country: 'field.country',
  role: 'field.role',
  roles: 'field.role',
  passwordhash: 'field.password',
  suspendedat: 'field.suspended',
  deactivatedat: 'field.deactivated',
  closedbyoperator: 'field.closedByOperator',
  count: 'field.count',
  classlogmonths: 'field.classLogMonths',
  auditmonths: 'field.auditMonths',
  signin: 'field.signIns',
  passwordreset: 'field.resetLink',
  cohort: 'field.cohort',
  cohorts: 'field.cohort',
  cohortid: 'field.cohort',
  code: 'field.code',
  title: 'field.title',
  description: 'field.description',
  outcomes: 'field.outcomes',
  credits: 'field.credits',
  level: 'field.level',
  department: 'field.department',
  departmentid: 'field.department',
  archived: 'field.archived',
  archivedat: 'field.archived',
  course: 'field.course',
  courseid: 'field.course',
  prerequisiteid: 'field.prerequisite',
  term: 'field.term',
  termid: 'field.term',
  campus: 'field.campus',
  campusid: 'field.campus',
  room: 'field.room',
  roomid: 'field.room',
  seats: 'field.seats',
  capacity: 'field.seats',
  waitinglist: 'field.waitingList',
  selfenrolment: 'field.selfEnrolment',
  state: 'field.state',
  status: 'field.state',
  lecturers: 'field.lecturers',
  personid: 'field.person',
  sectionid: 'field.section',
  via: 'field.via',
  enrolledat: 'field.since',
  since: 'field.since',
  startson: 'field.startsOn',
  endson: 'field.endsOn',
  startsat: 'field.startsAt',
  localstart: 'field.startsAt',
  endsat: 'field.endsAt',
  cancelledat: 'field.cancelled',
  topic: 'field.topic',
  mark: 'correction.title',
  reason: 'correction.reason',
  changereason: 'correction.reason',
  rule: 'field.rule',
  minutes: 'field.minutes',
  day: 'field.day',
  linkkbps: 'field.link',
  linknote: 'field.link',
  expiresat: 'field.expires',
  revokedat: 'field.revoked',
  mostuses: 'field.mostUses',
  headline: 'expert.headline',
  about: 'expert.about',
  origincountry: 'expert.origin',
  residencecountry: 'expert.residence',
  fields: 'competence.fields',
  sector: 'expert.sector',
  skills: 'competence.skills',
  offers: 'expert.offers',
  modes: 'expert.modes',
  weeksfree: 'expert.weeksFree',
  hoursperweek: 'expert.hoursPerWeek',
  degrees: 'expert.degrees',
  practice: 'expert.practice',
};

/** The field in words; its own name where there are none. */
export function fieldWords(field: string): string {
  const id = wordFor(fields, field.replaceAll('_', '').toLowerCase());
  return id ? t(id) : field;
}

/** A value as people read it. Ids say nothing to anybody: they are left out. */
export function valueWords(value: string | null, zone: string): string {
  if (value === null || value === '' || value === 'null') return '–';
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'edit.yes' : 'edit.no');
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(value)) return '…';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateWords(value, intlTag());
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}.*(Z|[+-]\d{2}(:?\d{2})?)$/.test(value)) {
    const instant = Date.parse(value.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
    if (!Number.isNaN(instant)) return instantWords(instant, zone, intlTag());
  }
  const known = wordFor(stateWords, value.toUpperCase()) ?? wordFor(levelWords, value.toUpperCase());
  return known ? t(known) : value;
}
