import type { Source } from './events.ts';
import { personOf } from './fold.ts';
import type { ClassState, PersonInClass } from './fold.ts';

/** What one can do in a class; every socket message names the one it needs (libs/contract). */
export const classActions = [
  'read',
  'attend',
  'post-message',
  'raise-hand',
  'give-floor',
  'take-floor',
  'publish-microphone',
  'publish-camera',
  'publish-screen',
  'end-class',
] as const;
export type ClassAction = (typeof classActions)[number];

export const publishAction = {
  microphone: 'publish-microphone',
  camera: 'publish-camera',
  screen: 'publish-screen',
} as const satisfies Record<Source, ClassAction>;

/**
 * Who may do what in a class. `target` is the person it is done to, where there is one. Whoever was admitted may read what was said,
 * before entering and after the end too; everything else needs a class that goes on and presence in it.
 */
export function may(state: ClassState, personId: string, action: ClassAction, target?: string): boolean {
  if (action === 'read') return true;
  if (state.endedAt !== undefined) return false;
  const person = personOf(state, personId);
  return person !== undefined && person.present && permits(person, action, target);
}

/**
 * Whether what somebody publishes may go on. Unlike `may` it does not ask for presence: a line that is cut for some seconds silences
 * nobody, losing the floor does.
 */
export function mayGoOn(state: ClassState, personId: string, source: Source): boolean {
  const person = personOf(state, personId);
  return state.endedAt === undefined && person !== undefined && permits(person, publishAction[source]);
}

function permits(person: PersonInClass, action: Exclude<ClassAction, 'read'>, target?: string): boolean {
  const hosts = person.role === 'host';
  switch (action) {
    case 'attend':
    case 'post-message':
    case 'raise-hand':
      return true;
    case 'publish-microphone':
      return hosts || person.hasFloor;
    case 'take-floor':
      return hosts || target === person.id;
    case 'give-floor':
    case 'publish-camera':
    case 'publish-screen':
    case 'end-class':
      return hosts;
  }
}
