import type { AvailabilityPartsFragment } from '#contract/graphql/graphql';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { cityOf } from '../time/cities.ts';
import { t } from '../words/words.ts';
import { WeekWords } from './meaning/WeekWords.tsx';
import { rowsOf } from './week/rows.ts';

/** What was saved elsewhere while this page was open, and the way to take it. */
export function Saved({ saved, onTake }: { saved: AvailabilityPartsFragment; onTake: () => void }) {
  return (
    <Notice kind="care">
      <p>{t('availability.savedElsewhere', { city: cityOf(saved.zone) })}</p>
      <WeekWords rows={rowsOf(saved.hours)} />
      <p class="soft">
        {t('availability.savedSettings', {
          notice: saved.noticeHours,
          gap: saved.gapMinutes,
          most: saved.mostPerWeek ?? t('availability.anyNumber'),
        })}
      </p>
      <div>
        <Button onClick={onTake}>{t('availability.takeSaved')}</Button>
      </div>
    </Notice>
  );
}
