import { Field, Int, ObjectType } from '@nestjs/graphql';
import { SectionModel } from '../models/course.ts';
import { SessionModel } from '../schedule/index.ts';

@ObjectType('OwnTurn', { description: 'How it was for the viewer in a session that took place.' })
export class OwnTurnModel {
  @Field(() => SessionModel, { description: 'One that took place.' })
  session: SessionModel;

  @Field(() => Boolean, { description: 'By the log, or by a correction: without a device.' })
  present: boolean;

  @Field(() => Boolean, { description: 'Was not there, and is not counted among those who should have been.' })
  excused: boolean;

  @Field(() => Int, { description: 'Whole minutes present, rounded.' })
  minutes: number;
}

@ObjectType('OwnAttendance', { description: 'The viewer’s own attendance in a section they are enrolled in.' })
export class OwnAttendanceModel {
  @Field(() => SectionModel, { description: 'In which the viewer is enrolled.' })
  section: SectionModel;

  @Field(() => [OwnTurnModel], { description: 'Of sessions that took place, earliest first.' })
  turns: OwnTurnModel[];
}
