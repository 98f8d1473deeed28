import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ButtonLink } from '../../look/Button.tsx';
import { Bridge } from '../../look/Imigongo.tsx';
import { Empty } from '../../look/Notice.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { clockWords, dayOf, dayWords } from '../../time/format.ts';
import { cityOf } from '../../time/cities.ts';
import { intlTag, t } from '../../words/words.ts';
import { isOfTwo } from '../session.ts';
import type { ClassSession } from '../session.ts';
import { Plain } from './Plain.tsx';

/** Minutes before its start that a class can be entered (the API's phase OPEN). */
const opensBeforeMinutes = 15;
const minute = 60_000;

/** The class does not exist, or is not this person's: the two look the same. */
export function NotHere() {
  return (
    <Plain title={t('class.notHere')}>
      <Empty>
        <p>{t('class.notHereWhy')}</p>
        <ButtonLink kind="main" href="/">
          {t('class.home')}
        </ButtonLink>
      </Empty>
    </Plain>
  );
}

/** The class does not open yet; the page looks again when it does. */
export function TooEarly({ session, look }: { session: ClassSession; look: () => void }) {
  const startsAt = Date.parse(session.startsAt);
  const opensAt = startsAt - opensBeforeMinutes * minute;
  useEffect(() => {
    // Looks again every minute at least, so that a wrong clock or a moved class costs nobody the beginning.
    const timer = setInterval(look, Math.max(2_000, Math.min(minute, opensAt - Date.now() + 500)));
    return () => clearInterval(timer);
  }, [look, opensAt]);
  const [here, there] = [readerZone.value, session.section?.campus.zone ?? session.zone];
  const place = session.section?.campus.name ?? cityOf(there);
  const when = { day: dayWords(startsAt, there, intlTag()), time: clockWords(startsAt, there), place };
  const same = clockWords(startsAt, here) === when.time;
  return (
    <Plain title={session.title} lead={session.topic === '' ? undefined : session.topic}>
      <div class="card stack">
        <p>
          <strong>
            {dayOf(opensAt, here) === dayOf(Date.now(), here)
              ? t('class.opens', { time: clockWords(opensAt, here) })
              : t('class.opensOn', { day: dayWords(opensAt, here, intlTag()), time: clockWords(opensAt, here) })}
          </strong>
        </p>
        <p>
          {same
            ? t('class.startsThere', when)
            : t('class.startsBoth', { ...when, own: clockWords(startsAt, here), city: cityOf(here) })}
        </p>
        <p class="soft">{t('class.opensByItself')}</p>
        <div>
          <ButtonLink href="/">{t('class.home')}</ButtonLink>
        </div>
      </div>
    </Plain>
  );
}

/** The class is over, or was called off. */
export function Ended({
  session,
  says,
  children,
}: {
  session: ClassSession;
  /** Thanks are for people who were there; a person who comes now may have missed it. */
  says: 'class.endedThanks' | 'error.classEnded' | 'class.cancelled';
  /** Slides, board and messages that can still be saved. */
  children?: ComponentChildren;
}) {
  return (
    <Plain title={session.title} lead={session.topic === '' ? undefined : session.topic}>
      <div class="empty">
        <Bridge />
        <p>{t(says === 'class.endedThanks' && isOfTwo(session) ? 'class.meetingEnded' : says)}</p>
        <div class="row">
          <ButtonLink kind="main" href="/">
            {t('class.home')}
          </ButtonLink>
          {session.section?.viewerMay.seeAttendance && says !== 'class.cancelled' && (
            <ButtonLink href={`/sessions/${session.id}/attendance`}>{t('class.attendance')}</ButtonLink>
          )}
          {children}
        </div>
      </div>
    </Plain>
  );
}
