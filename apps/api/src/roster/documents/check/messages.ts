/** Why a document is not taken. */
export type DocumentProblem = 'FILE_BROKEN' | 'FILE_ENCRYPTED' | 'FILE_TOO_HARD' | 'FILE_ACTIVE';

/** What the process that checks says: null is that nothing is wrong. */
export interface CheckMessage {
  problem: DocumentProblem | null;
}
