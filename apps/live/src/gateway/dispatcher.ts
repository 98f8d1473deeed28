import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import * as v from 'valibot';
import { requests } from '#contract';
import type { LiveError, RequestName } from '#contract';
import { visibleIn } from '#platform';
import { withRequestInHand } from '#platform/nest';
import { LiveFailure } from '../failure.ts';
import { DecksRepository } from '../log/decks.repository.ts';
import { LiveMetrics } from '../live-metrics.ts';
import { ClassSessions } from '../class-session/class-sessions.ts';
import { handlersFor } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import { demand, targetOf } from './permit.ts';
import type { Acknowledge, SocketConnection } from './socket-connection.ts';

/** Messages of one connection that may wait in one lane. */
const laneLength = 64;
/** Characters of a payload that are repeated in an error. */
const quoted = 300;

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name);

/** Every message takes this way: known, not too many, well-formed, permitted; then its handler; always one answer. */
@Injectable()
export class Dispatcher {
  private readonly handlers: Handlers;
  private readonly logger = new Logger(Dispatcher.name);

  constructor(
    sessions: ClassSessions,
    decks: DecksRepository,
    private readonly metrics: LiveMetrics,
  ) {
    this.handlers = handlersFor(sessions, decks);
  }

  /** @param args what came after the name; the last is the acknowledgement */
  receive(connection: SocketConnection, name: string, args: readonly unknown[]): void {
    const request = isRequest(name) ? name : undefined;
    const acknowledge = args.at(-1);
    const now = performance.now();
    if (!connection.rates.take(request, now)) {
      if (!connection.rates.refuse(now)) connection.close();
      else this.refuse(request, acknowledge, new LiveFailure('TOO_MANY', 'Too many messages; wait some seconds.'));
      return;
    }
    // Nobody waits for an answer: not one of our clients.
    if (typeof acknowledge !== 'function') {
      this.metrics.requests.inc({ name: request ?? 'unknown', outcome: 'ignored' });
      return;
    }
    if (request === undefined) {
      this.refuse(request, acknowledge, new LiveFailure('UNKNOWN_MESSAGE', 'There is no such message.'));
      return;
    }
    const lane = request.startsWith('media.') ? connection.lanes.media : connection.lanes.log;
    if (lane.length >= laneLength) {
      this.refuse(request, acknowledge, new LiveFailure('TOO_MANY', 'Wait for the answers to earlier messages.'));
      return;
    }
    const took = this.metrics.requestSeconds.startTimer({ name: request });
    lane.run(() =>
      withRequestInHand({ id: connection.id, codes: [] }, () =>
        this.answer(connection, request, args.length === 2 ? args[0] : undefined, acknowledge as Acknowledge),
      ).finally(took),
    );
  }

  private async answer(
    connection: SocketConnection,
    name: RequestName,
    input: unknown,
    acknowledge: Acknowledge,
  ): Promise<void> {
    try {
      const value = await this.carryOut(connection, name, input);
      this.metrics.requests.inc({ name, outcome: 'ok' });
      acknowledge({ ok: true, value });
    } catch (error) {
      this.refuse(name, acknowledge, error);
    }
  }

  private carryOut<N extends RequestName>(connection: SocketConnection, name: N, input: unknown): Promise<unknown> {
    const parsed = v.safeParse(requests[name].payload, visibleIn(input), { abortEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      throw new LiveFailure('BAD_INPUT', issue.message.slice(0, quoted), v.getDotPath(issue)?.slice(0, quoted));
    }
    if (name !== 'class.enter') {
      const { state } = connection.at().session.log;
      demand(state, connection.ticket.personId, requests[name].permission, targetOf(parsed.output));
    }
    return this.handlers[name](connection, parsed.output);
  }

  private refuse(name: RequestName | undefined, acknowledge: unknown, reason: unknown): void {
    const error = this.toError(name, reason);
    this.metrics.requests.inc({ name: name ?? 'unknown', outcome: error.code });
    if (typeof acknowledge === 'function') (acknowledge as Acknowledge)({ ok: false, error });
  }

  private toError(name: RequestName | undefined, reason: unknown): LiveError {
    if (reason instanceof LiveFailure) {
      if (reason.cause !== undefined)
        this.logger.warn(`${name ?? 'A message'}: ${reason.message} (${String(reason.cause)})`);
      return reason.toAnswer();
    }
    const reference = randomUUID().slice(0, 8);
    this.logger.error(
      `${name ?? 'A message'} failed, reference ${reference}`,
      reason instanceof Error ? reason.stack : String(reason),
    );
    return { code: 'INTERNAL', message: `Something went wrong on our side; the reference is ${reference}.` };
  }
}
