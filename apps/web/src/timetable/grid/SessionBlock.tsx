import { PhaseTag } from '../../fragments/PhaseTag.tsx';
import { lecturerNames } from '../../fragments/session-title.ts';
import { intlTag, t } from '../../words/words.ts';
import type { Entry } from '../timetable-data.ts';
import { linesIn, placeOf as placeInBands } from './week.ts';
import type { Band, Block } from './week.ts';
import { clockRange, elsewhere } from '../words-of-time.ts';

/**
 * One session in its day: when by the clock that is read and where it was planned, what, where, who. In the grid it shows as many whole
 * lines as there is room for; all of it stands there for who points at it or reads it out.
 */
export function SessionBlock({ block, bands, clock }: { block: Block<Entry>; bands: readonly Band[]; clock: string }) {
  const { session, from, to, lane, lanes, fromBefore, goesOn, carried } = block;
  const top = placeInBands(bands, from);
  const height = placeInBands(bands, to) - top;
  const lines = linesIn(height);
  const { from: begins, to: ends } = clockRange(session, clock);
  const there = elsewhere(session, clock);
  const who = lecturerNames(session, intlTag());
  const where = session.room?.name ?? session.section?.campus.name;
  const code = session.section?.course.code ?? session.title;
  // Where a narrow box breaks it: INF 301.
  const letters = /^\D*/.exec(code)?.[0] ?? '';
  const movable =
    !carried &&
    (session.section?.viewerMay.schedule ?? false) &&
    (session.phase === 'PLANNED' || session.phase === 'OPEN');
  return (
    <li
      class={[
        'week-block',
        `week-${session.phase.toLowerCase()}`,
        movable ? 'week-movable' : '',
        lanes === 1 ? '' : lanes === 2 ? 'week-narrow' : 'week-narrow week-slim',
        lines === 1 ? 'week-flat' : '',
        carried ? 'week-carried' : '',
      ].join(' ')}
      aria-hidden={carried}
      data-session={carried ? undefined : session.id}
      style={{
        '--top': `${String(top)}rem`,
        '--height': `${String(height)}rem`,
        '--lines': lines,
        '--left': `${String((lane / lanes) * 100)}%`,
        '--width': `${String(100 / lanes)}%`,
      }}
    >
      <div class="week-text">
        <a class="week-link" href={`/sessions/${session.id}`} draggable={false} tabIndex={carried ? -1 : undefined}>
          <span class="week-clock">
            <time dateTime={session.startsAt}>{begins}</time>
            <span class="week-until">
              –<time dateTime={session.endsAt}>{ends}</time>
            </span>
          </span>{' '}
          <span class="week-title">{session.title}</span>
          <span class="week-code" aria-hidden="true">
            {letters}
            <wbr />
            {code.slice(letters.length)}
          </span>
        </a>
        {(session.phase === 'CANCELLED' || session.phase === 'LIVE' || session.phase === 'OPEN') && (
          <PhaseTag phase={session.phase} />
        )}
        <span class="week-more">
          {there && <span class="week-there">{t('time.there', there)}</span>}
          {fromBefore && <span>{t('timetable.fromBefore')}</span>}
          {goesOn && <span>{t('timetable.goesOn', { time: ends })}</span>}
          {session.topic !== '' && <span class="week-topic">{session.topic}</span>}
          {where !== undefined && <span class="week-where">{where}</span>}
          {who !== '' && (
            <span class="week-who">{session.substituted ? t('timetable.standsIn', { lecturers: who }) : who}</span>
          )}
        </span>
      </div>
    </li>
  );
}
