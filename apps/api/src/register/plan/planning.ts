import { isUuid } from '../../graphql/ids.ts';
import type { RegisterObject } from '#database';
import type { Entries, PlaceRole } from '../entries.ts';
import { placeId } from '../place-id.ts';
import type {
  Present,
  PresentCampus,
  PresentCourse,
  PresentDepartment,
  PresentPerson,
  PresentSection,
  PresentTerm,
} from '../present.ts';
import type { PlanOptions as ImportOptions } from '../planned.ts';
import type { Problems } from '../problems.ts';
import { Ledger } from './ledger.ts';
import { kindOf, nameKey, sectionKey } from './owned.ts';
import type { Owned } from './owned.ts';
import { References } from './references.ts';
import { SeatCount } from './seat-count.ts';
import { noWrites } from './writes.ts';

/** Nobody takes their own admin's role away. */
export interface PlanOptions extends ImportOptions {
  /** Whether things may be named by their own names too. */
  byName: boolean;
}

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));

/** The institution as it will be with what has been planned so far. */
export class Planning {
  readonly ledger: Ledger;
  readonly references = new References(this);
  readonly seats: SeatCount;
  readonly writes = noWrites();
  readonly campuses: Map<string, PresentCampus>;
  readonly departments: Map<string, PresentDepartment>;
  readonly terms: Map<string, PresentTerm>;
  readonly courses: Map<string, PresentCourse>;
  readonly sections: Map<string, PresentSection>;
  readonly people: Map<string, PresentPerson>;
  /** Ids by what people call the things. */
  readonly named = {
    campus: new Map<string, string>(),
    department: new Map<string, string>(),
    term: new Map<string, string>(),
    course: new Map<string, string>(),
    section: new Map<string, string>(),
    person: new Map<string, string>(),
  } satisfies Record<Owned, Map<string, string>>;
  /** Kind and id of the things that have lines of their own in this file. */
  readonly inFile = new Set<string>();
  /** Kind and id of things that cannot be used or do not exist. Each is reported once. */
  readonly passedOver: Set<string>;
  /** Kinds whose files could not be read. */
  readonly unread: ReadonlySet<RegisterObject>;
  /** Ids of this file for things that have another id of the register. */
  readonly alias = new Map<string, string>();
  /** What the register calls the institution itself. */
  readonly wholes = new Set<string>();
  /** Id of a place -> as whom. */
  readonly places: Map<string, PlaceRole>;
  private readonly teachers = new Map<string, Set<string>>();

  constructor(
    readonly present: Present,
    readonly problems: Problems,
    readonly options: PlanOptions,
    { passedOver, unread }: Pick<Entries, 'passedOver' | 'unread'>,
  ) {
    this.passedOver = passedOver;
    this.unread = unread;
    this.ledger = new Ledger(present);
    this.seats = new SeatCount(present.places);
    this.campuses = byId(present.campuses);
    this.departments = byId(present.departments);
    this.terms = byId(present.terms);
    this.courses = byId(present.courses);
    this.sections = byId(present.sections);
    this.people = byId(present.people);
    this.places = new Map();
    for (const { sectionId, personId, role } of present.places) {
      this.places.set(placeId(sectionId, personId), role);
      if (role === 'lecturer' && options.overwrite) this.teaches(sectionId, personId);
    }
    for (const { said } of this.ledger.ofKind('enrolment')) {
      if (said['role'] === 'lecturer') this.teaches(String(said['sectionId']), String(said['personId']));
    }
    for (const { id, name } of present.campuses) this.named.campus.set(nameKey(name), id);
    for (const { id, code } of present.departments) this.named.department.set(nameKey(code), id);
    for (const { id, name } of present.terms) this.named.term.set(nameKey(name), id);
    for (const { id, code } of present.courses) this.named.course.set(nameKey(code), id);
    for (const section of present.sections) this.named.section.set(sectionKey(section), section.id);
    for (const { id, email } of present.people) this.named.person.set(nameKey(email), id);
  }

  /** Id of what there is under an id of the register: its own, or the one that our exports write for what it never named. */
  known(kind: Owned, externalId: string): string | undefined {
    const called = this.ledger.called(kindOf[kind], externalId)?.objectId;
    if (called !== undefined && this.has(kind, called)) return called;
    const alias = this.alias.get(`${kind} ${externalId}`);
    if (alias !== undefined) return alias;
    const own = externalId.toLowerCase();
    return isUuid(externalId) && this.has(kind, own) ? own : undefined;
  }

  /** Called when its line was planned: a thing that came to nothing is not looked for again by each line that names it. */
  settled(kinds: readonly Owned[], externalId: string | null): void {
    if (externalId === null || this.wholes.has(externalId)) return;
    if (kinds.every((kind) => this.known(kind, externalId) === undefined)) {
      this.passedOver.add(`${kindOf[kinds[0] ?? 'campus']} ${externalId}`);
    }
  }

  /** The campus of those that name none, or the whole institution: the only one there is. */
  onlyCampus(): string | undefined {
    return this.campuses.size === 1 ? [...this.campuses.keys()][0] : undefined;
  }

  /** A section for people: with its campus where there are several. */
  labelOf({ courseId, campusId, name }: Pick<PresentSection, 'courseId' | 'campusId' | 'name'>): string {
    const campus = this.campuses.size > 1 ? this.campuses.get(campusId)?.name : undefined;
    return `${this.courses.get(courseId)?.code ?? ''} ${name}${campus === undefined ? '' : ` (${campus})`}`;
  }

  /** The lecturers whom the register names; when it overwrites, all lecturers of the section. */
  teachingIn(sectionId: string): string[] {
    return [...(this.teachers.get(sectionId) ?? [])].filter((id) => this.people.has(id) && this.isMember(id));
  }

  /** The register's id of a thing, or the id that an export writes. */
  nameOf(kind: Owned, id: string): string {
    return this.ledger.of(kindOf[kind], id)?.externalId ?? id;
  }

  private teaches(sectionId: string, personId: string): void {
    const teachers = this.teachers.get(sectionId) ?? new Set();
    this.teachers.set(sectionId, teachers.add(personId));
  }

  isMember(personId: string): boolean {
    const person = this.people.get(personId);
    return person !== undefined && person.roles.length + person.suspended.length > 0;
  }

  private has(kind: Owned, id: string): boolean {
    const lists = {
      campus: this.campuses,
      department: this.departments,
      term: this.terms,
      course: this.courses,
      section: this.sections,
      person: this.people,
    };
    return lists[kind].has(id);
  }
}
