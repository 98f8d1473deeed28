import { t } from '../../words/words.ts';
import type { AwayTime } from '../timetable-data.ts';
import { dayEnd, placeOf, wallTime } from './week.ts';
import type { Band, Block } from './week.ts';

/** When somebody cannot teach, in one day: behind its sessions in the grid, in words before them in the agenda. */
export function AwayTimes({ blocks, bands }: { blocks: readonly Block<AwayTime>[]; bands: readonly Band[] }) {
  if (blocks.length === 0) return null;
  return (
    <ul class="week-aways no-print">
      {blocks.map(({ session: { id, note }, from, to }) => (
        <li
          key={id}
          class="week-away"
          style={{
            '--top': `${String(placeOf(bands, from))}rem`,
            '--height': `${String(placeOf(bands, to) - placeOf(bands, from))}rem`,
          }}
        >
          <span>{sentence(from, to)}</span>
          {note !== '' && <span>{note}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What goes on beyond the day has no end, or no beginning, in it. */
function sentence(from: number, to: number): string {
  if (from === 0 && to === dayEnd) return t('timetable.awayAllDay');
  if (from === 0) return t('timetable.awayUntil', { to: wallTime(to) });
  if (to === dayEnd) return t('timetable.awayFrom', { from: wallTime(from) });
  return t('timetable.away', { from: wallTime(from), to: wallTime(to) });
}
