import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { DeckProblem as DeckProblemName, DeckState as DeckStateName } from '#database';
import { DateTime } from '../graphql/scalars.ts';

export const DeckState = {
  QUEUED: 'queued',
  RENDERING: 'rendering',
  READY: 'ready',
  FAILED: 'failed',
} as const satisfies Record<string, DeckStateName>;
export const DeckProblem = {
  FILE_KIND_UNKNOWN: 'FILE_KIND_UNKNOWN',
  FILE_BROKEN: 'FILE_BROKEN',
  FILE_ENCRYPTED: 'FILE_ENCRYPTED',
  FILE_TOO_HARD: 'FILE_TOO_HARD',
  NO_PAGES: 'NO_PAGES',
  TOO_MANY_PAGES: 'TOO_MANY_PAGES',
  NEEDS_LIBREOFFICE: 'NEEDS_LIBREOFFICE',
  NEEDS_NEWER_FORMAT: 'NEEDS_NEWER_FORMAT',
  NOT_RENDERED: 'NOT_RENDERED',
} as const satisfies Record<DeckProblemName, DeckProblemName>;

registerEnumType(DeckState, { name: 'DeckState' });
registerEnumType(DeckProblem, { name: 'DeckProblem', description: 'Why a file could not be made a deck.' });

@ObjectType('DeckPage')
export class DeckPageModel {
  @Field(() => Int, { description: 'From 1.' })
  number: number;

  @Field(() => Float, { description: 'Height over width.' })
  ratio: number;

  @Field(() => String, { description: 'Its words, for search and screen readers.' })
  text: string;

  @Field(() => String, { description: 'Address of the image, 640 pixels wide. It never changes.' })
  small: string;

  @Field(() => Int)
  smallBytes: number;

  @Field(() => String, { description: 'The same, 1280 pixels wide.' })
  large: string;

  @Field(() => Int)
  largeBytes: number;
}

@ObjectType('Deck', { description: 'Slides of a section, rendered page by page from a file.' })
export class DeckModel {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  sectionId: string;

  @Field(() => String)
  title: string;

  @Field(() => Boolean, { description: 'Students do not get it yet; they see it once it was shown in class.' })
  heldBack: boolean;

  @Field(() => DeckState)
  state: DeckStateName;

  @Field(() => DeckProblem, { nullable: true })
  problem: DeckProblemName | null;

  @Field(() => Int, { description: '0 until the file was opened.' })
  pages: number;

  @Field(() => Int)
  pagesDone: number;

  @Field(() => Int, { description: 'Of the file.' })
  bytes: number;

  @Field(() => [String], {
    description:
      'Languages of a presentation for which this platform has no font, so that boxes may stand for letters (ISO 639).',
  })
  missingFonts: string[];

  @Field(() => DateTime)
  createdAt: Date;
}
