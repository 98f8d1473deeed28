import type { SessionLineFragment } from '#contract/graphql/graphql';
import { limits } from '#contract/limits';
import { ButtonLink } from '../look/Button.tsx';
import { Band } from '../look/Imigongo.tsx';
import { PhaseTag } from '../fragments/PhaseTag.tsx';
import { SessionTime, StartInWords } from '../fragments/SessionTime.tsx';
import { canEnter, lecturerNames, sectionWords } from '../fragments/session-title.ts';
import { intlTag, t } from '../words/words.ts';

/** The card of the next session: what, who, when, and a link into the class when it is open. */
export function NextCard({ session, now }: { session: SessionLineFragment; now: number }) {
  const open = canEnter(session);
  const lecturers = lecturerNames(session, intlTag());
  return (
    <section class="next" aria-labelledby="next">
      {open && <Band />}
      <div class="next-body">
        <div class="next-what">
          <p class="next-over">
            <PhaseTag phase={session.phase} />{' '}
            {session.section && <span class="soft small">{sectionWords(session)}</span>}
          </p>
          <h2 id="next" class="next-title">
            <a href={`/sessions/${session.id}`}>{session.title}</a>
          </h2>
          {session.topic !== '' && <p>{session.topic}</p>}
          {lecturers !== '' && <p class="soft">{t('session.with', { lecturers })}</p>}
        </div>
        <div class="next-when">
          <p class="next-words">
            <StartInWords session={session} now={now} />
          </p>
          <p>
            <SessionTime session={session} />
          </p>
          {session.room && <p class="next-room">{t('session.inRoom', { room: session.room.name })}</p>}
          {open ? (
            <ButtonLink kind="main" big icon="door" href={`/classes/${session.id}`}>
              {t(session.section ? 'session.enter' : 'session.enterMeeting')}
            </ButtonLink>
          ) : (
            <p class="soft small">
              {t(session.viewerMayEnter ? 'session.opensBefore' : 'session.notYours', {
                minutes: limits.opensBeforeMinutes,
              })}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
