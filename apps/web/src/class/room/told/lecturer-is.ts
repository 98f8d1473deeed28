import { intlTag, t } from '../../../words/words.ts';
import { personOf } from '#classroom';
import type { ClassState } from '#classroom';
import { lecturersOf, otherOfTwo } from '../../session.ts';
import type { ClassSession } from '../../session.ts';
import type { lecturerHere } from './attention.ts';

const words = {
  'connection-lost': 'class.lecturerLineLost',
  left: 'class.lecturerLeft',
  'not-yet': 'class.lecturerNotHere',
} as const;

/** Where the lecturers are who are not here, as a sentence. */
export function lecturerIs(where: Exclude<ReturnType<typeof lecturerHere>, 'here'>, session: ClassSession): string {
  return t(words[where], { names: lecturersOf(session, intlTag()), count: session.lecturers.length });
}

/** Where the other of two is, as a sentence; undefined when they are here, and in a class of more. */
export function otherIs(state: ClassState, me: string, session: ClassSession): string | undefined {
  const other = otherOfTwo(session, me);
  const person = other && personOf(state, other.id);
  if (!other || person?.present) return undefined;
  const lost = person?.leftReason === 'line' || person?.leftReason === 'server';
  return t(words[lost ? 'connection-lost' : person ? 'left' : 'not-yet'], { names: other.name, count: 1 });
}
