import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.ts';

@ObjectType('CampusRef')
export class CampusRefModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;
}

@ObjectType('Room')
export class RoomModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  seats: number;

  @Field(() => CampusRefModel)
  campus: CampusRefModel;

  @Field(() => Int)
  version: number;
}

/** Rooms are a resolved field. */
@ObjectType('Campus')
export class CampusModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2, for public holidays; null: that of the zone.',
  })
  country: string | null;

  @Field(() => Int, { nullable: true, description: 'What its line to the Internet carries, kbit/s; null: unknown.' })
  linkKbps: number | null;

  @Field(() => String, { description: 'What else is known of that line; may be empty.' })
  linkNote: string;

  @Field(() => Int)
  version: number;
}

/** The number of its courses is a resolved field. */
@ObjectType('Department')
export class DepartmentModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Such as INF; no other department of the institution has it.' })
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  version: number;
}

@ObjectType('ClosingDay', { description: 'A day without teaching that no calendar of public holidays knows.' })
export class ClosingDayModel {
  @Field(() => ID)
  id: string;

  @Field(() => LocalDate, { description: "On the campus's calendar." })
  day: string;

  @Field(() => String)
  name: string;

  @Field(() => CampusRefModel, { nullable: true, description: 'Null: all campuses.' })
  campus: CampusRefModel | null;
}

/** The number of its sections is a resolved field. */
@ObjectType('Term')
export class TermModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate, { description: 'The last day, included.' })
  endsOn: string;

  @Field(() => Int)
  version: number;
}

@ObjectType('SetupProgress', { description: 'How many there are of what a term needs.' })
export class SetupProgressModel {
  @Field(() => Int, { description: 'All of them.' })
  campuses: number;

  @Field(() => Int, { description: 'Without those that are over.' })
  terms: number;

  @Field(() => Int, { description: 'Without archived ones.' })
  courses: number;

  @Field(() => Int, { description: 'Without suspended ones.' })
  lecturers: number;

  @Field(() => Int, { description: 'Without suspended ones.' })
  students: number;

  @Field(() => Int, { description: 'Of terms that are not over, without cancelled ones.' })
  sections: number;
}

/** Short lists and counts are resolved fields; long lists are root fields with pages. */
@ObjectType('Institution')
export class InstitutionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Months that logs of classes are kept after these and their term; null: for ever.',
  })
  classLogMonths: number | null;

  @Field(() => Int, { nullable: true, description: 'Months that the audit log is kept; null: for ever.' })
  auditMonths: number | null;

  @Field(() => Int)
  version: number;
}
