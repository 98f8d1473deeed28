import type { BoardCopy } from '#classroom/board-copy';
import { printBoard, printSaved, SlidesMissing } from '../../../../board/print-board.tsx';
import { RequestFailure } from '../../../engine/failure.ts';

/** Prints slides and board. @throws {RequestFailure} NO_SLIDES when some cannot be fetched now */
export function board(copy: BoardCopy, title: string): Promise<void> {
  return printBoard(copy, title).catch(inWordsOfTheClass);
}

/** The same of a class that is over. @param path where the API has it @throws {RequestFailure} NO_SLIDES */
export function saved(path: string, title: string): Promise<void> {
  return printSaved(path, title).catch(inWordsOfTheClass);
}

/** The pages of a class tell what went wrong by the codes of its connection. */
function inWordsOfTheClass(error: unknown): never {
  throw error instanceof SlidesMissing ? new RequestFailure('NO_SLIDES', error.message) : error;
}
