import { Field, Int, ObjectType } from '@nestjs/graphql';
import { SectionRefModel } from '../models/course.ts';

@ObjectType('MemberAttendance')
export class MemberAttendanceModel {
  @Field(() => SectionRefModel, { description: 'In which the person is enrolled.' })
  section: SectionRefModel;

  @Field(() => Int, { description: 'Sessions that took place and to which the person should have come.' })
  sessions: number;

  @Field(() => Int, { description: 'Of `sessions`, those to which the person came.' })
  present: number;
}
