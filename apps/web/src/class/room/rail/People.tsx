import { useState } from 'preact/hooks';
import { byAttention, groupNow, present, waitFor } from '#classroom';
import type { Attendee } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { matches } from '../../../look/plain-text.ts';
import { readerZone } from '../../../sign-in/viewer.ts';
import { clockWords } from '../../../time/format.ts';
import { intlTag, t } from '../../../words/words.ts';
import { ClassIcon } from '../ClassIcon.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { useClass } from '../class-context.ts';
import { isOfTwo } from '../../session.ts';

/** People from which on one is looked for by name, not by eye. */
const manyPeople = 15;

/** Who is here, with hands first in their order, and who was here. */
export function People() {
  const { live, act } = useClass();
  const [search, setSearch] = useState('');
  const state = live.state.value;
  const everybody = Object.values(state.people);
  const wanted = ({ name }: Attendee) => matches(search, name);
  const collator = new Intl.Collator(intlTag());
  const here = present(state, intlTag()).filter(wanted).sort(byAttention);
  const gone = everybody
    .filter((person) => !person.present && wanted(person))
    .sort((a, b) => collator.compare(a.name, b.name));
  return (
    <div class="people" tabIndex={0} role="group" aria-label={t('class.people')}>
      <AtTheDoor />
      {everybody.length > manyPeople && (
        <input
          type="search"
          class="input"
          aria-label={t('class.findPeople')}
          placeholder={t('class.findPeople')}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      {here.length + gone.length === 0 && <p role="status">{t('search.found', { count: 0 })}</p>}
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
                    person.sentOut
                      ? 'class.personSentOut'
                      : person.leftReason === 'line' || person.leftReason === 'server'
                        ? 'class.personLineLost'
                        : 'class.personLeft',
                    {
                      time: clockWords(person.leftAt ?? 0, readerZone.value),
                    },
                  )}
                </span>
                {person.sentOut === 'for-good' && live.moderates.value && (
                  <Button kind="quiet" onClick={() => void act(() => live.say('order.letBack', { who: person.id }))}>
                    {t('class.letBack', { name: person.name })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Here({ person }: { person: Attendee }) {
  const { live, session } = useClass();
  const me = person.id === live.me;
  const leads = live.moderates.value;
  const { name } = person;
  const group = groupNow(live.state.value, person.id);
  return (
    <li class="person">
      <span class="person-name">
        {name}
        {me && <span class="soft"> ({t('class.you')})</span>}
      </span>
      <span class="person-marks">
        {person.role === 'host' && !isOfTwo(session) && <span>{t('class.lecturer')}</span>}
        {person.assists && <span>{t('class.assists')}</span>}
        {person.cohost && <span>{t('class.cohost')}</span>}
        {person.steward && <span>{t('class.steward')}</span>}
        {person.captioner && <span>{t('class.captioner')}</span>}
        {group && <span>{group.name}</span>}
        {person.line && (
          <span class="person-mark person-weak">
            <ClassIcon name="weak" />
            {t(person.line === 'bad' ? 'class.lineIsBad' : 'class.lineIsWeak')}
          </span>
        )}
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
      {me && person.hand !== undefined && <Wait />}
      {leads && !me && person.role === 'listener' && (
        <span class="person-do">
          <Floor person={person} />
          <PersonMenu person={person} />
        </span>
      )}
    </li>
  );
}

/** Gives the floor, or takes it back; who asks for it has a button that stands out. */
function Floor({ person: { id, name, hasFloor, hand } }: { person: Attendee }) {
  const { live, act } = useClass();
  return (
    <button
      type="button"
      class={hand === undefined && !hasFloor ? 'message-act' : 'button'}
      aria-label={t(hasFloor ? 'class.takeFloor' : 'class.giveFloor', { name })}
      onClick={() =>
        void act(() => (hasFloor ? live.say('floor.take', { from: id }) : live.say('floor.give', { to: id })))
      }
    >
      {t(hasFloor ? 'class.takeFloorShort' : 'class.giveFloorShort')}
    </button>
  );
}

/** How long until it is one's turn, about; shown to the one who waits. */
function Wait() {
  const { live } = useClass();
  const ms = waitFor(live.state.value, live.me);
  if (ms === undefined) return null;
  const minutes = Math.round(ms / 60_000);
  return <span class="soft">{minutes < 1 ? t('class.waitSoon') : t('class.waitAbout', { minutes })}</span>;
}

/** People in the waiting room, and people who were turned away, for moderators. */
function AtTheDoor() {
  const { live, act } = useClass();
  const waiting = live.state.value.waiting.filter(({ letIn }) => !letIn);
  if (waiting.length === 0 || !live.moderates.value) return null;
  return (
    <>
      <h2 class="people-gone">{t('class.atTheDoor')}</h2>
      <ul>
        {waiting.map(({ id, name, turnedAway }) => (
          <li key={id} class="person">
            <span class="person-name">
              {name}
              {turnedAway && <span class="soft"> · {t('class.wasTurnedAway')}</span>}
            </span>
            <span class="row">
              <Button onClick={() => void act(() => live.say('order.letIn', { who: id }))}>
                {t('class.letIn', { name })}
              </Button>
              {!turnedAway && (
                <Button kind="quiet" onClick={() => void act(() => live.say('order.turnAway', { who: id }))}>
                  {t('class.turnAway', { name })}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
