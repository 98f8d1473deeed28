import { AgendaDocument } from '#contract/graphql/graphql';
import type { SessionLineFragment } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { ButtonLink } from '../look/Button.tsx';
import { nextBoundary } from '../time/agenda.ts';
import { useAt, useNow } from '../time/now.ts';
import { useTimetableChanges } from '../timetable/use-timetable-changes.ts';
import { t } from '../words/words.ts';
import { canEnter, sectionWords } from '../fragments/session-title.ts';
import './open-now.css';

/** Links into classes that the reader can enter now, on a page about them; nothing while there are none. */
export function OpenNow({ where }: { where: (session: SessionLineFragment) => boolean }) {
  const now = useNow();
  const loaded = useData(AgendaDocument, { days: 1 }, ['Session']);
  useTimetableChanges(loaded.again);
  useAt(nextBoundary(loaded.data?.agenda ?? [], now), loaded.again);
  const open = loaded.data?.agenda.filter((session) => where(session) && canEnter(session)) ?? [];
  if (open.length === 0) return null;
  return (
    <ul class="open-now">
      {open.map((session) => (
        <li key={session.id} class="open-now-one">
          <span>
            <strong>{t('session.openNow')}</strong>{' '}
            <span class="soft">
              {[sectionWords(session), session.topic, session.room?.name].filter(Boolean).join(' · ')}
            </span>
          </span>
          <ButtonLink kind="main" icon="door" href={`/classes/${session.id}`}>
            {t(session.section ? 'session.enter' : 'session.enterMeeting')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
