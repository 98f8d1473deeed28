import { hears, personOf } from '#classroom';
import { intlTag, t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { Countdown } from '../talk/Countdown.tsx';

/** Who is heard now, and how long there is still time, in one line. */
export function SpeakingStrip() {
  const { live } = useClass();
  const state = live.state.value;
  const speaking = live.speaking.value.flatMap((id) => personOf(state, id) ?? []).filter((person) => person.present);
  const open = Object.values(state.people).filter(
    (person) => person.present && person.sources.includes('microphone') && hears(state, live.me, person.id),
  );
  const nameOf = (people: typeof open) =>
    new Intl.ListFormat(intlTag()).format(people.slice(0, 3).map(({ name }) => name));
  return (
    <div class="room-strip">
      <p class="strip-said">
        {speaking.length > 0 && (
          <>
            <span class="strip-wave" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span class="strip-words">{t('class.speaking', { names: nameOf(speaking), count: speaking.length })}</span>
          </>
        )}
        {speaking.length === 0 && (
          <span class="strip-words soft">
            {open.length > 0
              ? t('class.microphoneOpen', { names: nameOf(open), count: open.length })
              : t('class.nobodySpeaks')}
          </span>
        )}
      </p>
      <Countdown />
    </div>
  );
}
