import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type {
  CourseLanguage,
  CourseLevel as CourseLevelName,
  SectionState as SectionStateName,
  TeachingRole as TeachingRoleName,
} from '#database';
import { CourseLevel, SectionState, TeachingRole } from '../graphql/enums.ts';
import { connectionOf } from '../graphql/paging.ts';
import { CampusModel, TermModel } from './institution.ts';
import type { DepartmentModel } from './institution.ts';
import { InstitutionRefModel, PersonModel } from './person.ts';

@ObjectType('CourseRef')
export class CourseRefModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Such as INF301.' })
  code: string;

  @Field(() => String, {
    description: "In the reader's language where there is a translation, else in the course's own.",
  })
  title: string;
}

@ObjectType('CourseText')
export class CourseTextModel {
  @Field(() => String, { description: 'BCP 47.' })
  language: CourseLanguage;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Of several lines; may be empty.' })
  description: string;

  @Field(() => [String], { description: 'What students can do afterwards.' })
  outcomes: string[];
}

/** Its texts, department, prerequisites and counts are resolved fields. */
@ObjectType('Course')
export class CourseModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Such as INF301; no other course of the institution has it.' })
  code: string;

  @Field(() => String, {
    description:
      "In the reader's language where there is a translation, else in the course's own; description and outcomes alike.",
  })
  title: string;

  @Field(() => String, { description: 'BCP 47: the language of teaching, in which the first of `texts` is.' })
  language: CourseLanguage;

  @Field(() => Float, { nullable: true })
  credits: number | null;

  @Field(() => CourseLevel, { nullable: true, description: 'Null: none in particular.' })
  level: CourseLevelName | null;

  @Field(() => Boolean, { description: 'True: it is offered no more; no new section is made of it.' })
  archived: boolean;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => Int)
  version: number;

  /** Not in the schema, like those that follow. */
  departmentId: string | null;
  /** Where it came with the course. */
  inDepartment?: DepartmentModel | null;
  /** How many it has, where that came with the course. */
  sections?: number;
}

@ObjectType('CourseConnection')
export class CourseConnectionModel extends connectionOf(() => CourseModel) {}

@ObjectType('SectionPermissions')
export class SectionPermissionsModel {
  @Field(() => Boolean, { description: 'Change it, who teaches it, who is enrolled.' })
  edit: boolean;

  @Field(() => Boolean, { description: 'Plan, move and cancel its sessions.' })
  schedule: boolean;

  @Field(() => Boolean, { description: 'Read who was in its classes.' })
  seeAttendance: boolean;

  @Field(() => Boolean, { description: 'Read its slides.' })
  seeDecks: boolean;

  @Field(() => Boolean, { description: 'Bring slides for it.' })
  bringDecks: boolean;

  @Field(() => Boolean, { description: 'Put it away, or bring it back.' })
  archive: boolean;

  @Field(() => Boolean, { description: 'Enrol oneself, now.' })
  enrolSelf: boolean;
}

@ObjectType('SectionRef')
export class SectionRefModel {
  @Field(() => ID)
  id: string;

  /** "INF301 Databases II, A" */
  @Field(() => String)
  title: string;
}

@ObjectType('Teacher')
export class TeacherModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => TeachingRole, { description: 'Lecturers count in `termLoad`, assistants do not.' })
  role: TeachingRoleName;
}

/** Cohort, sessions and what depends on the viewer are resolved fields. */
@ObjectType('Section')
export class SectionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Tells it from others of the course and term, such as A.' })
  name: string;

  @Field(() => CourseModel)
  course: CourseModel;

  @Field(() => TermModel)
  term: TermModel;

  @Field(() => CampusModel)
  campus: CampusModel;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;

  @Field(() => SectionState, { description: 'Where it stands; see `nextStates`.' })
  state: SectionStateName;

  @Field(() => Boolean, { description: 'Put away: out of the lists, and to be read only.' })
  archived: boolean;

  @Field(() => [SectionState], { description: 'States it may be given now.' })
  nextStates: SectionStateName[];

  @Field(() => Int, { nullable: true, description: 'Seats for students; null: no limit.' })
  capacity: number | null;

  @Field(() => Boolean, { description: 'Whether people wait when it is full; false: they are refused.' })
  waitingList: boolean;

  @Field(() => Boolean, { description: 'Whether students of the institution may enrol themselves while it is OPEN.' })
  selfEnrolment: boolean;

  @Field(() => Int, { description: 'Everybody who is enrolled, students who help too.' })
  cohortSize: number;

  @Field(() => Int, { description: 'How many people wait for a seat.' })
  waitingSize: number;

  @Field(() => Int)
  sessionCount: number;

  @Field(() => [PersonModel], { description: 'Everybody who teaches it, lecturers before assistants.' })
  lecturers: PersonModel[];

  @Field(() => [TeacherModel])
  teachers: TeacherModel[];

  @Field(() => Int)
  version: number;
}

@ObjectType('Meets', { description: 'A time and place of a section’s week.' })
export class MeetsModel {
  @Field(() => Int, { description: '0 Monday to 6 Sunday.' })
  weekday: number;

  @Field(() => String, { description: 'HH:MM as it was planned.' })
  time: string;

  @Field(() => String, { nullable: true, description: 'Name of the room.' })
  room: string | null;

  @Field(() => Int, { description: 'Sessions of it.' })
  count: number;
}

@ObjectType('SectionConnection')
export class SectionConnectionModel extends connectionOf(() => SectionModel) {}
