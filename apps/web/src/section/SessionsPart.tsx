import { useState } from 'preact/hooks';
import { ButtonLink } from '../look/Button.tsx';
import { later as fetched } from '../look/later.tsx';
import { TickBox, useTicks } from '../look/Ticked.tsx';
import type { Ticks } from '../look/Ticked.tsx';
import { readerZone } from '../sign-in/viewer.ts';
import { PhaseTag } from '../fragments/PhaseTag.tsx';
import { SessionTime } from '../fragments/SessionTime.tsx';
import { timeInPlaces } from '../time/planned.ts';
import { intlTag, t } from '../words/words.ts';
import './section.css';
import type { Section } from './SectionPage.tsx';

type Meeting = Section['sessions'][number];

/** Of those ahead, so many are shown at once; the timetable has them all. */
const shownAhead = 12;
/** What can be done with many is fetched for those who may do it. */
const ManySessions = fetched(
  async () => (await import('../timetable/many/ManySessions.tsx')).ManySessions,
  () => t('section.sessions'),
);

/** What is planned, what has been, and the ways to the timetable and to planning. */
export function SessionsPart({ section }: { section: Section }) {
  const over = section.sessions.filter(({ phase }) => phase === 'ENDED' || phase === 'CANCELLED');
  const ahead = section.sessions.filter((session) => !over.includes(session));
  const first = ahead.slice(0, shownAhead);
  const later = ahead.slice(shownAhead);
  const [laterShown, setLaterShown] = useState(false);
  const { schedule } = section.viewerMay;
  const ticks = useTicks('', ahead.length);
  const tickable = ahead.filter(canBeTicked);
  const shown = (laterShown ? ahead : first).filter(canBeTicked).map(({ id }) => id);
  const ticked = schedule ? ticks : undefined;
  return (
    <section class="stack" aria-labelledby="sessions">
      <h2 id="sessions">{t('section.sessions')}</h2>
      <div class="row">
        {schedule && (
          <ButtonLink kind="main" icon="add" href={`/sections/${section.id}/plan`}>
            {t('session.plan')}
          </ButtonLink>
        )}
        <ButtonLink href={`/sections/${section.id}/timetable`}>{t('section.timetable')}</ButtonLink>
      </div>
      {schedule && <ManySessions section={section} tickable={tickable} shown={shown} ticks={ticks} />}
      {ahead.length === 0 ? (
        <p class="soft">{t('section.noSessions')}</p>
      ) : (
        <Meetings section={section} sessions={first} ticks={ticked} />
      )}
      {later.length > 0 && (
        <details class="past" onToggle={({ currentTarget }) => setLaterShown(currentTarget.open)}>
          <summary>{t('section.later', { count: later.length })}</summary>
          <Meetings section={section} sessions={later} ticks={ticked} />
        </details>
      )}
      {over.length > 0 && (
        <details class="past">
          <summary>{t('section.past', { count: over.length })}</summary>
          <Meetings section={section} sessions={[...over].reverse()} />
        </details>
      )}
    </section>
  );
}

/** Whose class has not begun. */
const canBeTicked = ({ phase }: Meeting) => phase === 'PLANNED' || phase === 'OPEN';

function Meetings({
  section,
  sessions,
  ticks,
}: {
  section: Section;
  sessions: readonly Meeting[];
  /** Undefined: nothing can be done with them here. */
  ticks?: Ticks | undefined;
}) {
  return (
    <ul class="rows">
      {sessions.map((session) => (
        <li key={session.id} class="meeting">
          <div class="meeting-what">
            {ticks && canBeTicked(session) && (
              <TickBox ticks={ticks} id={session.id} name={timeOf({ ...session, section })} />
            )}
            <div class="stack-tight">
              <a class="meeting-time" href={`/sessions/${session.id}`}>
                <SessionTime session={{ ...session, section }} />
              </a>
              {session.topic !== '' && <span class="soft">{session.topic}</span>}
            </div>
          </div>
          <div class="row">
            {session.phase !== 'PLANNED' && <PhaseTag phase={session.phase} />}
            {session.phase === 'ENDED' && section.viewerMay.seeAttendance && (
              <a href={`/sessions/${session.id}/attendance`}>{t('attendance.title')}</a>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function timeOf(session: Parameters<typeof timeInPlaces>[0]): string {
  const { day, time, place } = timeInPlaces(session, readerZone.value, intlTag());
  return t('time.inPlace', { day, time, place });
}
