import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../graphql/scalars.ts';
import { PersonModel } from '../../../models/person.ts';

@ObjectType('PrivateNote', { description: 'What the viewer noted for themselves.' })
export class PrivateNoteModel {
  @Field(() => String, { description: 'Plain text of several lines; may be empty.' })
  text: string;

  @Field(() => Int, { description: 'Counts changes.' })
  version: number;

  @Field(() => DateTime, { description: 'When it was changed last.' })
  changedAt: Date;
}

@ObjectType('SharedNote', { description: 'What a mentor and a mentee write together.' })
export class SharedNoteModel extends PrivateNoteModel {
  @Field(() => PersonModel, { nullable: true, description: 'Who changed it last; null: somebody who is gone.' })
  changedBy: PersonModel | null;
}

@ObjectType('MentorshipNotes', { description: 'Notes that the viewer may read.' })
export class MentorshipNotesModel {
  @Field(() => PrivateNoteModel, {
    nullable: true,
    description: "The viewer's own, which nobody else reads; null: none.",
  })
  own: PrivateNoteModel | null;

  @Field(() => SharedNoteModel, { nullable: true, description: 'Null: none.' })
  shared: SharedNoteModel | null;
}

@InputType({ description: 'A note as a whole.' })
export class MentorshipNoteInput {
  @Field(() => ID, { description: 'Of the mentorship.' })
  mentorshipId: string;

  @Field(() => String, { description: 'Plain text of several lines, at most 20,000 characters; may be empty.' })
  text: string;

  @Field(() => Int, { description: 'That it was made from; 0: there was none.' })
  version: number;
}
