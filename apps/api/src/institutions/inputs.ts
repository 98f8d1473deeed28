import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType()
export class CampusInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;

  @Field(() => String, { nullable: true })
  country?: string | null;

  @Field(() => Int, { nullable: true })
  linkKbps?: number | null;

  @Field(() => String, { nullable: true, defaultValue: '' })
  linkNote?: string | null;
}

@InputType()
export class CampusChanges {
  @Field(() => String)
  name: string;

  @Field(() => String)
  zone: string;

  @Field(() => String, { nullable: true })
  country?: string | null;

  @Field(() => Int, { nullable: true })
  linkKbps?: number | null;

  @Field(() => String, { nullable: true, defaultValue: '' })
  linkNote?: string | null;
}

@InputType()
export class RoomInput {
  @Field(() => ID)
  campusId: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  seats: number;
}

@InputType()
export class DepartmentInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  name: string;
}

@InputType()
export class ClosingDayInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => ID, { nullable: true, description: 'Null: all campuses.' })
  campusId?: string | null;

  @Field(() => LocalDate)
  day: string;

  @Field(() => String)
  name: string;
}

@InputType()
export class TermInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  name: string;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate)
  endsOn: string;
}

@InputType()
export class TermChanges {
  @Field(() => String)
  name: string;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate)
  endsOn: string;
}
