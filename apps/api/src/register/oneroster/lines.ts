import { Temporal } from 'temporal-polyfill';
import { languages, sectionStates } from '#database';
import type { MembershipRole } from '#database';
import type { CellReader } from '../cell-reader.ts';
import { longest, mostSeats, placeRoleWords, words } from '../csv/files.ts';
import { keyOf } from '../csv/headings.ts';
import type { Entries, OrgEntry, Reference } from '../entries.ts';
import { shownName } from '../names.ts';
import { own } from './files.ts';
import type { BundleFile } from './files.ts';
import type { RolesOfUsers } from './roles-of-users.ts';
import { nameOf } from './user-name.ts';

const orgTypes = words<OrgEntry['type']>(['institution', 'campus', 'department'], {
  institution: ['district', 'local', 'state', 'national', 'university', 'ext:university'],
  campus: ['school', 'ext:campus'],
  department: ['faculty', 'college', 'ext:faculty', 'ext:college'],
});
/** Parents, principals and others have no place here; their lines are passed over. */
const userRoles = words<MembershipRole>(['student', 'lecturer', 'admin'], {
  lecturer: ['teacher', 'aide'],
  admin: ['siteAdministrator', 'districtAdministrator', 'systemAdministrator', 'administrator'],
});
const placeRoles = words(['student', 'lecturer', 'assistant'], {
  lecturer: ['teacher'],
  assistant: ['aide', 'ext:aide'],
});
const statuses = words(['active', 'tobedeleted'], {});
const states = words(sectionStates, {});
const languageWords = words(languages, {});

type Read = (cells: CellReader, entries: Entries, roles: RolesOfUsers) => void;

const known = <T>(cells: CellReader, name: string, choices: ReadonlyMap<string, T>) =>
  choices.get(keyOf(cells.raw(name) ?? ''));
const reference = (cells: CellReader, column: string): Reference => ({ value: cells.id(column, false), column });
/** A required text, which may be longer than what fits here. */
function needed(cells: CellReader, name: string, max: number): string {
  return cells.raw(name) === undefined ? cells.required(name, max) : (cells.shortened(name, max) ?? '');
}
const begin = (cells: CellReader) => ({
  externalId: cells.id('sourcedId', false),
  idColumn: 'sourcedId',
  at: cells.row.at,
  ended: cells.choice('status', statuses) === 'tobedeleted',
});

const org: Read = (cells, entries) => {
  const base = begin(cells);
  const name = needed(cells, 'name', longest.place);
  cells.required('type', longest.name);
  // The standard allows kinds of the register's own.
  const isForeign = cells.raw('type')?.startsWith('ext:') === true && known(cells, 'type', orgTypes) === undefined;
  const type = isForeign ? undefined : cells.choice('type', orgTypes);
  const code = cells.shortened('identifier', longest.code);
  const zone = cells.zone(own.zone);
  if (isForeign && cells.fine) {
    cells.note('type', 'IGNORED_LINE', 'This kind of org is not one of here: the line is not read.');
    entries.passedOver.add(`org ${base.externalId}`);
  }
  if (cells.fine && type) entries.orgs.push({ ...base, what: 'org', type, name, code, zone });
};

/** The standard's last day is excluded, ours is included. */
const term: Read = (cells, entries) => {
  const base = begin(cells);
  const name = needed(cells, 'title', longest.place);
  const startsOn = cells.date('startDate');
  const end = cells.date('endDate');
  if (!cells.fine) return;
  const endsOn = Temporal.PlainDate.from(end).subtract({ days: 1 }).toString();
  const ifUsed = ['schoolyear', 'gradingperiod'].includes(keyOf(cells.raw('type') ?? ''));
  entries.terms.push({ ...base, what: 'term', name, startsOn, endsOn, ifUsed });
};

const course: Read = (cells, entries) => {
  const base = begin(cells);
  const title = needed(cells, 'title', longest.title);
  const written = cells.shortened('courseCode', longest.code);
  const code = written ?? [...base.externalId].slice(0, longest.code).join('');
  const madeUp = code !== (cells.raw('courseCode') ?? base.externalId);
  const department = cells.raw('orgSourcedId') === undefined ? undefined : reference(cells, 'orgSourcedId');
  if (!cells.fine) return;
  entries.courses.push({ ...base, what: 'course', code, madeUp, title, titleColumn: 'title', department });
};

