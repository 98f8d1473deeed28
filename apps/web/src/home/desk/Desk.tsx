import { later } from '../../look/later.tsx';
import { loadWords, t } from '../../words/words.ts';

export interface DeskProps {
  institution: { id: string; name: string };
}

/** The first things that an institution's administrators need; only they fetch the data. */
export const Desk = later<DeskProps>(
  async () => {
    const [{ DeskPart }] = await Promise.all([import('./DeskPart.tsx'), loadWords('desk')]);
    return DeskPart;
  },
  () => t('page.thisPage'),
);
