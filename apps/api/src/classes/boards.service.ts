import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { emptyClass, foldAll } from '#classroom';
import { boardCopy, pagesToPrint, viewerAfterwards } from '#classroom/board-copy';
import type { BoardCopy } from '#classroom/board-copy';
import { FactsOfObjects } from '../access/facts.ts';
import { classLog } from './class-log.ts';
import type { ClassBoardModel } from './models.ts';

/** Slides and board of a class for whoever missed it or has closed its page. */
@Injectable()
export class ClassBoards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: FactsOfObjects,
  ) {}

  async of(sessionId: string, viewerId: string): Promise<ClassBoardModel> {
    const pages = pagesToPrint(await this.copy(sessionId, viewerId));
    return { sessionId, path: pages.length > 0 ? `/files/board/${sessionId}.json` : null };
  }

  /** What of it this viewer may see, as in class: of groups only those they have been in, unless they taught it. */
  async copy(sessionId: string, viewerId: string): Promise<BoardCopy> {
    const [[facts], there, events] = await Promise.all([
      this.facts.load('session', [sessionId]),
      this.dataSource.query<{ id: string }[]>(
        'SELECT deck.id FROM deck JOIN session ON session.section_id = deck.section_id WHERE session.id = $1',
        [sessionId],
      ),
      classLog(this.dataSource, sessionId),
    ]);
    const state = foldAll(emptyClass, events);
    const teaches = facts?.lecturerIds?.includes(viewerId) ?? false;
    const copy = boardCopy(state, viewerAfterwards(state, viewerId, teaches));
    return withoutRemoved(copy, new Set(there.map(({ id }) => id)));
  }
}

/** Of decks that are gone only those remain that were drawn on. */
function withoutRemoved({ board, groups }: BoardCopy, there: ReadonlySet<string>): BoardCopy {
  const drawnOn = Object.keys(board.marks);
  const decks = board.decks.filter(({ id }) => there.has(id) || drawnOn.some((page) => page.startsWith(`deck/${id}/`)));
  return { board: { ...board, decks }, groups };
}
