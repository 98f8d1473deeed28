import type { CombinedError } from '@urql/preact';
import type { RegisterEncoding, RegisterImportByIdDocument, RegisterProgressDocument } from '#contract/graphql/graphql';

type Answer = Promise<{ error?: CombinedError | undefined }>;

/** Where imports belong, and so by what they are asked for and acted on. */
export interface ImportSource {
  byId: typeof RegisterImportByIdDocument;
  progress: typeof RegisterProgressDocument;
  apply: (id: string, overwrite: boolean) => Answer;
  readAs: (id: string, encoding: RegisterEncoding) => Answer;
  drop: (id: string) => Answer;
}
