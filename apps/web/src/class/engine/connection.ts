import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import { pushes, requests } from '#contract';
import type { AnswerValue, Payload, Push, PushName, RequestName } from '#contract';
import type { Admission, Admissions, Refusal } from './admission.ts';
import { Exchange } from './exchange.ts';
import { RequestFailure, failureCode } from './failure.ts';
import type { ReconnectPolicy } from './reconnect.ts';
import type { ClassSocket, OpenSocket } from './socket.ts';
import type { Timer } from './timer.ts';

/** Why a connection will not come back by itself. */
export type ClosedReason = Refusal | 'replaced' | 'left' | 'sent-out' | 'turned-away' | 'no-place';

export type ConnectionState =
  /** Not been open yet; `failed` attempts so far. */
  | { readonly is: 'connecting'; readonly failed: number }
  /** In the waiting room of a locked class; moderators have been asked. */
  | { readonly is: 'waiting' }
  | { readonly is: 'open' }
  /** `since`: ms since the epoch, this device's clock. */
  | { readonly is: 'lost'; readonly since: number }
  | { readonly is: 'closed'; readonly reason: ClosedReason };

export interface ConnectionParts {
  admissions: Admissions;
  openSocket: OpenSocket;
  policy: ReconnectPolicy;
  /** By which attempts and the pauses between them end. */
  after: Timer;
  /** First exchange on every new connection; it counts as open once it resolves. */
  enter(): Promise<void>;
}

/** ms an answer may take before the request fails with NO_ANSWER. */
const answerMs = 10_000;
/** ms the first answer may take: it can carry a whole class's log over a thin link. */
export const enterMs = 30_000;

/** ms a connection must have held for the next loss to begin with the shortest delay. */
const steadyMs = 5_000;

type Handler<N extends PushName> = (push: Push<N>) => void;

/**
 * One person's typed connection to the live gateway. It opens, enters the class, and when it is lost comes back
 * by itself until it is closed for a reason.
 */
export class ClassConnection {
  private readonly parts: ConnectionParts;
  readonly #state = signal<ConnectionState>({ is: 'connecting', failed: 0 });
  private readonly handlers = new Map<PushName, Set<(push: never) => void>>();
  private readonly exchange = new Exchange();
  private socket: ClassSocket | undefined;
  private wake: (() => void) | undefined;
  private lost: (() => void) | undefined;
  private running = false;
  /** The present attempt; `connected` once it enters, or waits in the waiting room. */
  private attempt: { readonly stop: AbortController; connected: boolean } | undefined;

  /** Nothing answered the last attempt in its time. */
  private gaveUp = false;

  constructor(parts: ConnectionParts) {
    this.parts = parts;
  }

  get state(): ReadonlySignal<ConnectionState> {
    return this.#state;
  }

