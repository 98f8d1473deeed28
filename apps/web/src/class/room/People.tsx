import { present } from '#classroom';
import type { PersonInClass } from '#classroom';
import { Button } from '../../look/Button.tsx';
import { readerZone } from '../../people/viewer.ts';
import { clockWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { ClassIcon } from './ClassIcon.tsx';
import { useRoom } from './room-context.ts';

/** Who is here, with hands first in their order, and who was here. */
export function People() {
  const { live } = useRoom();
  const state = live.state.value;
  const collator = new Intl.Collator(intlTag());
  const here = present(state, intlTag()).sort((a, b) => rank(a) - rank(b));
  const gone = Object.values(state.people)
    .filter((person) => !person.present)
    .sort((a, b) => collator.compare(a.name, b.name));
  return (
    <div class="people" tabIndex={0} role="group" aria-label={t('class.people')}>
      <ul>
        {here.map((person) => (
          <Here key={person.id} person={person} />
        ))}
      </ul>
      {gone.length > 0 && (
        <>
          <h2 class="people-gone">{t('class.notHereNow')}</h2>
          <ul>
            {gone.map((person) => (
              <li key={person.id} class="person soft">
                <span class="person-name">{person.name}</span>
                <span class="person-marks">
                  {t(
                    person.leftReason === 'line' || person.leftReason === 'server'
                      ? 'class.personLineLost'
                      : 'class.personLeft',
                    {
                      time: clockWords(person.leftAt ?? 0, readerZone.value),
                    },
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Hosts, then who holds the floor, then hands as they were raised, then all others. */
function rank({ role, hasFloor, hand }: PersonInClass): number {
  if (role === 'host') return -2;
  if (hasFloor) return -1;
  return hand ?? Number.MAX_SAFE_INTEGER;
}

function Here({ person }: { person: PersonInClass }) {
  const { live, act } = useRoom();
  const me = person.id === live.me;
  const host = live.self.value?.role === 'host';
  const { name } = person;
  return (
    <li class="person">
      <span class="person-name">
        {name}
        {me && <span class="soft"> ({t('class.you')})</span>}
      </span>
      <span class="person-marks">
        {person.role === 'host' && <span>{t('class.lecturer')}</span>}
        {person.sources.includes('microphone') && (
          <span class="person-mark">
            <ClassIcon name="microphone" />
            {t('class.heard')}
          </span>
        )}
        {person.hasFloor && person.role === 'listener' && <span class="person-mark">{t('class.hasFloor')}</span>}
        {person.hand !== undefined && (
          <span class="person-mark person-hand">
            <ClassIcon name="hand" />
            {t('class.handUp')}
          </span>
        )}
      </span>
      {host && person.role === 'listener' && (
        <span class="person-do">
          {person.hasFloor ? (
            <Button onClick={() => void act(() => live.takeFloor(person.id))}>{t('class.takeFloor', { name })}</Button>
          ) : (
            <Button
              kind={person.hand === undefined ? 'quiet' : 'plain'}
              onClick={() => void act(() => live.giveFloor(person.id))}
            >
              {t('class.giveFloor', { name })}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
