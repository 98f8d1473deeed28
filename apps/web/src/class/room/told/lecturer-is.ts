import { intlTag, t } from '../../../words/words.ts';
import { lecturersOf } from '../../session.ts';
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
