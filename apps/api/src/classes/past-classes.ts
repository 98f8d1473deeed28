import { Injectable } from '@nestjs/common';
import { emptyClass, foldAll } from '#classroom';
import type { ClassState, Viewer } from '#classroom';
import { viewerAfterwards } from '#classroom/board-copy';
import type { SessionModel } from '../schedule/index.ts';
import { ClassLogRepository } from './class-log.repository.ts';
import { classNotes } from './class-notes.ts';
import type { ClassNotes } from './class-notes.ts';

/** ms for which a state is kept. */
const keptMs = 15_000;

/** A class that is over, and as whom one person looks at it. */
export interface PastClass {
  state: ClassState;
  /** Its shared notes, put together once for all who look. */
  notes: () => Promise<ClassNotes>;
  viewer: Viewer;
}

/** Classes that are over, as each person may see them. */
@Injectable()
export class PastClasses {
  /** States, by session, folded just now: when one has ended everybody looks. */
  private readonly states = new Map<string, Promise<ClassState>>();
  private readonly notes = new WeakMap<ClassState, Promise<ClassNotes>>();

  constructor(private readonly log: ClassLogRepository) {}

  /** Nothing while the class goes on: then it is for whoever is in it, and not for those before the door or sent out. */
  async as(session: Pick<SessionModel, 'phase'> | undefined, sessionId: string, viewerId: string): Promise<PastClass> {
    const [state, teaches] = await Promise.all([
      session?.phase === 'ended' ? this.stateOf(sessionId) : emptyClass,
      this.teaches(sessionId, viewerId),
    ]);
    return { state, notes: () => this.notesOf(state), viewer: viewerAfterwards(state, viewerId, teaches) };
  }

  /** The event since which somebody lectures in this session, 0: all along; undefined when they do not. */
  async teaches(sessionId: string, personId: string): Promise<number | undefined> {
    const before = await this.log.beforeTeaching(sessionId, personId);
    return before && before + 1;
  }

  private notesOf(state: ClassState): Promise<ClassNotes> {
    const known = this.notes.get(state);
    if (known) return known;
    // Who made a change is of no account once all are made.
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
