import * as v from 'valibot';
import type { ClassPermission } from '#classroom';
import { limits } from '../limits.ts';

/** The pieces that messages are made of. */

export const uuid = v.pipe(v.string(), v.uuid());
/** The sender's idempotency key: sent again after a lost connection, it is answered with the first event. */
export const key = uuid;
export const nothing = v.strictObject({});
export const appended = v.strictObject({ seq: v.pipe(v.number(), v.integer(), v.minValue(1)) });
export const seq = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Sequence number of the event that made what is meant. */
export const made = v.pipe(v.number(), v.integer(), v.minValue(1));
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** What PostgreSQL can keep as text: no NUL, no half of a surrogate pair. */
export const text = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(max),
    v.check(
      (value) => !/\0|\p{Surrogate}/u.test(value),
      'Must be text that can be kept: without NUL and broken characters.',
    ),
  );
export const shortText = text(limits.shortText);
export const questionText = text(limits.questionText);

export interface Request {
  readonly permission: ClassPermission;
  readonly payload: v.GenericSchema;
  readonly answer: v.GenericSchema;
}

export const request = <P extends v.GenericSchema, A extends v.GenericSchema>(
  permission: ClassPermission,
  payload: P,
  answer: A,
): { readonly permission: ClassPermission; readonly payload: P; readonly answer: A } => ({
  permission,
  payload,
  answer,
});

/** A request that appends to the log, once for its key. */
export const append = <P extends v.ObjectEntries>(permission: ClassPermission, payload: P) =>
  request(permission, v.strictObject({ key, ...payload }), appended);
