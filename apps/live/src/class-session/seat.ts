import type { LeaveReason, LineQuality } from '#classroom';
import { limits } from '#contract';
import type { Push, PushName } from '#contract';
import type { PersonMedia } from '../sfu/person-media.ts';
import { LineWatch } from './line-watch.ts';
import type { Connection } from './connection.ts';

/** A person's one seat in a class: the connection they have now, and their media, which outlive a lost connection for a while. */
export class Seat {
  connection: Connection | undefined;
  /** Which view of the class the connection gets. */
  moderates = false;
  standsIn = false;
  /** Moderates, and has from the beginning. */
  seesAll = false;
  /** Groups whose words the connection gets. */
  groups: readonly number[] = [];
  /** Connections that are being entered: their `joined` may be on its way into the log. */
  entering = 0;
  /** Why there is no connection; until somebody was here, only a restart of this service explains a presence in the log. */
  goneBecause: LeaveReason = 'server';
  readonly line: LineWatch;
  private forget: NodeJS.Timeout | undefined;
  /** Said while nobody listened, and still true: which consumers were closed. */
  private missed: Push<'media.consumer.closed'>[] = [];

  constructor(
    readonly personId: string,
    readonly media: PersonMedia,
    judged: (quality: LineQuality) => void,
  ) {
    this.line = new LineWatch(judged);
  }

  push<N extends PushName>(name: N, payload: Push<N>): void {
    if (this.connection) this.connection.push(name, payload);
    else if (name === 'media.consumer.closed') this.missed.push(payload as Push<'media.consumer.closed'>);
  }

  /** Says what was missed, once the client knows that it is back. */
  catchUp(): void {
    const missed = this.missed.splice(0);
    for (const payload of missed) this.connection?.push('media.consumer.closed', payload);
    this.media.resumed();
    this.line.again();
  }

  taken(connection: Connection): void {
    clearTimeout(this.forget);
    this.connection = connection;
  }

  /** A page that has nothing took the seat: what an earlier one sent and received is nobody's. */
  renew(): void {
    this.missed = [];
    this.media.close();
  }

  /** The connection is gone. Media stay for a while when the connection was lost, so that an ICE restart can resume them. */
  vacated(reason: LeaveReason, forgotten: () => void): void {
    this.connection = undefined;
    this.goneBecause = reason;
    clearTimeout(this.forget);
    if (reason !== 'line') {
      this.release();
      forgotten();
      return;
    }
    this.forget = setTimeout(() => {
      this.release();
      forgotten();
    }, limits.mediaKeptSeconds * 1000);
  }

  release(): void {
    clearTimeout(this.forget);
    this.missed = [];
    this.line.stop();
    this.media.close();
  }
}