const role: Read = (cells, _, roles) => {
  const user = cells.id('userSourcedId', false);
  const ended = cells.choice('status', statuses) === 'tobedeleted';
  const of = known(cells, 'role', userRoles);
  cells.required('role', longest.name);
  if (!cells.fine) return;
  if (!of) cells.note('role', 'IGNORED_LINE', 'This role is not one of here: the line is not read.');
  roles.add(user, of, ended, cells.row.at);
};

const user: Read = (cells, entries, roles) => {
  const base = begin(cells);
  const { name, parts } = nameOf(cells);
  // A user without an e-mail address whose user name is one gets that as address.
  const emailColumn = cells.raw('email') === undefined && cells.raw('username')?.includes('@') ? 'username' : 'email';
  const language = known(cells, own.language, languageWords);
  const zone = cells.zone(own.zone);
  const cohorts = cells.names(own.cohorts, longest.place);
  const given = roles.take(base.externalId);
  const isOff = keyOf(cells.raw('enabledUser') ?? '') === 'false';
  const active = given?.active ?? [];
  const listed = active.length > 0 ? active : (given?.ended ?? []);
  const keepsRoles = given === undefined && roles.isDelta;
  if (cells.fine && listed.length === 0 && !keepsRoles) {
    cells.note('sourcedId', 'IGNORED_LINE', 'No role of roles.csv makes this user a student, a lecturer or an admin.');
    entries.passedOver.add(`person ${base.externalId}`);
    return;
  }
  if (cells.fine && cells.raw(emailColumn) === undefined) {
    cells.note(
      'email',
      'NO_ADDRESS',
      'This user has no address to sign in with: passed over, with the places in classes.',
    );
    entries.passedOver.add(`person ${base.externalId}`);
    return;
  }
  const email = cells.email(emailColumn);
  const shown = name ?? shownName(parts, false);
  if (shown === '' && cells.fine) cells.problem('givenName', 'REQUIRED', 'This user has no name.');
  if ([...shown].length > longest.name)
    cells.problem('familyName', 'TOO_LONG', `The name has more than ${longest.name} characters.`);
  if (!cells.fine) return;
  entries.people.push({
    ...{ ...base, what: 'person', name, parts, middleLast: false, email, emailColumn, language, zone, roles: listed },
    ended: base.ended || (active.length === 0 && !keepsRoles) || isOff,
    keepsRoles,
    cohorts: cohorts.length > 0 ? cohorts : undefined,
  });
};

const section: Read = (cells, entries) => {
  const base = begin(cells);
  const title = cells.required('title', 1_000);
  const called = [...title].slice(0, longest.section).join('').trim();
  const code = cells.shortened('classCode', longest.section);
  const refers = [reference(cells, 'courseSourcedId'), reference(cells, 'schoolSourcedId')] as const;
  cells.required('termSourcedIds', longest.name);
  const [term = '', ...more] = cells.list('termSourcedIds');
  const capacity = cells.whole(own.capacity, 1, mostSeats);
  const state = cells.choice(own.state, states);
  if (!cells.fine) return;
  if (more.length > 0) cells.note('termSourcedIds', 'DIFFERS', 'A section belongs to one term here: the first.');
  entries.sections.push({
    ...{ ...base, what: 'section', course: refers[0], campus: refers[1], capacity, state },
    ...{ name: code ?? called, otherName: code === undefined ? undefined : called },
    term: { value: term, column: 'termSourcedIds' },
    lecturers: undefined,
  });
};

const place: Read = (cells, entries) => {
  const base = begin(cells);
  const [inSection, person] = [reference(cells, 'classSourcedId'), reference(cells, 'userSourcedId')];
  cells.required('role', longest.name);
  const as = cells.choice(own.role, placeRoleWords) ?? known(cells, 'role', placeRoles);
  if (!cells.fine) return;
  if (!as) cells.note('role', 'IGNORED_LINE', 'This role is not one of here: the line is not read.');
  else entries.places.push({ ...base, what: 'enrolment', section: inSection, person, role: as });
};

export const readers: Record<BundleFile, Read> = {
  orgs: org,
  academicSessions: term,
  courses: course,
  users: user,
  roles: role,
  classes: section,
  enrollments: place,
};
