import type { Actor, Facts, InstitutionRole } from './actor.ts';

type Rule = (actor: Actor, facts: Facts) => boolean;

const isMember: Rule = (actor, facts) =>
  actor.memberships.some((membership) => membership.institutionId === facts.institutionId);
const has =
  (role: InstitutionRole): Rule =>
  (actor, facts) =>
    actor.memberships.some(
      (membership) => membership.institutionId === facts.institutionId && membership.role === role,
    );
/** What belongs to no institution is its people's alone: no role of the platform opens it. */
const ofInstitution =
  (rule: Rule): Rule =>
  (actor, facts) =>
    facts.institutionId !== null && rule(actor, facts);
const isPlatformAdmin = ofInstitution((actor) => actor.platformRole === 'platform_admin');
const isCoordinator = ofInstitution((actor) => actor.platformRole === 'coordinator');
/** A place in a section counts while the institution has not suspended the person. */
const isAmong =
  (place: 'lecturerIds' | 'substituteIds' | 'studentIds' | 'waitingIds' | 'leadIds' | 'participantIds'): Rule =>
  (actor, facts) =>
    (facts[place]?.includes(actor.personId) ?? false) &&
    !(facts.institutionId !== null && (actor.suspendedIn?.includes(facts.institutionId) ?? false));
const teaches = isAmong('lecturerIds');
const standsIn = isAmong('substituteIds');
const mentors: Rule = (actor, facts) => facts.mentorId === actor.personId;
const isMentee: Rule = (actor, facts) => facts.menteeId === actor.personId;
const isExpert: Rule = (actor, facts) => facts.expertId === actor.personId;
/** Whoever keeps the roster, and only what is on it. */
const keepsRoster: Rule = (actor, facts) => facts.onRoster === true && actor.platformRole === 'coordinator';
const brought: Rule = (actor, facts) => facts.broughtBy === actor.personId;
const isEnrolled = isAmong('studentIds');
const waits = isAmong('waitingIds');
const allOf =
  (...rules: Rule[]): Rule =>
  (actor, facts) =>
    rules.every((rule) => rule(actor, facts));
const anyOf =
  (...rules: Rule[]): Rule =>
  (actor, facts) =>
    rules.some((rule) => rule(actor, facts));

const admins = has('admin');
const managers = anyOf(admins, isPlatformAdmin);
const readers = anyOf(isMember, isCoordinator, isPlatformAdmin);
const students = has('student');
/** Only the people who prepare a draft see it. */
const unlessDraft =
  (rule: Rule): Rule =>
  (actor, facts) =>
    facts.draft === true ? managers(actor, facts) || teaches(actor, facts) : rule(actor, facts);
/** An archived section is read, and changes no more. */
const unlessArchived =
  (rule: Rule): Rule =>
  (actor, facts) =>
    facts.archived !== true && rule(actor, facts);
const sectionReaders = unlessDraft(anyOf(readers, teaches, isEnrolled));

/** What belongs to no institution is the platform's. */
const ofPlatform =
  (rule: Rule): Rule =>
  (actor, facts) =>
    facts.institutionId === null && rule(actor, facts);
const coordinates: Rule = (actor) => actor.platformRole === 'coordinator';
/** Its admins lead the programmes of an institution, coordinators those of the platform, and those who were named. */
const leadsMentoring = anyOf(isAmong('leadIds'), admins, ofPlatform(coordinates));
const inMentoring = isAmong('participantIds');
const unlessMentoringDraft =
  (rule: Rule): Rule =>
  (actor, facts) =>
    facts.draft === true ? leadsMentoring(actor, facts) : rule(actor, facts);

/**
 * Who may do what with an object. Where roles meet people's own data, the narrower reading was taken:
 * - coordinators compare institutions: they read what is taught and planned, never who attended or a person's address
 * - platform admins help institutions set themselves up, so they manage them; attendance is between a section's lecturers and
 *   its university, and a class is for the people of the section
 * - everybody of a university sees its sections and their sizes; names of a cohort are for those who teach or run it
 * - a section that is a draft is seen by its lecturers and by those who manage the institution
 * - a section that is archived is seen by the same people as before, and changed, entered and written to by nobody
 * - a session of no institution is its participants', whoever else asks
 * - the register and the audit log are the managers'; attendance over a term is the university's own, as that of a session is
 */
