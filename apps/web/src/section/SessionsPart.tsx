import { ButtonLink } from '../look/Button.tsx';
import { PhaseTag } from '../session/PhaseTag.tsx';
import { SessionTime } from '../session/SessionTime.tsx';
import { t } from '../words/words.ts';
import type { Section } from './SectionPage.tsx';

type Meeting = Section['sessions'][number];

/** Of those ahead, so many are shown at once; the timetable has them all. */
const shownAhead = 12;

/** What is planned, what has been, and the ways to the timetable and to planning. */
export function SessionsPart({ section }: { section: Section }) {
  const over = section.sessions.filter(({ phase }) => phase === 'ENDED' || phase === 'CANCELLED');
  const ahead = section.sessions.filter((session) => !over.includes(session));
  const later = ahead.slice(shownAhead);
  return (
    <section class="stack" aria-labelledby="sessions">
      <h2 id="sessions">{t('section.sessions')}</h2>
      <div class="row">
        {section.viewerMay.schedule && (
          <ButtonLink kind="main" icon="add" href={`/sections/${section.id}/plan`}>
            {t('session.plan')}
          </ButtonLink>
        )}
        <ButtonLink href={`/sections/${section.id}/timetable`}>{t('section.timetable')}</ButtonLink>
      </div>
      {ahead.length === 0 ? (
        <p class="soft">{t('section.noSessions')}</p>
      ) : (
        <Meetings section={section} sessions={ahead.slice(0, shownAhead)} />
      )}
      {later.length > 0 && (
        <details class="past">
          <summary>{t('section.later', { count: later.length })}</summary>
          <Meetings section={section} sessions={later} />
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

function Meetings({ section, sessions }: { section: Section; sessions: readonly Meeting[] }) {
  return (
    <ul class="rows">
      {sessions.map((session) => (
        <li key={session.id} class="meeting">
          <div class="stack-tight">
            <a class="meeting-time" href={`/sessions/${session.id}`}>
              <SessionTime session={{ ...session, section }} />
            </a>
            {session.topic !== '' && <span class="soft">{session.topic}</span>}
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
