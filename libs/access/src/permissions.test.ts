import { describe, expect, test } from '@jest/globals';
import { can, objectPermissions, plainPermissions } from './index.ts';
import type { Actor, Facts, ObjectPermission } from './index.ts';

const own = 'own-institution';
const other = 'other-institution';
const person = (personId: string, more: Partial<Actor> = {}): Actor => ({
  personId,
  platformRole: null,
  memberships: [],
  ...more,
});
const member = (role: 'student' | 'lecturer' | 'admin', name: string) =>
  person(name, { memberships: [{ institutionId: own, role }] });

/** Everybody there is; "of the section" are those the section itself names. */
const actors = {
  nobody: null,
  stranger: person('stranger'),
  student: member('student', 'student'),
  'student of the section': member('student', 'enrolled'),
  lecturer: member('lecturer', 'lecturer'),
  'lecturer of the section': member('lecturer', 'teaching'),
  'substitute in the section': member('lecturer', 'substitute'),
  admin: member('admin', 'admin'),
  coordinator: person('coordinator', { platformRole: 'coordinator' }),
  'platform admin': person('platform', { platformRole: 'platform_admin' }),
  mentor: person('mentor'),
  mentee: person('mentee'),
  expert: person('expert'),
  'lead of the programme': person('lead'),
  'in the programme': person('taking-part'),
} satisfies Record<string, Actor | null>;
type Who = keyof typeof actors;

const section: Facts = {
  institutionId: own,
  lecturerIds: ['teaching'],
  substituteIds: ['substitute'],
  studentIds: ['enrolled'],
  mentorId: 'mentor',
  menteeId: 'mentee',
  expertId: 'expert',
  onRoster: true,
  leadIds: ['lead'],
  participantIds: ['taking-part'],
};
const elsewhere: Facts = { institutionId: other, lecturerIds: ['x'], studentIds: ['y'] };

const members: Who[] = [
  'student',
  'student of the section',
  'lecturer',
  'lecturer of the section',
  'substitute in the section',
  'admin',
];
const platform: Who[] = ['coordinator', 'platform admin'];

/** permission -> who may, with an object of their own institution, and with one of another. */
const table: Record<ObjectPermission, { own: Who[]; other: Who[] }> = {
  'institution:read': { own: [...members, ...platform], other: platform },
  'institution:manage': { own: ['admin', 'platform admin'], other: ['platform admin'] },
  'institution:see-members': { own: ['admin', 'platform admin'], other: ['platform admin'] },
  'institution:see-audit': { own: ['admin', 'platform admin'], other: ['platform admin'] },
  'institution:see-attendance': { own: ['admin'], other: [] },
  'section:read': { own: [...members, ...platform], other: platform },
  'section:see-cohort': { own: ['lecturer of the section', 'admin', 'platform admin'], other: ['platform admin'] },
  'section:edit': { own: ['admin', 'platform admin'], other: ['platform admin'] },
  'section:schedule': { own: ['admin', 'platform admin'], other: ['platform admin'] },
  'section:enrol-self': { own: ['student', 'student of the section'], other: [] },
  'section:leave': { own: ['student of the section'], other: [] },
  'section:see-attendance': { own: ['lecturer of the section', 'admin'], other: [] },
  'section:see-decks': {
    own: ['lecturer of the section', 'substitute in the section', 'student of the section', 'admin', 'platform admin'],
    other: ['platform admin'],
  },
  'section:bring-decks': {
    own: ['lecturer of the section', 'substitute in the section', 'admin', 'platform admin'],
    other: ['platform admin'],
  },
  'section:prepare-polls': {
    own: ['lecturer of the section', 'substitute in the section', 'admin', 'platform admin'],
    other: ['platform admin'],
  },
  'section:see-announcements': {
    own: ['lecturer of the section', 'substitute in the section', 'student of the section', 'admin', 'platform admin'],
    other: ['platform admin'],
  },
  'section:announce': { own: ['lecturer of the section', 'admin', 'platform admin'], other: ['platform admin'] },
  'section:manage-decks': { own: ['lecturer of the section', 'admin', 'platform admin'], other: ['platform admin'] },
  'session:read': { own: [...members, ...platform], other: platform },
  'session:propose-move': { own: ['lecturer of the section'], other: [] },
  'session:see-proposals': {
    own: ['lecturer of the section', 'admin', 'platform admin'],
    other: ['platform admin'],
  },
  'session:enter': { own: ['lecturer of the section', 'student of the section'], other: [] },
  'session:see-board': {
    own: ['lecturer of the section', 'student of the section', 'admin', 'platform admin'],
    other: ['platform admin'],
  },
  'session:see-talk': { own: ['lecturer of the section', 'student of the section'], other: [] },
  'session:rehearse': { own: ['lecturer of the section'], other: [] },
  'session:see-attendance': { own: ['lecturer of the section', 'admin'], other: [] },
  'session:correct-attendance': { own: ['lecturer of the section', 'admin'], other: [] },
  'session:see-written': { own: ['lecturer of the section'], other: [] },
  'mentoring-request:read': { own: ['mentor', 'mentee'], other: [] },
  'mentoring-request:answer': { own: ['mentor'], other: [] },
  'mentoring-request:follow': { own: ['mentee'], other: [] },
  'mentorship:take-part': { own: ['mentor', 'mentee'], other: [] },
  'expert-document:look': { own: ['expert', 'coordinator'], other: [] },
  'expert-document:remove': { own: ['expert'], other: [] },
  'mentoring-programme:read': {
    own: [...members, ...platform, 'lead of the programme', 'in the programme'],
    other: platform,
  },
  'mentoring-programme:join': { own: [...members, 'in the programme'], other: [] },
  'mentoring-programme:leave': { own: ['in the programme'], other: [] },
  'mentoring-programme:lead': { own: ['admin', 'lead of the programme'], other: [] },
  'mentoring-programme:see-health': { own: ['admin', 'coordinator', 'lead of the programme'], other: ['coordinator'] },
  'institution:run-mentoring': { own: ['admin'], other: [] },
};
const names = Object.keys(table) as ObjectPermission[];
const people = Object.keys(actors) as Who[];

