import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RegisterKind } from '#database';
import type { Change, Count } from './plan/ledger.ts';
import type { Problems } from './problems.ts';
import type { Progress } from './progress.ts';
import type { Upload } from './runs.repository.ts';

export interface PlanOptions {
  /** Whether what people changed by hand gives way. */
  overwrite: boolean;
  /** Who imports. */
  actorId: string | null;
  /** False: the file is only looked through, and nobody is told anything. */
  applies: boolean;
}

/** How an attempt gets on, and whether it is to end. */
export interface Work {
  /** Called with the share that is done, 0 to 1. */
  done: (share: number) => void;
  signal: AbortSignal;
}

/** What a file would do to what there is now. */
export interface Planned {
  lines: number;
  counts: Count[];
  /** The first; the counts tell of all. */
  changes: Change[];
  problems: Problems;
  /** Does it, in the transaction in which it was planned. */
  carryOut: (work: Work) => Promise<void>;
  /** What is to be done once it is committed. */
  afterwards?: () => Promise<void>;
}

/** Reads a kind of file and plans what it does. */
export interface Planner {
  plan(
    manager: EntityManager,
    upload: Upload,
    options: PlanOptions,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Planned>;
}

/** Planners of files that are not of an institution's register: the feature that the file is about brings its own. */
@Injectable()
export class Planners {
  private readonly byKind = new Map<RegisterKind, Planner>();

  use(kind: RegisterKind, planner: Planner): void {
    this.byKind.set(kind, planner);
  }

  of(kind: RegisterKind): Planner | undefined {
    return this.byKind.get(kind);
  }
}
