import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.ts';

@ObjectType('Campus')
export class CampusModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;
}

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
}

/** Lists hang on it as resolved fields. */
@ObjectType('Institution')
export class InstitutionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@InputType()
export class CampusInput {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;
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
