import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ExpertDocumentKind as KindName, ExpertDocumentType as TypeName } from '#database';
import { describedEnum } from '../../graphql/described-enum.ts';
import { DateTime } from '../../graphql/scalars.ts';
import { PersonModel } from '../../models/person.ts';

export const ExpertDocumentKind = {
  CV: 'cv',
  STATUS: 'status',
  DEGREE: 'degree',
} as const satisfies Record<string, KindName>;
describedEnum('ExpertDocumentKind', 'What a document of an expert is.', ExpertDocumentKind, {
  CV: 'A curriculum vitae; one at most.',
  STATUS: 'Evidence of legal status and right of return; one at most.',
  DEGREE: 'Evidence of a degree; six at most.',
});

export const ExpertDocumentType = {
  PDF: 'pdf',
  PNG: 'png',
  JPEG: 'jpeg',
} as const satisfies Record<string, TypeName>;
describedEnum('ExpertDocumentType', 'What a document is by its content.', ExpertDocumentType, {
  PDF: 'A PDF.',
  PNG: 'A picture.',
  JPEG: 'A photograph.',
});

@ObjectType('ExpertDocument', {
  description:
    'A document of an expert, for the expert and coordinators alone. It is read at `/files/expert-documents/<id>`; each look is kept.',
})
export class ExpertDocumentModel {
  @Field(() => ID)
  id: string;

  @Field(() => ExpertDocumentKind, { description: 'What it is for.' })
  kind: KindName;

  @Field(() => String, { description: 'Of the file, with the ending that fits its content.' })
  name: string;

  @Field(() => ExpertDocumentType, { description: 'What it is by its content.' })
  type: TypeName;

  @Field(() => Int, { description: 'How large it is.' })
  bytes: number;

  @Field(() => DateTime, { description: 'When it was uploaded.' })
  createdAt: Date;
}

@ObjectType('ExpertDocumentLook', { description: 'Somebody looked at a document of the viewer.' })
export class ExpertDocumentLookModel {
  @Field(() => ID)
  id: string;

  @Field(() => ExpertDocumentKind, { description: 'What the document was for.' })
  kind: KindName;

  @Field(() => String, { description: 'What it was called.' })
  name: string;

  @Field(() => PersonModel, { nullable: true, description: 'Null: somebody who is no more.' })
  by: PersonModel | null;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;
}
