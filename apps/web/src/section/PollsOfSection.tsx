import { later } from '../look/later.tsx';
import type { PreparedPollsProps } from '../polls/PreparedPolls.tsx';
import { loadWords, t } from '../words/words.ts';

/** The polls that are kept with a section, fetched for those who teach it. */
export const PollsOfSection = later<PreparedPollsProps>(
  async () => {
    const [{ PreparedPolls }] = await Promise.all([import('../polls/PreparedPolls.tsx'), loadWords('lead')]);
    return PreparedPolls;
  },
  () => t('section.polls'),
);
