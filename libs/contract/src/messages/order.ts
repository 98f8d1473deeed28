import * as v from 'valibot';
import { locks } from '#classroom';
import { append, uuid } from './checks.ts';

const lock = v.picklist(locks);

/** The floor, locks, the waiting room, and who moderates. */
export const orderRequests = {
  'floor.give': append('give-floor', { to: uuid }),
  /** A moderator takes it back, or its holder gives it back (`from` is then oneself). */
  'floor.take': append('take-floor', { from: uuid }),
  /** Puts somebody's hand down. */
  'hand.putDown': append('moderate', { of: uuid }),
  'order.mute': append('moderate', { who: uuid }),
  /** Everybody who stands below the one who asks. */
  'order.muteAll': append('moderate', {}),
  'order.lock': append('moderate', { what: lock }),
  'order.unlock': append('moderate', { what: lock }),
  'order.letIn': append('moderate', { who: uuid }),
  'order.turnAway': append('moderate', { who: uuid }),
  'order.sendOut': append('moderate', { who: uuid, back: v.boolean() }),
  'order.letBack': append('moderate', { who: uuid }),
  'cohost.name': append('name-cohost', { to: uuid }),
  'cohost.release': append('name-cohost', { from: uuid }),
  /**
   * Somebody who has the floor, or gets it with this, may show camera and screen; not `beside` others, they take their place. NOT_ALLOWED for
   * a lecturer, and when the row is full.
   */
  'pictures.allow': append('moderate', { to: uuid, beside: v.boolean() }),
  'pictures.withdraw': append('moderate', { from: uuid }),
  'captioner.name': append('moderate', { to: uuid }),
  'captioner.release': append('moderate', { from: uuid }),
} as const;
