import { useState } from 'preact/hooks';
import { may, moderates, openGroups, outranks, present } from '#classroom';
import type { Attendee } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { intlTag, t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { SplitForm } from './SplitForm.tsx';
import './groups.css';

/** Groups, for those who moderate: splitting the class, and looking after the groups while it is split. */
export function GroupsPart() {
  const { live } = useClass();
  const [anew, setAnew] = useState(false);
  if (!live.state.value.split || anew) return <SplitForm onDone={() => setAnew(false)} />;
  return <OpenGroups onAnew={() => setAnew(true)} />;
}

function OpenGroups({ onAnew }: { onAnew: () => void }) {
  const { live } = useClass();
  const state = live.state.value;
  const leads = may(state, live.me, 'lead');
  const open = openGroups(state);
  const here = present(state, intlTag());
  const without = here.filter((person) => person.group === undefined && !moderates(person));
  return (
    <>
      <ul class="groups-list">
        {open.map((group) => {
          const inside = here.filter((person) => person.group === group.id);
          return (
            <li key={group.id} class="groups-one">
              <h3>
                {group.name} <span class="soft">{t('class.groupSize', { count: inside.length })}</span>
              </h3>
              {live.group.value?.id !== group.id && (leads || inside.some(({ hand }) => hand !== undefined)) && (
                <Visit id={group.id} name={group.name} />
              )}
              <People people={inside} />
            </li>
          );
        })}
        {without.length > 0 && (
          <li class="groups-one">
            <h3>{t('class.groupsNobody')}</h3>
            <People people={without} />
          </li>
        )}
      </ul>
      <CallBack />
      {leads && (
        <div class="row">
          <Button onClick={onAnew}>{t('class.groupsAnew')}</Button>
        </div>
      )}
    </>
  );
}

function Visit({ id, name }: { id: number; name: string }) {
  const { live, act, ask } = useClass();
  return (
    <Button
      onClick={() => {
        ask(undefined);
        void act(() => live.say('group.move', { who: live.me, to: id }));
      }}
    >
      {t('class.groupVisit', { group: name })}
    </Button>
  );
}

function People({ people }: { people: readonly Attendee[] }) {
  if (people.length === 0) return null;
  return (
    <ul class="groups-people">
      {people.map((person) => (
        <li key={person.id}>
          <GroupChoice person={person} />
        </li>
      ))}
    </ul>
  );
}

/** Where somebody is, and with a choice somewhere else. */
function GroupChoice({ person: { id, name, hand, group } }: { person: Attendee }) {
  const { live, act } = useClass();
  const state = live.state.value;
  const leads = may(state, live.me, 'lead');
  if (!leads || (id !== live.me && !outranks(state, live.me, id))) return <span>{name}</span>;
  const open = openGroups(state);
  const move = (to: string) =>
    void act(() => live.say('group.move', to === '' ? { who: id } : { who: id, to: Number(to) }));
  return (
    <label class="groups-person">
      <span>
        {name}
        {hand !== undefined && <span class="person-hand"> · {t('class.handUp')}</span>}
      </span>
      <select
        class="input"
        aria-label={t('class.groupOf', { name })}
        value={group ?? ''}
        onChange={({ currentTarget }) => move(currentTarget.value)}
      >
        <option value="">{t('class.wholeClass')}</option>
        {open.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Seconds until everybody is back. */
const waits = [0, 30, 60, 120, 300] as const;

function CallBack() {
  const { live, act, ask } = useClass();
  const [seconds, setSeconds] = useState(60);
  const words = (one: number) => {
    if (one === 0) return t('class.groupsAtOnce');
    return one < 60 ? t('class.groupsInSeconds', { count: one }) : t('class.groupsInMinutes', { count: one / 60 });
  };
  return (
    <form
      class="groups-call"
      onSubmit={(event) => {
        event.preventDefault();
        ask(undefined);
        void act(() => live.say('groups.call', { seconds }));
      }}
    >
      <label class="field">
        <span class="field-label">{t('asked.groupsCall')}</span>
        <select class="input" value={seconds} onChange={({ currentTarget }) => setSeconds(Number(currentTarget.value))}>
          {waits.map((one) => (
            <option key={one} value={one}>
              {words(one)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">{t('class.groupsCallDo')}</Button>
    </form>
  );
}
