import { personOf } from '#classroom';
import type { ClassState, LeaveReason, NewClassEvent, Source } from '#classroom';
import type { ClassLog } from '../log/class-log.ts';
import type { Connection } from './connection.ts';
import type { Seat } from './seat.ts';

/** What one who comes in appends: the presence that goes before ends, and what they still send goes on. */
export function entrance(
  connection: Connection,
  seat: Seat,
  present: boolean,
  sending: readonly Source[],
  since: number | undefined,
): NewClassEvent[] {
  const { personId: by, name, role, assists } = connection.ticket;
  const reason: LeaveReason = seat.connection ? 'replaced' : seat.goneBecause;
  return [
    ...(present ? [{ by, type: 'left', body: { reason } } as const] : []),
    {
      by,
      type: 'joined',
      body: { name, role, ...(assists ? { assists } : {}), ...(since === undefined ? {} : { since }) },
    },
    ...sending.map((source) => ({ by, type: 'media-started', body: { source } }) as const),
  ];
}

/** After which event somebody lectures here; undefined: all along. */
export function teachesSince(log: ClassLog, { ticket }: Connection): number | undefined {
  const { teachesSince: since } = ticket;
  if (since === undefined) return undefined;
  return 1 + log.since(0).filter(({ at }) => at < since).length;
}

/** Whether somebody who has just come in is out again. */
export function wasSentOut(state: ClassState, { ticket }: Connection): boolean {
  const person = personOf(state, ticket.personId);
  return state.endedAt === undefined && person?.sentOut !== undefined && !person.present;
}
