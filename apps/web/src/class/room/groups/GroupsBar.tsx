import { may, openGroups, personOf, present } from '#classroom';
import type { Split } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { intlTag, t } from '../../../words/words.ts';
import { ClassIcon } from '../ClassIcon.tsx';
import { useClass } from '../class-context.ts';
import { clockOf } from '../talk/Countdown.tsx';
import { toggleOwn } from '../toggles.ts';
import { useTick } from '../use-tick.ts';
import './groups.css';

/** While the class is split: the person's group, its task, when all come back, and buttons to move. */
export function GroupsBar() {
  const { live } = useClass();
  const { split } = live.state.value;
  if (!split) return null;
  return (
    <section class="groups-bar" aria-label={t('class.groups')}>
      <div class="groups-where" role="status">
        <p>{where(live)}</p>
        {split.task !== undefined && <p class="groups-task">{split.task}</p>}
      </div>
      {split.called && <Called endsAt={split.called.endsAt} />}
      <div class="groups-do">
        <Here />
        {live.moderates.value && <Lead split={split} />}
      </div>
    </section>
  );
}

type Live = ReturnType<typeof useClass>['live'];

/** In which group one is and with whom; for others, how many groups there are. */
function where(live: Live): string {
  const state = live.state.value;
  const group = live.group.value;
  const teller = personOf(state, state.split?.broadcast ?? '');
  if (teller?.present && teller.id !== live.me) return t('asked.groupsHeard', { name: teller.name });
  if (!group) return t('asked.groupsOn', { count: openGroups(state).length });
  const others = present(state, intlTag()).filter((person) => person.group === group.id && person.id !== live.me);
  const names = new Intl.ListFormat(intlTag()).format(others.map(({ name }) => name));
  return t('asked.groupHere', { group: group.name, names, count: others.length });
}

/** What everybody in a group can do: speak, and look at the page of the class. */
function Here() {
  const { live } = useClass();
  if (!live.group.value) return null;
  const out = live.looksOut.value;
  return (
    <>
      {!live.moderates.value && live.media.own.of('microphone').value.is === 'off' && (
        <Button kind="main" onClick={() => toggleOwn(live, 'microphone')}>
          {t('class.microphoneOn')}
        </Button>
      )}
      <Button kind="quiet" onClick={() => live.lookOut(!out)}>
        {t(out ? 'asked.groupSeeOwn' : 'asked.groupSeeClass')}
      </Button>
    </>
  );
}

/** What those who moderate can do: leave the group they visit; from outside speak to all and call everybody back. */
function Lead({ split }: { split: Split }) {
  const { live, act, ask } = useClass();
  const visits = live.group.value !== undefined;
  const tells = split.broadcast === live.me;
  const tell = async () => {
    await live.say('groups.broadcast', { on: !tells });
    if (!tells && live.media.own.of('microphone').value.is === 'off') toggleOwn(live, 'microphone');
  };
  return (
    <>
      {visits && (
        <Button kind="main" onClick={() => void act(() => live.say('group.move', { who: live.me }))}>
          {t('asked.groupLeave')}
        </Button>
      )}
      {(tells || !visits) && may(live.state.value, live.me, 'lead') && (
        <Button kind={tells ? 'main' : 'plain'} onClick={() => void act(tell)}>
          {t(tells ? 'asked.groupsToAllStop' : 'asked.groupsToAll')}
        </Button>
      )}
      <Button onClick={() => ask('groups')}>{t('class.groups')}</Button>
      {!split.called && !visits && (
        <Button onClick={() => void act(() => live.say('groups.call', { seconds: callSeconds }))}>
          {t('asked.groupsCall')}
        </Button>
      )}
    </>
  );
}

/** Seconds that groups have to finish a sentence; at once and later are in the dialog. */
const callSeconds = 60;

function Called({ endsAt }: { endsAt: number }) {
  const { live, act } = useClass();
  useTick(500);
  const left = Math.max(0, endsAt - live.now());
  return (
    <div class="groups-called">
      <ClassIcon name="back" />
      <p role="timer" aria-label={t('asked.groupsCalled')}>
        {t('asked.groupsCalled')} <strong class="figures">{clockOf(left)}</strong>
      </p>
      {live.moderates.value && (
        <button type="button" class="message-act" onClick={() => void act(() => live.say('groups.call', {}))}>
          {t('asked.groupsCallNot')}
        </button>
      )}
    </div>
  );
}
