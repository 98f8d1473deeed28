import { useState } from 'preact/hooks';
import { leads, may, mayTellOne, moderates, mostShown, outranks, whoMayShow } from '#classroom';
import type { Attendee } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { addressee } from '../chat/addressee.ts';
import { useClass } from '../class-context.ts';

/** What a moderator can do with somebody. Fetched when it is first unfolded, so that students do not carry it. */
export function PersonActions({ person }: { person: Attendee }) {
  const { live, act, turnTo } = useClass();
  const [sending, setSending] = useState(false);
  const state = live.state.value;
  const { id, name, cohost, captioner } = person;
  const below = outranks(state, live.me, id);
  const say = (...said: Parameters<typeof live.say>) => void act(() => live.say(...said));
  const named = state.board.openTo !== 'all' && state.board.openTo.includes(id);
  return (
    <div class="person-more">
      {mayTellOne(state, live.me) && (
        <Button
          kind="quiet"
          onClick={() => {
            addressee.value = id;
            turnTo('chat');
            // The field is drawn with the tab.
            requestAnimationFrame(() => document.getElementById('message')?.focus());
          }}
        >
          {t('class.tellOne')}
        </Button>
      )}
      {person.hand !== undefined && (
        <Button kind="quiet" onClick={() => say('hand.putDown', { of: id })}>
          {t('class.putHandDown')}
        </Button>
      )}
      {below && (person.hasFloor || person.sources.includes('microphone')) && (
        <Button kind="quiet" onClick={() => say('order.mute', { who: id })}>
          {t('class.mute')}
        </Button>
      )}
      {!moderates(person) && state.board.openTo !== 'all' && (
        <Button kind="quiet" onClick={() => (named ? say('board.take', { from: id }) : say('board.give', { to: id }))}>
          {t(named ? 'class.boardTake' : 'class.boardGive')}
        </Button>
      )}
      {person.role === 'listener' && may(state, live.me, 'name-cohost') && (
        <Button
          kind="quiet"
          onClick={() => (cohost ? say('cohost.release', { from: id }) : say('cohost.name', { to: id }))}
        >
          {t(cohost ? 'class.cohostRelease' : 'class.cohostName')}
        </Button>
      )}
      {!leads(person) && (person.present || person.mayShow) && <ShowActions person={person} />}
      {!moderates(person) && (
        <Button
          kind="quiet"
          onClick={() => (captioner ? say('captioner.release', { from: id }) : say('captioner.name', { to: id }))}
        >
          {t(captioner ? 'class.captionerRelease' : 'class.captionerName')}
        </Button>
      )}
      {below && !sending && (
        <Button kind="quiet" onClick={() => setSending(true)}>
          {t('class.sendOut')}
        </Button>
      )}
      {below && sending && (
        <div class="person-send" role="group" aria-label={t('class.sendOutAsk', { name })}>
          <p>{t('class.sendOutAsk', { name })}</p>
          <Button kind="alarm" onClick={() => say('order.sendOut', { who: id, back: true })}>
            {t('class.sendOutForNow')}
          </Button>
          <Button kind="alarm" onClick={() => say('order.sendOut', { who: id, back: false })}>
            {t('class.sendOutForGood')}
          </Button>
          <Button kind="quiet" onClick={() => setSending(false)}>
            {t('class.goOn')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Camera and screen of a student: one at a time, unless they come beside the others. The floor comes with it. */
function ShowActions({ person: { id, mayShow } }: { person: Attendee }) {
  const { live, act } = useClass();
  const row = whoMayShow(live.state.value).length;
  const allow = (beside: boolean) => void act(() => live.say('pictures.allow', { to: id, beside }));
  if (mayShow)
    return (
      <Button kind="quiet" onClick={() => void act(() => live.say('pictures.withdraw', { from: id }))}>
        {t('class.showNoMore')}
      </Button>
    );
  return (
    <>
      <Button kind="quiet" onClick={() => allow(false)}>
        {t(row === 0 ? 'class.letShow' : 'class.letShowInstead')}
      </Button>
      {row > 0 && row < mostShown && (
        <Button kind="quiet" onClick={() => allow(true)}>
          {t('class.letShowToo')}
        </Button>
      )}
    </>
  );
}
