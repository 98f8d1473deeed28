import { later } from '../../look/later.tsx';
import { loadWords, t } from '../../words/words.ts';

export interface DeskProps {
  institution: { id: string; name: string };
}

/** What an institution's administrators look at first; what it needs is fetched by them only. */
export const Desk = later<DeskProps>(
  async () => {
    const [{ DeskPart }] = await Promise.all([import('./DeskPart.tsx'), loadWords('desk')]);
    return DeskPart;
  },
  () => t('page.thisPage'),
);
