import { useState } from 'preact/hooks';
import { ScheduleSessionDocument } from '#contract/graphql/graphql';
import type { SessionLineFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { PhaseTag } from '../session/PhaseTag.tsx';
import { PlanForm } from '../session/PlanForm.tsx';
import { SessionTime } from '../session/SessionTime.tsx';
import { t } from '../words/words.ts';
import type { Section } from './SectionPage.tsx';

type Meeting = Section['sessions'][number];

/** What is planned, what has been, and planning the next. */
export function SessionsPart({ section }: { section: Section }) {
  const [planning, setPlanning] = useState(false);
  const [planned, setPlanned] = useState<SessionLineFragment>();
  const over = section.sessions.filter(({ phase }) => phase === 'ENDED' || phase === 'CANCELLED');
  const ahead = section.sessions.filter((session) => !over.includes(session));
  return (
    <section class="stack" aria-labelledby="sessions">
      <h2 id="sessions">{t('section.sessions')}</h2>
      {planned && (
        <Notice kind="good" said>
          <p>
            {t('session.planned')} <SessionTime session={planned} />.{' '}
            <a href={`/sessions/${planned.id}`}>{t('session.see')}</a>
          </p>
        </Notice>
      )}
      {section.viewerMay.schedule && !planning && (
        <div>
          <Button kind="main" icon="add" onClick={() => setPlanning(true)}>
            {t('session.plan')}
          </Button>
        </div>
      )}
      {planning && (
        <div class="card stack">
          <h3>{t('session.plan')}</h3>
          <PlanForm
            label={t('session.plan')}
            action={t('session.plan')}
            keep={`plan.${section.id}`}
            campus={section.campus}
            term={section.term}
            lecturerZones={section.lecturerZones}
            withTopic
            onLeave={() => setPlanning(false)}
            onPlan={async (plan) => {
              const { data, error } = await change(ScheduleSessionDocument, {
                input: { sectionId: section.id, ...plan },
              });
              if (error) return problemsOf(error);
              setPlanned(data?.scheduleSession);
              setPlanning(false);
              return undefined;
            }}
          />
        </div>
      )}
      {ahead.length === 0 ? (
        <p class="soft">{t('section.noSessions')}</p>
      ) : (
        <Meetings section={section} sessions={ahead} />
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
