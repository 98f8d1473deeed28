import type { OtherTimetables } from './OtherTimetables.tsx';
import { later } from '../../look/later.tsx';
import { loadWords, t } from '../../words/words.ts';

/** The ways to the other timetables of an institution; fetched after the week itself. */
export const Others = later<Parameters<typeof OtherTimetables>[0]>(
  async () => {
    const [part] = await Promise.all([import('./OtherTimetables.tsx'), loadWords('find')]);
    return part.OtherTimetables;
  },
  () => t('timetable.title'),
);
