import {
  ApplyRegisterImportDocument,
  DropRegisterImportDocument,
  ReadRegisterImportAsDocument,
  RegisterImportByIdDocument,
  RegisterProgressDocument,
} from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import type { ImportSource } from '../../imports/source.ts';

/** Imports of an institution's register. */
export const registerSource: ImportSource = {
  byId: RegisterImportByIdDocument,
  progress: RegisterProgressDocument,
  apply: (id, overwrite) => change(ApplyRegisterImportDocument, { id, overwrite }),
  readAs: (id, encoding) => change(ReadRegisterImportAsDocument, { id, encoding }),
  drop: (id) => change(DropRegisterImportDocument, { id }),
};
