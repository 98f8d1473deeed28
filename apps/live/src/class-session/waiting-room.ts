import { doorFor } from '#classroom';
import type { ClassState } from '#classroom';
import { LiveFailure, isWaiting } from '../failure.ts';
import type { ClassLog } from '../log/class-log.ts';
import type { Connection } from './connection.ts';

/** What somebody is told who may not come in now. */
export function refusal(is: 'wait' | 'closed'): LiveFailure {
  return is === 'wait'
    ? new LiveFailure('WAITING', 'The door is locked; somebody of the class has been asked to let you in.')
    : new LiveFailure('SENT_OUT', 'The class does not let you in.');
}

/** @throws {LiveFailure} WAITING, SENT_OUT */
export function admit(state: ClassState, { personId, role }: Connection['ticket']): void {
  const is = state.endedAt === undefined ? doorFor(state, personId, role === 'host') : 'open';
  if (is !== 'open') throw refusal(is);
}

/** ms after which a person who waits according to the log, and has no connection, counts as gone. */
const goneAfterMs = 60_000;

/** The waiting room: connections of people who wait while the class is locked. */
export class WaitingRoom {
  private readonly waiting = new Map<string, Connection>();
  private readonly since: number;

  constructor(private readonly log: ClassLog) {
    this.since = log.now;
  }

  get empty(): boolean {
    return this.waiting.size === 0;
  }

  /** Lets in, or knocks. @throws {LiveFailure} WAITING, SENT_OUT; UNAVAILABLE when the knock could not be written */
  async pass(connection: Connection): Promise<void> {
    try {
      admit(this.log.state, connection.ticket);
    } catch (error) {
      if (!isWaiting(error)) throw error;
      await this.knock(connection);
      // Decided while the knock was being written.
      admit(this.log.state, connection.ticket);
    }
    this.waiting.delete(connection.ticket.personId);
  }

  /** The connection is gone. */
  left(connection: Connection): void {
    const { personId: by } = connection.ticket;
    if (this.waiting.get(by) !== connection) return;
    this.waiting.delete(by);
    this.log
      .append(({ waiting }) => (waiting.some(({ id }) => id === by) ? [{ by, type: 'stopped-waiting', body: {} }] : []))
      // They stand in the list a little longer; nothing depends on it.
      .catch(() => undefined);
  }

  /** Takes off who stood there when an earlier process ended, and has not come back. */
  async tidy(now = this.log.now): Promise<void> {
    if (now - this.since < goneAfterMs || this.log.state.endedAt !== undefined) return;
    await this.log.append(({ waiting }) =>
      waiting
        .filter(({ id, since, letIn, turnedAway }) => {
          return !letIn && !turnedAway && !this.waiting.has(id) && now - since >= goneAfterMs;
        })
        .map(({ id }) => ({ by: id, type: 'stopped-waiting', body: {} }) as const),
    );
  }

  /** Something was decided: tells whom it concerns. */
  appended(): void {
    for (const [personId, connection] of this.waiting) {
      const is = doorFor(this.log.state, personId, connection.ticket.role === 'host');
      if (is === 'wait' && this.log.state.endedAt === undefined) continue;
      this.waiting.delete(personId);
      if (is === 'closed') {
        connection.push('class.closed', { reason: 'turned-away' });
        connection.close();
      } else connection.push('class.door', {});
    }
  }

  private async knock(connection: Connection): Promise<void> {
    if (!connection.connected) return;
    const { personId: by, name } = connection.ticket;
    // There from now on: a connection lost meanwhile is noticed, and whom an earlier process left here is not taken for gone.
    this.waiting.set(by, connection);
    try {
      await this.log.append(({ waiting }) =>
        waiting.some(({ id }) => id === by) ? [] : [{ by, type: 'knocked', body: { name } }],
      );
    } catch (error) {
      if (this.waiting.get(by) === connection) this.waiting.delete(by);
      throw error;
    }
  }
}
