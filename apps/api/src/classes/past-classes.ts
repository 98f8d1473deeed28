import { Injectable } from '@nestjs/common';
import { emptyClass, foldAll } from '#classroom';
import type { ClassState, Viewer } from '#classroom';
import { viewerAfterwards } from '#classroom/board-copy';
import type { SessionModel } from '../schedule/index.ts';
import { ClassLogRepository } from './class-log.repository.ts';
import { classNotes } from './class-notes.ts';
import type { ClassNotes } from './class-notes.ts';

/** For how many ms a state is cached. */
const keptMs = 15_000;

/** A class that is over, and the role in which one person looks at it. */
export interface PastClass {
  state: ClassState;
  /** Its shared notes, merged once for all viewers. */
  notes: () => Promise<ClassNotes>;
  viewer: Viewer;
}

/** Classes that are over, as each person may see them. */
@Injectable()
export class PastClasses {
  /** States by session, folded recently: everybody looks when a class has ended. */
  private readonly states = new Map<string, Promise<ClassState>>();
  private readonly notes = new WeakMap<ClassState, Promise<ClassNotes>>();

  constructor(private readonly log: ClassLogRepository) {}

  /** Nothing is returned while the class runs: then it is only for the people in it, not for those in the waiting room or sent out. */
  async as(session: Pick<SessionModel, 'phase'> | undefined, sessionId: string, viewerId: string): Promise<PastClass> {
    const [state, teaches] = await Promise.all([
      session?.phase === 'ended' ? this.stateOf(sessionId) : emptyClass,
      this.teaches(sessionId, viewerId),
    ]);
    return { state, notes: () => this.notesOf(state), viewer: viewerAfterwards(state, viewerId, teaches) };
  }

  /** The event since which the person lectures in this session; 0: from the beginning; undefined: they do not lecture in it. */
  async teaches(sessionId: string, personId: string): Promise<number | undefined> {
    const before = await this.log.beforeTeaching(sessionId, personId);
    return before && before + 1;
  }

  private notesOf(state: ClassState): Promise<ClassNotes> {
    const known = this.notes.get(state);
    if (known) return known;
    // The author of a change does not matter once all changes are merged.
    const notes = classNotes(state.notes.map(({ update }) => ['', update]));
    this.notes.set(state, notes);
    return notes;
  }

  private async stateOf(sessionId: string): Promise<ClassState> {
    const known = this.states.get(sessionId);
    if (known) return known;
    const forget = () => this.states.delete(sessionId);
    const state = this.log.events(sessionId).then((events) => foldAll(emptyClass, events));
    this.states.set(sessionId, state);
    state.then(() => setTimeout(forget, keptMs).unref(), forget);
    return state;
  }
}