describe('permissions', () => {
  test('the table covers every permission', () => {
    expect(names.sort()).toEqual(Object.keys(objectPermissions).sort());
  });

  const cases = names.flatMap((permission) => people.map((who) => [permission, who] as const));
  test.each(cases)('%s for %s', (permission, who) => {
    expect(can(actors[who], permission, section)).toBe(table[permission].own.includes(who));
    expect(can(actors[who], permission, elsewhere)).toBe(table[permission].other.includes(who));
  });

  test.each(names)('%s without facts is for nobody', (permission) => {
    for (const who of people) expect(can(actors[who], permission)).toBe(false);
  });

  const plain: Record<keyof typeof plainPermissions, readonly string[]> = {
    public: people,
    'signed-in': people.filter((who) => actors[who] !== null),
    'platform:operate': ['platform admin'],
    'roster:keep': ['coordinator'],
    'reports:handle': ['coordinator'],
    'mentoring:oversee': ['coordinator'],
  };
  test.each(Object.keys(plainPermissions) as (keyof typeof plainPermissions)[])('%s', (permission) => {
    expect(people.filter((who) => can(actors[who], permission))).toEqual(plain[permission]);
  });

  test('a document is for coordinators only while its expert is on the roster', () => {
    const may = people.filter((who) => can(actors[who], 'expert-document:look', { ...section, onRoster: false }));
    expect(may).toEqual(['expert']);
  });

  test.each(['section:read', 'session:read'] as const)('%s of a draft is for those who prepare it', (permission) => {
    const may = people.filter((who) => can(actors[who], permission, { ...section, draft: true }));
    expect(may).toEqual(['lecturer of the section', 'admin', 'platform admin']);
  });

  test('nobody enrols in a draft', () => {
    expect(people.filter((who) => can(actors[who], 'section:enrol-self', { ...section, draft: true }))).toEqual([]);
  });

  test('an archived section is read as before, and nobody changes it, enters it or writes to it', () => {
    const archived = { ...section, archived: true, waitingIds: ['student'], broughtBy: 'substitute' };
    const lost = names.filter(
      (permission) =>
        people.some((who) => can(actors[who], permission, section)) &&
        !people.some((who) => can(actors[who], permission, archived)),
    );
    expect(lost.sort()).toEqual([
      'section:announce',
      'section:bring-decks',
      'section:edit',
      'section:enrol-self',
      'section:leave',
      'section:manage-decks',
      'section:prepare-polls',
      'section:schedule',
      'session:enter',
      'session:propose-move',
      'session:rehearse',
    ]);
    for (const permission of names.filter((one) => !lost.includes(one)))
      for (const who of people)
        expect(can(actors[who], permission, archived)).toBe(can(actors[who], permission, section));
  });

  test('a stand-in changes the slides that they brought, and nobody changes slides only because they brought them', () => {
    const may = (broughtBy: string) =>
      people.filter((who) => can(actors[who], 'section:manage-decks', { ...section, broughtBy }));
    const always: Who[] = ['lecturer of the section', 'admin', 'platform admin'];
    expect(may('substitute')).toEqual([
      'lecturer of the section',
      'substitute in the section',
      'admin',
      'platform admin',
    ]);
    expect(may('enrolled')).toEqual(always);
    expect(may('teaching')).toEqual(always);
    const suspended = { ...actors['substitute in the section'], suspendedIn: [own] };
    expect(can(suspended, 'section:manage-decks', { ...section, broughtBy: 'substitute' })).toBe(false);
  });

  test('a student who waits for a seat may leave the waiting list', () => {
    const waiting = { ...section, waitingIds: ['student'] };
    expect(can(actors.student, 'section:leave', waiting)).toBe(true);
    expect(can(actors.lecturer, 'section:leave', waiting)).toBe(false);
    expect(can(actors.student, 'session:enter', waiting)).toBe(false);
  });

  test('what belongs to no institution is open to its people alone, whatever others are', () => {
    const meeting: Facts = { institutionId: null, lecturerIds: ['teaching'], studentIds: ['enrolled'] };
    const open = (permission: ObjectPermission) => people.filter((who) => can(actors[who], permission, meeting));
    const both: Who[] = ['student of the section', 'lecturer of the section'];
    expect(open('session:read')).toEqual(both);
    expect(open('session:enter')).toEqual(both);
    expect(open('session:see-board')).toEqual(both);
    expect(open('session:see-talk')).toEqual(both);
    expect(open('session:see-attendance')).toEqual(['lecturer of the section']);
    for (const permission of ['session:propose-move', 'session:see-proposals', 'session:correct-attendance'] as const)
      expect(open(permission)).toEqual([]);
    for (const permission of names.filter((name) => !name.startsWith('mentoring-programme:'))) {
      const others = open(permission).filter((who) => !both.includes(who));
      expect({ permission, others }).toEqual({ permission, others: [] });
    }
    // A suspension at an institution is no suspension between two people.
    expect(can(person('teaching', { suspendedIn: [own] }), 'session:enter', meeting)).toBe(true);
  });

  test('a programme of mentoring of no institution is open to everybody, and led by coordinators and those who were named', () => {
    const programme: Facts = { institutionId: null, leadIds: ['lead'], participantIds: ['taking-part'], draft: false };
    const may = (permission: ObjectPermission, facts = programme) =>
      people.filter((who) => can(actors[who], permission, facts));
    const signedIn = people.filter((who) => actors[who] !== null);
    const leads: Who[] = ['coordinator', 'lead of the programme'];
    expect(may('mentoring-programme:read')).toEqual(signedIn);
    expect(may('mentoring-programme:join')).toEqual(signedIn);
    expect(may('mentoring-programme:leave')).toEqual(['in the programme']);
    expect(may('mentoring-programme:lead')).toEqual(leads);
    expect(may('mentoring-programme:see-health')).toEqual(leads);
    const draft = { ...programme, draft: true };
    expect(may('mentoring-programme:read', draft)).toEqual(leads);
    expect(may('mentoring-programme:join', draft)).toEqual([]);
  });

  test('a draft of a programme of mentoring is for those who lead it, and joined by nobody', () => {
    const draft = { ...section, draft: true };
    const may = (permission: ObjectPermission) => people.filter((who) => can(actors[who], permission, draft));
    expect(may('mentoring-programme:read')).toEqual(['admin', 'lead of the programme']);
    expect(may('mentoring-programme:join')).toEqual([]);
    const suspended = person('lead', { suspendedIn: [own] });
    expect(can(suspended, 'mentoring-programme:lead', section)).toBe(false);
  });

  test.each(['teaching', 'enrolled'])('a suspended person (%s) may nothing there, and elsewhere as before', (name) => {
    const suspended = person(name, { suspendedIn: [own] });
    expect(names.filter((permission) => can(suspended, permission, section))).toEqual([]);
    expect(can(suspended, 'session:enter', { ...section, institutionId: other })).toBe(true);
  });

  test('a person who teaches or learns in a section without being a member (a guest) sees and enters that section only', () => {
    const guest = person('teaching');
    expect(can(guest, 'session:enter', section)).toBe(true);
    expect(can(guest, 'section:read', section)).toBe(true);
    expect(can(guest, 'institution:read', section)).toBe(false);
    expect(can(guest, 'section:edit', section)).toBe(false);
  });
});
