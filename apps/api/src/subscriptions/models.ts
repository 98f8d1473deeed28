import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('TimetableChange', { description: 'Sections whose sessions changed: ask again for what is shown.' })
export class TimetableChangeModel {
  @Field(() => [ID], { description: 'Ids of those sections.' })
  sectionIds: string[];
}
