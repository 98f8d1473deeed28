import { useId } from 'preact/hooks';
import type { SessionLineFragment } from '#contract/graphql/graphql';
import { PhaseTag } from '../fragments/PhaseTag.tsx';
import { ReaderClock, TimeThere } from '../fragments/SessionTime.tsx';
import { lecturerNames } from '../fragments/session-title.ts';
import { intlTag, t } from '../words/words.ts';

/** The sessions of one day, by the reader's clock; `within` a part that has its own heading. */
export function AgendaList({
  title,
  sessions,
  within = false,
}: {
  title: string;
  sessions: readonly SessionLineFragment[];
  within?: boolean;
}) {
  const id = useId();
  return (
    <section class="agenda-day" aria-labelledby={id}>
      {within ? (
        <h3 id={id} class="agenda-date">
          {title}
        </h3>
      ) : (
        <h2 id={id}>{title}</h2>
      )}
      <ul class="card agenda">
        {sessions.map((session) => (
          <li key={session.id} class="agenda-line">
            <span class="agenda-clock">
              <ReaderClock startsAt={session.startsAt} />
            </span>
            <div class="agenda-what">
              <a class="agenda-title" href={`/sessions/${session.id}`}>
                {session.title}
              </a>
              <span class="soft small">
                {[session.topic, lecturerNames(session, intlTag())].filter(Boolean).join(' · ')}
              </span>
              <span class="soft small">
                <TimeThere session={session} />
                {session.room && ` · ${t('session.inRoom', { room: session.room.name })}`}
              </span>
            </div>
            {session.phase !== 'PLANNED' && <PhaseTag phase={session.phase} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
