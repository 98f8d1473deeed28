import { Field, Int, ObjectType } from '@nestjs/graphql';
import { SectionModel, SectionRefModel } from '../models/course.ts';
import { LocalDate } from '../graphql/scalars.ts';
import { TermModel } from '../models/institution.ts';
import { PersonModel } from '../models/person.ts';
import { SessionModel } from '../schedule/index.ts';

@ObjectType('WeekAttendance')
export class WeekAttendanceModel {
  @Field(() => LocalDate, { description: 'Its Monday.' })
  week: string;

  @Field(() => Int, { description: 'That took place in it.' })
  sessions: number;

  @Field(() => Int, { description: 'Enrolled students, without the excused, over all sessions that took place.' })
  expected: number;

  @Field(() => Int, { description: 'Of `expected`, how many came, for however short a time.' })
  present: number;

  @Field(() => Int, { description: 'Of those who were enrolled, who were marked present or excused by hand.' })
  corrected: number;
}

@ObjectType('SectionShare')
export class SectionShareModel {
  @Field(() => SectionRefModel, { description: "With its title in the viewer's language." })
  section: SectionRefModel;

  @Field(() => Int, { description: 'That took place.' })
  sessions: number;

  @Field(() => Int, { description: 'Enrolled students, without the excused, over all of `sessions`.' })
  expected: number;

  @Field(() => Int, { description: 'Of `expected`, how many came, for however short a time.' })
  present: number;

  @Field(() => Int, { description: 'Of those who were enrolled, who were marked present or excused by hand.' })
  corrected: number;
}

@ObjectType('TermAttendance')
export class TermAttendanceModel {
  @Field(() => TermModel)
  term: TermModel;

  @Field(() => [WeekAttendanceModel], { description: 'Weeks in which a session took place, earliest first.' })
  weeks: WeekAttendanceModel[];

  @Field(() => [SectionShareModel], { description: 'The lowest share first.' })
  sections: SectionShareModel[];
}

@ObjectType('RiskInSection')
export class RiskInSectionModel {
  @Field(() => SectionRefModel, { description: 'In which the student is enrolled.' })
  section: SectionRefModel;

  @Field(() => Int, { description: 'Of `sessions`, those to which the student came.' })
  present: number;

  @Field(() => Int, { description: 'That took place and for which the student is not excused.' })
  sessions: number;

  @Field(() => Int, { description: 'The newest ones, up to the last at which the student was.' })
  missedInARow: number;
}

@ObjectType('StudentAtRisk')
export class StudentAtRiskModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => [RiskInSectionModel], { description: 'Those in which the student is at risk.' })
  sections: RiskInSectionModel[];
}

@ObjectType('StudentsAtRisk')
export class StudentsAtRiskModel {
  @Field(() => Int, { description: 'How many there are, also those that are not listed.' })
  total: number;

  @Field(() => [StudentAtRiskModel], { description: 'Who is at risk in most sections first; 500 at most.' })
  students: StudentAtRiskModel[];
}

@ObjectType('SessionShare')
export class SessionShareModel {
  @Field(() => SessionModel, { description: 'One that took place.' })
  session: SessionModel;

  @Field(() => Int, { description: 'Enrolled students, without the excused.' })
  expected: number;

  @Field(() => Int, { description: 'Of `expected`, how many came, for however short a time.' })
  present: number;

  @Field(() => Int, { description: 'Of those who were enrolled, who were marked present or excused by hand.' })
  corrected: number;
}

@ObjectType('PersonShare')
export class PersonShareModel {
  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => Int, { description: 'Sessions in which the person was present, of `sessions`.' })
  present: number;

  @Field(() => Int, { description: 'That took place and for which the person is not excused.' })
  sessions: number;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int, { description: 'Sessions that are not counted in `sessions`: the person was excused.' })
  excused: number;

  @Field(() => Int, {
    description: 'Sessions that count otherwise than the class log says, the excused ones among them.',
  })
  corrected: number;
}

@ObjectType('SectionAttendance')
export class SectionAttendanceModel {
  @Field(() => SectionModel, { description: 'The section that was asked for.' })
  section: SectionModel;

  @Field(() => [SessionShareModel], { description: 'Those that took place, earliest first.' })
  sessions: SessionShareModel[];

  @Field(() => [PersonShareModel], { description: 'Everybody who is enrolled now, by name.' })
  people: PersonShareModel[];
}