export const objectPermissions = {
  'institution:read': readers,
  'institution:manage': managers,
  'institution:see-members': managers,
  'institution:see-audit': managers,
  'institution:see-attendance': admins,
  'section:read': sectionReaders,
  'section:see-cohort': anyOf(managers, teaches),
  'section:edit': unlessArchived(managers),
  'section:schedule': unlessArchived(managers),
  /** Ask for a seat; the section decides whether there is one. */
  'section:enrol-self': unlessArchived((actor, facts) => facts.draft !== true && students(actor, facts)),
  /** Give up one's seat, or one's place on the waiting list. */
  'section:leave': unlessArchived(anyOf(isEnrolled, waits)),
  'section:see-attendance': anyOf(admins, teaches),
  /** Slides: for the people of the section. People who teach or run it bring slides; a stand-in changes the slides they brought. */
  'section:see-decks': anyOf(managers, teaches, standsIn, isEnrolled),
  'section:bring-decks': unlessArchived(anyOf(managers, teaches, standsIn)),
  /** Polls that wait for a class, with the right answers. */
  'section:prepare-polls': unlessArchived(anyOf(managers, teaches, standsIn)),
  /** Announcements to everybody of the section. */
  'section:see-announcements': anyOf(managers, teaches, standsIn, isEnrolled),
  'section:announce': unlessArchived(anyOf(managers, teaches)),
  'section:manage-decks': unlessArchived(anyOf(managers, teaches, allOf(standsIn, brought))),
  'session:read': sectionReaders,
  /** Propose another time to the people who plan it; the lecturer decides nothing. */
  'session:propose-move': ofInstitution(unlessArchived(teaches)),
  'session:see-proposals': ofInstitution(anyOf(managers, teaches)),
  'session:enter': unlessArchived(anyOf(teaches, isEnrolled)),
  /**
   * Slides and board of a class, also for people who missed it. A stand-in teaches that session. For its groups see
   * `viewerAfterwards`.
   */
  'session:see-board': anyOf(managers, teaches, isEnrolled),
  /** Chat, questions and notes of a class, as each person saw them, also for people who missed it: between the people of the section. */
  'session:see-talk': anyOf(teaches, isEnrolled),
  /** Enter a rehearsal, which counts for nothing. */
  'session:rehearse': unlessArchived(teaches),
  'session:see-attendance': anyOf(admins, teaches),
  /**
   * Say who was there without a device, or is excused; the class log stays as it is. Attendance of sections alone: what happened in a
   * session of another owner is corrected there.
   */
  'session:correct-attendance': ofInstitution(anyOf(admins, teaches)),
  /** Everything written in a class, also confidential questions to its lecturers: between them and their students. */
  'session:see-written': teaches,
  /** A request to a mentor is between the two, until it is a report. */
  'mentoring-request:read': anyOf(mentors, isMentee),
  'mentoring-request:answer': mentors,
  /** Tell more, or take it back. */
  'mentoring-request:follow': isMentee,
  /** A mentorship, with all that is agreed, met for and written in it, is between the two, whatever others are. */
  'mentorship:take-part': anyOf(mentors, isMentee),
  /** A document of an expert is for the expert, and for coordinators once the profile was submitted. */
  'expert-document:look': anyOf(isExpert, keepsRoster),
  'expert-document:remove': isExpert,
  /** Programmes of mentoring: what they are is no secret, who takes part is for their leads. */
  'mentoring-programme:read': unlessMentoringDraft(
    anyOf(
      readers,
      leadsMentoring,
      inMentoring,
      ofPlatform(() => true),
    ),
  ),
  'mentoring-programme:join': (actor, facts) =>
    facts.draft !== true &&
    anyOf(
      isMember,
      inMentoring,
      ofPlatform(() => true),
    )(actor, facts),
  'mentoring-programme:leave': inMentoring,
  'mentoring-programme:lead': leadsMentoring,
  /** How mentorships go: meetings held and missed, never what was written or said. */
  'mentoring-programme:see-health': anyOf(leadsMentoring, coordinates),
  'institution:run-mentoring': admins,
} as const satisfies Record<string, Rule>;

/** Permissions that are about no object. */
export const plainPermissions = {
  /** Anybody, signed in or not. */
  public: (_actor: Actor | null) => true,
  /** Anybody signed in, about nobody but themselves. */
  'signed-in': (actor: Actor | null) => actor !== null,
  /** Keep the roster of experts: who is verified, and what experts show to coordinators alone. */
  'roster:keep': (actor: Actor | null) => actor?.platformRole === 'coordinator',
  /** Look after what people report of others. */
  'reports:handle': (actor: Actor | null) => actor?.platformRole === 'coordinator',
  /** Programmes of mentoring for all institutions, and how mentoring goes that belongs to none. */
  'mentoring:oversee': (actor: Actor | null) => actor?.platformRole === 'coordinator',
  /** Look after the platform itself: what it does in the background. */
  'platform:operate': (actor: Actor | null) => actor?.platformRole === 'platform_admin',
} as const;

export type ObjectPermission = keyof typeof objectPermissions;
export type PlainPermission = keyof typeof plainPermissions;
export type Permission = ObjectPermission | PlainPermission;

export const isPlain = (permission: Permission): permission is PlainPermission =>
  Object.hasOwn(plainPermissions, permission);

/** Whether `actor` (null: nobody is signed in) may do it. Object permissions need the object's facts; without them the answer is no. */
export function can(actor: Actor | null, permission: Permission, facts?: Facts): boolean {
  if (isPlain(permission)) return plainPermissions[permission](actor);
  return actor !== null && facts !== undefined && objectPermissions[permission](actor, facts);
}
