import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate, LocalDateTime } from '../graphql/scalars.ts';

@ObjectType('FoundRoom')
export class FoundRoomModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  seats: number;
}

@ObjectType('FreeRoom', { description: 'A room, and on which of the days that were asked for it is taken then.' })
export class FreeRoomModel extends FoundRoomModel {
  @Field(() => [LocalDate], { description: 'Days on which it is taken then; none: it is free each time.' })
  takenOn: string[];
}

@ArgsType()
export class FreeRoomsArguments {
  @Field(() => ID)
  campusId: string;

  @Field(() => LocalDateTime, { description: 'On the wall clock of the campus.' })
  localStart: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: 'Every week, so many times: 1 to 30.' })
  weeks?: number | null;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: 'So many at least.' })
  seats?: number | null;
}

@InputType({ description: 'Who and what has to be free at the same time.' })
export class TimesTogetherInput {
  @Field(() => ID, { description: 'Whose clock is read, and whose rooms and closing days count.' })
  campusId: string;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  lecturerIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description: 'Cohorts, with everything their members attend.',
  })
  cohortIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A section, with its students.' })
  sectionId?: string | null;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int, { nullable: true, description: 'Of a room that is free too; null: no room is needed.' })
  seats?: number | null;

  @Field(() => LocalDate)
  from: string;

  @Field(() => Int, { nullable: true, defaultValue: 14, description: 'Days: 1 to 31.' })
  days?: number | null;
}

@ObjectType('TimeTogether', { description: 'A time at which all of them are free.' })
export class TimeTogetherModel {
  @Field(() => LocalDateTime)
  localStart: string;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String)
  zone: string;

  @Field(() => FoundRoomModel, { nullable: true, description: 'The smallest that is free and large enough.' })
  room: FoundRoomModel | null;
}
