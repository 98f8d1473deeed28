import {
  ApplyRosterImportDocument,
  DropRosterImportDocument,
  ReadRosterImportAsDocument,
  RosterImportByIdDocument,
  RosterImportProgressDocument,
} from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import type { ImportSource } from '../../imports/source.ts';

/** Imports of the roster. What experts wrote themselves is never written over. */
export const rosterSource: ImportSource = {
  byId: RosterImportByIdDocument,
  progress: RosterImportProgressDocument,
  apply: (id) => change(ApplyRosterImportDocument, { id }),
  readAs: (id, encoding) => change(ReadRosterImportAsDocument, { id, encoding }),
  drop: (id) => change(DropRosterImportDocument, { id }),
};
