import type { Failure } from './failure.ts';

/** How a kind of job is tried again, and when it counts as left behind. All times in seconds. */
export interface RetryPolicy {
  /** Attempts after the first one. */
  readonly retries: number;
  /** The pause after the first failure. It doubles with each, up to the longest. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** The longest that one attempt may take. */
  readonly longest: number;
  /** Jobs that one process does at the same time; one unless it says so. */
  readonly atOnce?: number;
}

/** Names of the queues. Pages have words for each. */
export const queueNames = [
  'register-import',
  'render-deck',
  'send-notices',
  'send-welcome',
  'send-reset',
  'send-invitation',
  'send-token-notice',
  'mentoring-deadlines',
  'mentoring-feedback',
  'mentoring-digests',
  'send-digest',
  'expert-reconfirmation',
  'send-confirmation',
] as const;
export type QueueName = (typeof queueNames)[number];

/** A kind of job. The type parameter is what a job of it carries: ids, and nothing about people. */
export interface Queue<Payload extends object> extends RetryPolicy {
  readonly name: QueueName;
  /** Never set: it ties the name to the type of the payload. */
  readonly payload?: Payload;
}

export const defineQueue = <Payload extends object>(name: QueueName, policy: RetryPolicy): Queue<Payload> => ({
  name,
  ...policy,
});

/**
 * A job as it is sent. Jobs of one key are the same work. At most one waits and one is under way: what is sent while one waits is dropped,
 * and what is sent while one is under way is done after it. While one waits for another attempt, a newer one is left to that attempt.
 */
export interface JobToSend<Payload extends object> {
  readonly key: string;
  readonly payload: Payload;
  /** The job does not start before. */
  readonly startAfter?: Date;
}

/** Does the jobs of a queue. Each method may be called twice for one job, in any process. */
export interface JobWorker<Payload extends object> {
  /** Seconds that a new job waits, so that changes made meanwhile are done with it. */
  readonly delay?: number;
  /**
   * Does the job. Any error is tried again later, also after `signal` was aborted: the process ends, or another process has the
   * job by now.
   */
  carryOut(payload: Payload, signal: AbortSignal): Promise<void>;
  /** Shows people that the job has failed for good. */
  giveUp(payload: Payload): Promise<void>;
  /** Undoes what `giveUp` has written. @returns false when there is nothing left to do */
  revive(payload: Payload): Promise<boolean>;
  /** All work that waits according to the database. Work without a job gets one when a process starts, as after a backup was restored. */
  waiting(): Promise<JobToSend<Payload>[]>;
  /** The subject of each job, for the platform's administrators, without names of people. */
  subjects(payloads: readonly Payload[]): Promise<(string | null)[]>;
}

/** Thrown by a worker that knows what went wrong. The message is logged, so it must name nobody. */
export class AttemptFailed extends Error {
  override readonly name = 'AttemptFailed';

  /** @param forGood the job is not tried again, because it would fail alike */
  constructor(
    message: string,
    readonly failure: Failure,
    readonly forGood = false,
  ) {
    super(message);
  }
}

/** The process is being stopped. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
