import type { ExpertDocumentKind } from '#contract/graphql/graphql';
import type { MessageId } from '../../words/words.ts';

export const kindWords: Readonly<Record<ExpertDocumentKind, MessageId>> = {
  CV: 'document.CV',
  STATUS: 'document.STATUS',
  DEGREE: 'document.DEGREE',
};
/** In the order in which they are shown. */
export const documentKinds: readonly ExpertDocumentKind[] = ['CV', 'STATUS', 'DEGREE'];
