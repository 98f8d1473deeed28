import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { emptyClass, foldAll } from '#classroom';
import type { ClassState } from '#classroom';
import { boardCopy, pagesToPrint, viewerAfterwards } from '#classroom/board-copy';
import type { BoardCopy } from '#classroom/board-copy';
import { FactsOfObjects } from '../access/facts.ts';
import { sessionById } from '../schedule/session-rows.ts';
import { classLog } from './class-log.ts';
import type { ClassBoardModel } from './models.ts';

/** ms for which a state is kept. */
const keptMs = 15_000;

/** Slides and board of a class for whoever missed it or has closed its page. */
@Injectable()
export class ClassBoards {
  /** States of classes that are over, by session, folded just now: when one has ended everybody looks. */
  private readonly states = new Map<string, Promise<ClassState>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: FactsOfObjects,
  ) {}

  async of(sessionId: string, viewerId: string): Promise<ClassBoardModel> {
    const pages = pagesToPrint(await this.copy(sessionId, viewerId));
    return { sessionId, path: pages.length > 0 ? `/files/board/${sessionId}.json` : null };
  }

  /**
   * What of it this viewer may see, as in class: of groups only those they have been in, unless they taught it. Nothing while the class goes
   * on: then it is for whoever is in it, and not for those before the door or sent out.
   */
  async copy(sessionId: string, viewerId: string): Promise<BoardCopy> {
    const session = await sessionById(this.dataSource, sessionId);
    const [[facts], there, state] = await Promise.all([
      this.facts.load('session', [sessionId]),
      this.dataSource.query<{ id: string }[]>('SELECT id FROM deck WHERE section_id = $1', [session?.sectionId]),
      session?.phase === 'ended' ? this.stateOf(sessionId) : emptyClass,
    ]);
    const teaches = facts?.lecturerIds?.includes(viewerId) ?? false;
    const copy = boardCopy(state, viewerAfterwards(state, viewerId, teaches ? 0 : undefined));
    return withoutRemoved(copy, new Set(there.map(({ id }) => id)));
  }

  private stateOf(sessionId: string): Promise<ClassState> {
    const known = this.states.get(sessionId);
    if (known) return known;
    const forget = () => this.states.delete(sessionId);
    const state = classLog(this.dataSource, sessionId).then((events) => foldAll(emptyClass, events));
    this.states.set(sessionId, state);
    state.then(() => setTimeout(forget, keptMs).unref(), forget);
    return state;
  }
}

/** Of decks that are gone only those remain that were drawn on. */
function withoutRemoved({ board, groups }: BoardCopy, there: ReadonlySet<string>): BoardCopy {
  const drawnOn = Object.keys(board.marks);
  const decks = board.decks.filter(({ id }) => there.has(id) || drawnOn.some((page) => page.startsWith(`deck/${id}/`)));
  return { board: { ...board, decks }, groups };
}
