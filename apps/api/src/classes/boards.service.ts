import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { boardCopy, pagesToPrint } from '#classroom/board-copy';
import type { BoardCopy } from '#classroom/board-copy';
import { Deck } from '#database';
import { sessionById } from '../schedule/index.ts';
import type { ClassBoardModel } from './models.ts';
import { PastClasses } from './past-classes.ts';

/** Slides and board of a class for people who missed it or have closed its page. */
@Injectable()
export class ClassBoards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly past: PastClasses,
  ) {}

  async of(sessionId: string, viewerId: string): Promise<ClassBoardModel> {
    const pages = pagesToPrint(await this.copy(sessionId, viewerId));
    return { sessionId, path: pages.length > 0 ? `/files/board/${sessionId}.json` : null };
  }

  /**
   * The part of the board that this viewer may see, as in class: they see only groups that they were in, unless they taught the
   * class. Nothing is shown while the class runs: then it is only for the people in it, not for those in the waiting room or sent
   * out.
   */
  async copy(sessionId: string, viewerId: string): Promise<BoardCopy> {
    const session = await sessionById(this.dataSource, sessionId);
    const [{ state, viewer }, there] = await Promise.all([
      this.past.as(session, sessionId, viewerId),
      session?.sectionId ? this.decksOf(session.sectionId) : [],
    ]);
    return withoutRemoved(boardCopy(state, viewer), new Set(there.map(({ id }) => id)));
  }

  private decksOf(sectionId: string): Promise<Pick<Deck, 'id'>[]> {
    return this.dataSource.getRepository(Deck).find({ select: { id: true }, where: { sectionId } });
  }
}

/** Of deleted decks, only pages with drawings remain. */
function withoutRemoved({ board, groups }: BoardCopy, there: ReadonlySet<string>): BoardCopy {
  const drawnOn = Object.keys(board.marks);
  const decks = board.decks.filter(({ id }) => there.has(id) || drawnOn.some((page) => page.startsWith(`deck/${id}/`)));
  return { board: { ...board, decks }, groups };
}
