import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PersonModel } from '../models/person.ts';

@ObjectType('LecturerLoad', { description: 'What somebody teaches in a term.' })
export class LecturerLoadModel {
  @Field(() => ID, { description: 'Of the term and the person.' })
  id: string;

  @Field(() => PersonModel)
  person: PersonModel;

  @Field(() => Int, { description: 'Sections they are a lecturer of, or stand in for.' })
  sections: number;

  @Field(() => Int, { description: 'Without the cancelled ones.' })
  sessions: number;

  @Field(() => Int, { description: 'Minutes of those sessions, as they are planned.' })
  planned: number;

  @Field(() => Int, { description: 'Minutes for which the class of one of them went on, within its planned time.' })
  held: number;
}

@ObjectType('TermLoad', { description: 'How much is taught in a term.' })
export class TermLoadModel {
  @Field(() => Int, { description: 'Weeks of the term, begun ones too: what an average of a week is over.' })
  weeks: number;

  @Field(() => [LecturerLoadModel], { description: 'Everybody who teaches in the term, by name.' })
  lecturers: LecturerLoadModel[];

  @Field(() => String, { description: 'Where it is as a file for spreadsheets.' })
  csvPath: string;
}