  /** Connects, and stays connected until `close`. */
  start(): void {
    if (this.running || this.#state.value.is === 'closed') return;
    this.running = true;
    void this.run();
  }

  /** Ends the connection for good. */
  close(reason: ClosedReason): void {
    if (this.#state.value.is === 'closed') return;
    this.#state.value = { is: 'closed', reason };
    this.attempt?.stop.abort();
    this.drop();
    this.wake?.();
  }

  /** Something says that the network is back: try now, and give up an attempt that was begun while it was away. */
  retryNow(): void {
    this.attempt?.stop.abort();
    this.wake?.();
  }

  /** Somebody looks at the page again: try now. An attempt that is entering goes on: over a slow connection it takes its time. */
  hurry(): void {
    if (!this.attempt?.connected) this.retryNow();
  }

  /** Something says that the connection may be dead (offline, media stalled): drop it and connect anew. */
  reconnect(): void {
    if (this.#state.value.is === 'open') this.socket?.disconnect();
  }

  on<N extends PushName>(name: N, handler: Handler<N>): () => void {
    const handlers = this.handlers.get(name) ?? new Set();
    handlers.add(handler as (push: never) => void);
    this.handlers.set(name, handlers);
    return () => handlers.delete(handler as (push: never) => void);
  }

  /**
   * Sends one request.
   *
   * @param timeoutMs ms to wait for the answer
   * @throws {RequestFailure} with the gateway's code, or NO_CONNECTION, CUT_OFF, NO_ANSWER, BAD_ANSWER
   */
  async request<N extends RequestName>(name: N, payload: Payload<N>, timeoutMs = answerMs): Promise<AnswerValue<N>> {
    const answer = await this.exchange.send(this.socket, name, payload, timeoutMs);
    if (!answer.ok) throw RequestFailure.of(answer.error);
    const read = v.safeParse(requests[name].answer, answer.value);
    if (!read.success) throw new RequestFailure('BAD_ANSWER', `${name}: the answer is not what the contract says`);
    return read.output as AnswerValue<N>;
  }

  private async run(): Promise<void> {
    let attempt = 0;
    while (!this.closed) {
      this.gaveUp = false;
      try {
        await this.try(attempt);
        const openAt = performance.now();
        await this.untilLost();
        // A connection that falls at once must not be tried without end at the shortest delay.
        if (performance.now() - openAt > steadyMs) attempt = 0;
      } catch (error) {
        const reason = reasonOf(error);
        if (reason) return this.close(reason);
        this.drop();
      }
      if (this.closed) return;
      this.sayWhy();
      await this.pause(this.parts.policy.delayMs(attempt, this.gaveUp));
      attempt += 1;
    }
  }

  private sayWhy(): void {
    const state = this.#state.value;
    if (state.is === 'connecting') this.#state.value = { is: 'connecting', failed: state.failed + 1 };
    if (state.is === 'open') this.#state.value = { is: 'lost', since: Date.now() };
  }

  /** One attempt: ticket, connection, entering. */
  private async try(attempt: number): Promise<void> {
    const stop = new AbortController();
    const unlessStopped = <T>(step: Promise<T>): Promise<T> => Promise.race([step, whenAborted(stop.signal)]);
    const trying = { stop, connected: false };
    this.attempt = trying;
    const forgetTime = this.parts.after(this.parts.policy.attemptMs(attempt), () => {
      this.gaveUp = true;
      stop.abort();
    });
    try {
      const admission = await unlessStopped(this.parts.admissions.get(stop.signal));
      if ('refused' in admission) throw new Refused(admission.refused);
      await unlessStopped(this.connect(admission));
      // The first answer may be large for the connection, and the class may stay locked for long. A change of network ends the attempt all the same.
      forgetTime();
      trying.connected = true;
      while (!(await unlessStopped(this.entered()))) await unlessStopped(this.door());
    } finally {
      forgetTime();
      this.attempt = undefined;
    }
    if (!this.closed) this.#state.value = { is: 'open' };
  }

  /** @returns false when the class is locked */
  private async entered(): Promise<boolean> {
    try {
      await this.parts.enter();
      return true;
    } catch (error) {
      if (failureCode(error) !== 'WAITING') throw error;
      if (!this.closed) this.#state.value = { is: 'waiting' };
      return false;
    }
  }

  /** Resolves when the person is let in. Rejects when the connection is lost meanwhile. */
  private door(): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.on('class.door', () => {
        stop();
        resolve();
      });
      void this.untilLost().then(() => {
        stop();
        reject(new RequestFailure('NO_CONNECTION', 'the connection was lost before the door opened'));
      });
    });
  }

  private connect(admission: Admission): Promise<void> {
    const socket = (this.socket ??= this.listen(this.parts.openSocket(admission.path)));
    return new Promise((resolve, reject) => {
      socket.connect(admission.ticket, {
        connected: resolve,
        failed: (code, message) => {
          if (code === 'TICKET_REFUSED') this.parts.admissions.forget();
          reject(new RequestFailure(code ?? 'NO_CONNECTION', message));
        },
      });
    });
  }

  private listen(socket: ClassSocket): ClassSocket {
    for (const name of Object.keys(pushes) as PushName[]) {
      socket.on(name, (payload) => this.receive(name, payload));
    }
    socket.onLost(() => {
      this.exchange.failAll();
      this.lost?.();
    });
    return socket;
  }

  private receive(name: PushName, payload: unknown): void {
    const read = v.safeParse(pushes[name], payload);
    // A push that does not fit the contract is dropped: a newer gateway may send more than this page knows.
    if (!read.success) return;
    for (const handler of this.handlers.get(name) ?? []) handler(read.output as never);
  }

  private untilLost(): Promise<void> {
    return new Promise((resolve) => {
      this.lost = resolve;
      if (!this.socket?.connected) resolve();
    });
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const forget = this.parts.after(ms, resolve);
      this.wake = () => {
        forget();
        resolve();
      };
    });
  }

  private drop(): void {
    this.socket?.disconnect();
  }

  private get closed(): boolean {
    return this.#state.value.is === 'closed';
  }
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** The reason for which another attempt is useless; undefined when it is not. */
function reasonOf(error: unknown): ClosedReason | undefined {
  if (error instanceof Refused) return error.refusal;
  const code = failureCode(error);
  if (code === 'CLASS_ENDED') return 'ended';
  if (code === 'SENT_OUT') return 'sent-out';
  return code === 'NOT_FOUND' || code === 'NOT_ALLOWED' ? 'not-found' : undefined;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(new RequestFailure('NO_ANSWER', 'the attempt was given up'));
    // Between two steps there is nobody to hear the event.
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
}
