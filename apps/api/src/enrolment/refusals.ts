import { AppError } from '#platform';
import type { LockedSection } from './seats.repository.ts';

/** For what cannot answer `EnrolmentClosed`. */
export const closed = ({ title, state, archived }: LockedSection) =>
  new AppError('CONFLICT', `${title} takes no students now: it is ${archived ? 'archived' : state}.`, 'sectionId', {
    section: title,
    state,
  });

export const over = ({ title, state }: LockedSection) =>
  new AppError('CONFLICT', `${title} is ${state}: places in it stay as they are.`, 'sectionId', {
    section: title,
    state,
  });

/** For what cannot answer `SectionFull`. */
export const tooMany = ({ title, capacity }: LockedSection, asked: number) =>
  new AppError(
    'CONFLICT',
    `${title} has ${capacity ?? 0} seats; these are ${asked}. Give it more seats, or open its waiting list.`,
    'personIds',
    { section: title, capacity: capacity ?? 0, asked },
  );
