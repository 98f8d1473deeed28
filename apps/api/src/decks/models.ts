import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DeckProblem as DeckProblemName, DeckState as DeckStateName } from '#database';
import { describedEnum } from '../graphql/described-enum.ts';
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

describedEnum('DeckState', 'How far a file has become slides.', DeckState, {
  QUEUED: 'The file waits for its turn.',
  RENDERING: 'Pages are being made; `pagesDone` counts them.',
  READY: 'All pages can be shown.',
  FAILED: 'No slides came of it; `problem` says why.',
});
describedEnum('DeckProblem', 'Why a file could not be made a deck.', DeckProblem, {
  FILE_KIND_UNKNOWN: 'It is neither a PDF nor a presentation that can be read.',
  FILE_BROKEN: 'It cannot be opened, or breaks off.',
  FILE_ENCRYPTED: 'It opens only with a password.',
  FILE_TOO_HARD: 'It takes more memory or time than one file may.',
  NO_PAGES: 'It has no page.',
  TOO_MANY_PAGES: 'It has more pages than a deck may have.',
  NEEDS_LIBREOFFICE: 'It is a presentation, and this platform has no LibreOffice to read it with.',
  NEEDS_NEWER_FORMAT: 'It is an old presentation (.ppt), which this platform does not open: save it as .pptx or PDF.',
  NOT_RENDERED: 'The server failed, not the file: upload it again.',
});

@ObjectType('DeckPage', { description: 'One page as an image, in two widths.' })
export class DeckPageModel {
  @Field(() => Int, { description: 'From 1.' })
  number: number;

  @Field(() => Float, { description: 'Height over width.' })
  ratio: number;

  @Field(() => String, { description: 'Its words, for search and screen readers.' })
  text: string;

  @Field(() => String, { description: 'Address of the image, 640 pixels wide. It never changes.' })
  small: string;

  @Field(() => Int, { description: 'Of the small image.' })
  smallBytes: number;

  @Field(() => String, { description: 'The same, 1280 pixels wide.' })
  large: string;

  @Field(() => Int, { description: 'Of the large image.' })
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

  @Field(() => DeckState, { description: 'How far it is; ask again while it is QUEUED or RENDERING.' })
  state: DeckStateName;

  @Field(() => DeckProblem, { nullable: true, description: 'For FAILED; else null.' })
  problem: DeckProblemName | null;

  @Field(() => Int, { description: '0 until the file was opened.' })
  pages: number;

  @Field(() => Int, { description: 'How many of `pages` are rendered.' })
  pagesDone: number;

  @Field(() => Int, { description: 'Of the file.' })
  bytes: number;

  @Field(() => [String], {
    description:
      'Languages of a presentation for which this platform has no font, so that boxes may stand for letters (ISO 639).',
  })
  missingFonts: string[];

  @Field(() => DateTime, { description: 'When the file was brought.' })
  createdAt: Date;
}
