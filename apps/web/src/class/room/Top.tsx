import { present } from '#classroom';
import { useRef } from 'preact/hooks';
import { later } from '../../look/later.tsx';
import { loadWords, t } from '../../words/words.ts';
import { useFocusOnArrival } from '../page/use-focus.ts';
import { lecturerHere } from './told/attention.ts';
import { ClassIcon } from './ClassIcon.tsx';
import { useClass } from './class-context.ts';
import { useTick } from './use-tick.ts';

const PaceMark = later(
  async () => {
    const [{ PaceMark }] = await Promise.all([import('./lead/PaceMark.tsx'), loadWords('lead')]);
    return PaceMark;
  },
  () => t('class.pace'),
);

const minute = 60_000;

/** The title of the class, whether it is live, for how long, and who is here. */
export function Top() {
  const { live, session, turnTo, ask } = useClass();
  const people = present(live.state.value);
  // Only moderators see the connection quality of others.
  const weak = people.filter(({ id, line }) => line !== undefined && id !== live.me).length;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading);
  return (
    <header class="room-top">
      <h1 ref={heading} class="room-title" tabIndex={-1}>
        {session.title}
        {session.topic !== '' && <span class="room-topic"> · {session.topic}</span>}
      </h1>
      <LiveMark />
      {live.moderates.value && live.state.value.pace.curve.length > 0 && <PaceMark />}
      <button type="button" class="room-quiet room-here" onClick={() => turnTo('people')}>
        <span class={weak > 0 ? 'room-weak' : undefined}>
          {t(weak > 0 ? 'class.hereAndWeak' : 'class.hereCount', { count: people.length, weak })}
        </span>
      </button>
      <button type="button" class="room-quiet room-keys" onClick={() => ask('keys')}>
        <ClassIcon name="keys" />
        {t('class.keys')}
      </button>
    </header>
  );
}

function LiveMark() {
  const { live, session } = useClass();
  useTick(5_000);
  const minutes = Math.floor((live.now() - Date.parse(session.startsAt)) / minute);
  const on = lecturerHere(live.state.value) === 'here';
  return (
    <span class={on ? 'room-live room-live-on' : 'room-live'}>
      {on && <i class="live-dot" aria-hidden="true" />}
      {minutes < 0
        ? t(on ? 'class.liveEarly' : 'class.beginsIn', { minutes: -minutes })
        : t(on ? 'class.liveFor' : 'class.sinceStart', { minutes })}
    </span>
  );
}
