import type { Source } from './events.ts';
import type { ClassState } from './fold.ts';

/** What one can do in a class; every socket message names the one it needs (libs/contract). */
export const classActions = [
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

export const publishAction: Readonly<Record<Source, ClassAction>> = {
  microphone: 'publish-microphone',
  camera: 'publish-camera',
  screen: 'publish-screen',
};

/**
 * Who may do what in a class. `target` is the person it is done to, where there is one. An ended class allows only attending
 * (reading what was said).
 */
export function may(state: ClassState, personId: string, action: ClassAction, target?: string): boolean {
  const person = Object.hasOwn(state.people, personId) ? state.people[personId] : undefined;
  if (!person?.present) return false;
  if (action === 'attend') return true;
  if (state.endedAt !== undefined) return false;
  const hosts = person.role === 'host';
  switch (action) {
    case 'post-message':
    case 'raise-hand':
      return true;
    case 'publish-microphone':
      return hosts || person.hasFloor;
    case 'take-floor':
      return hosts || target === personId;
    case 'give-floor':
    case 'publish-camera':
    case 'publish-screen':
    case 'end-class':
      return hosts;
  }
}
