import * as fc from 'fast-check';
import { classRoles, sources } from './events.ts';
import type { ClassEvent, ClassEventBodies, LeaveReason } from './events.ts';

/** Only tests load this file: logs as a class could write them, and some that it should not but replay must survive. */

const people = ['ada', 'bosco', 'chantal', 'didier'] as const;
const person = fc.constantFrom(...people);
const reasons: readonly LeaveReason[] = ['left', 'line', 'replaced', 'server', 'ended'];
const source = fc.record({ source: fc.constantFrom(...sources) });
const nothing = fc.constant({});

const bodies: { [T in keyof ClassEventBodies]: fc.Arbitrary<ClassEventBodies[T]> } = {
  joined: fc.record({ name: fc.string({ minLength: 1 }), role: fc.constantFrom(...classRoles) }),
  left: fc.record({ reason: fc.constantFrom(...reasons) }),
  'message-posted': fc.record({ text: fc.string({ minLength: 1 }) }),
  'hand-raised': nothing,
  'hand-lowered': nothing,
  'floor-given': fc.record({ to: person }),
  'floor-taken': fc.record({ from: person }),
  'media-started': source,
  'media-stopped': source,
  'class-ended': nothing,
};

const something: fc.Arbitrary<Omit<ClassEvent, 'seq' | 'at'>> = fc.oneof(
  ...Object.entries(bodies).map(([type, body]) =>
    fc.record({ type: fc.constant(type), by: person, body: body as fc.Arbitrary<object> }),
  ),
) as fc.Arbitrary<Omit<ClassEvent, 'seq' | 'at'>>;

/** A log of up to `maxLength` events, numbered, with times that never run back. */
export const logs = (maxLength = 60): fc.Arbitrary<ClassEvent[]> =>
  fc.array(fc.tuple(something, fc.nat(5_000)), { maxLength }).map((steps) => {
    let at = 1_764_000_000_000;
    return steps.map(([event, ms], index) => ({ ...event, seq: index + 1, at: (at += ms) }) as ClassEvent);
  });
