import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType({ description: 'A campus to be made.' })
export class CampusInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2, for public holidays; null: that of the zone.',
  })
  country?: string | null;

  @Field(() => Int, { nullable: true, description: 'What its line to the Internet carries, kbit/s; null: unknown.' })
  linkKbps?: number | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '',
    description: 'What else is known of that line, at most 500 characters.',
  })
  linkNote?: string | null;
}

@InputType({ description: 'All that can be changed of a campus; what is left out is emptied.' })
export class CampusChanges {
  @Field(() => String)
  name: string;

  @Field(() => String)
  zone: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2, for public holidays; null: that of the zone.',
  })
  country?: string | null;

  @Field(() => Int, { nullable: true, description: 'What its line to the Internet carries, kbit/s; null: unknown.' })
  linkKbps?: number | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '',
    description: 'What else is known of that line, at most 500 characters.',
  })
  linkNote?: string | null;
}

@InputType({ description: 'A lecture room to be made.' })
export class RoomInput {
  @Field(() => ID)
  campusId: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  seats: number;
}

@InputType({ description: 'A department to be made.' })
export class DepartmentInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, {
    description: 'At most 20 characters; CONFLICT when another department of the institution has it.',
  })
  code: string;

  @Field(() => String)
  name: string;
}

@InputType({ description: 'A day without teaching to be added.' })
export class ClosingDayInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => ID, { nullable: true, description: 'Null: all campuses.' })
  campusId?: string | null;

  @Field(() => LocalDate, { description: 'CONFLICT when it is a closing day there already.' })
  day: string;

  @Field(() => String)
  name: string;
}

@InputType({ description: 'A term to be made.' })
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

@InputType({ description: 'All that can be changed of a term.' })
export class TermChanges {
  @Field(() => String)
  name: string;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate)
  endsOn: string;
}
