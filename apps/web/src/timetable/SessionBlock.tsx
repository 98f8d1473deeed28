import { PhaseTag } from '../session/PhaseTag.tsx';
import { courseTitle, lecturerNames } from '../session/title.ts';
import { intlTag, t } from '../words/words.ts';
import type { Entry } from './timetable-data.ts';
import { placeOf as placeInBands } from './week.ts';
import type { Band, Block } from './week.ts';
import { clockRange, elsewhere } from './words-of-time.ts';

/** One session in its day: when by the clock that is read and where it was planned, what, where, who. */
export function SessionBlock({ block, bands, clock }: { block: Block<Entry>; bands: readonly Band[]; clock: string }) {
  const { session, from, to, lane, lanes, fromBefore, goesOn } = block;
  const top = placeInBands(bands, from);
  const { from: begins, to: ends } = clockRange(session, clock);
  const there = elsewhere(session, clock);
  const who = lecturerNames(session, intlTag());
  const where = session.room?.name ?? session.section.campus.name;
  const cancelled = session.phase === 'CANCELLED';
  const movable = session.section.viewerMay.schedule && (session.phase === 'PLANNED' || session.phase === 'OPEN');
  return (
    <li
      class={['week-block', `week-${session.phase.toLowerCase()}`, movable ? 'week-movable' : ''].join(' ')}
      data-session={session.id}
      style={{
        '--top': `${String(top)}rem`,
        '--height': `${String(placeInBands(bands, to) - top)}rem`,
        '--left': `${String((lane / lanes) * 100)}%`,
        '--width': `${String(100 / lanes)}%`,
      }}
    >
      <a class="week-link" href={`/sessions/${session.id}`} draggable={false}>
        <span class="week-clock">
          <time dateTime={session.startsAt}>{begins}</time>–<time dateTime={session.endsAt}>{ends}</time>
        </span>{' '}
        <span class="week-title">{courseTitle(session)}</span>
      </a>
      {cancelled && <PhaseTag phase={session.phase} />}
      {(session.phase === 'LIVE' || session.phase === 'OPEN') && <PhaseTag phase={session.phase} />}
      <span class="week-more">
        {there && <span class="week-there">{t('time.there', there)}</span>}
        {fromBefore && <span>{t('timetable.fromBefore')}</span>}
        {goesOn && <span>{t('timetable.goesOn')}</span>}
        {session.topic !== '' && <span class="week-topic">{session.topic}</span>}
        <span>{where}</span>
        {who !== '' && (
          <span class="week-who">{session.substituted ? t('timetable.standsIn', { lecturers: who }) : who}</span>
        )}
      </span>
    </li>
  );
}
