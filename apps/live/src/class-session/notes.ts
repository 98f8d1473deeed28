import { Logger } from '@nestjs/common';
import type { ClassState } from '#classroom';
import type { NotesRefusal } from '#classroom/decide';
import { WrittenNotes, onTheSpot } from '#classroom/notes-written';
import type { NotesEdit, NotesFound } from '#classroom/notes-written';
import { apart } from '#platform/nest';
import type { ClassLog } from '../log/class-log.ts';

/** For what an earlier process left of a class: other classes go on meanwhile. */
const patience = { ms: 15_000, megabytes: 256 };

/** The shared notes of a class as the log has them, and whose window wrote what. */
export class Notes {
  private readonly logger = new Logger(Notes.name);
  private written: WrittenNotes | undefined;
  private begun: Promise<void> | undefined;
  private seen = 0;
  private made: ClassState['notes'] = [];
  private madeAt = 0;
  private lost = false;

  constructor(
    private readonly log: ClassLog,
    private readonly together: (edits: readonly NotesEdit[]) => Promise<NotesFound> = (edits) =>
      apart('./notes-worker', import.meta.url, edits, patience),
  ) {}

  /** Once what the log has is put together, or given up: a class without its notes is still a class. */
  ready(): Promise<void> {
    return (this.begun ??= this.begin());
  }

  /** What is wrong with a change that somebody wants to make. */
  faultOf(by: string, update: string, longest: number): NotesRefusal | undefined {
    if (this.lost) return 'aside';
    return this.caughtUp()?.faultOf(by, update, longest);
  }

  /** The notes as one change, for people who come: made once for all until somebody writes again. */
  get inOne(): ClassState['notes'] {
    const { notes } = this.log.state;
    const last = notes.at(-1)?.seq;
    if (last === undefined || this.lost) return [];
    const written = this.caughtUp();
    if (!written) return notes;
    if (this.madeAt !== last) this.made = written.empty ? [] : [{ seq: last, update: written.inOne() }];
    this.madeAt = last;
    return this.made;
  }

  private async begin(): Promise<void> {
    const { notes, seq } = this.log.state;
    if (notes.length <= onTheSpot) {
      this.written = new WrittenNotes();
      return;
    }
    try {
      this.written = WrittenNotes.of(await this.together(editsIn(this.log, 0, seq)));
      this.seen = seq;
    } catch (error) {
      this.lost = true;
      this.logger.error(`The notes of class ${this.log.classId} are set aside: ${String(error)}`);
    }
  }

  private caughtUp(): WrittenNotes | undefined {
    const { written, log } = this;
    if (!written) return undefined;
    const { seq } = log.state;
    for (const [by, update] of this.seen < seq ? editsIn(log, this.seen, seq) : []) written.take(by, update);
    this.seen = seq;
    return written;
  }
}

const editsIn = (log: ClassLog, after: number, to: number): NotesEdit[] =>
  log
    .since(after)
    .flatMap((event) =>
      event.type === 'notes-edited' && event.seq <= to ? [[event.by, event.body.update] as const] : [],
    );
