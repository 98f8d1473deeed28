import { Button } from '../../look/Button.tsx';
import { t } from '../../words/words.ts';
import type { Attention } from './attention.ts';
import { useRoom } from './room-context.ts';

/** The one thing that needs this person now; it waits until it is dealt with. */
export function AttentionLine({ attention }: { attention: Attention }) {
  return (
    <div class="room-attention" role="status">
      <Line attention={attention} />
    </div>
  );
}

function Line({ attention }: { attention: Attention }) {
  const { live, act, ask, turnTo } = useRoom();
  const turnOn = (
    <Button kind="main" onClick={() => void live.media.own.open('microphone')}>
      {t('class.microphoneOn')}
    </Button>
  );
  switch (attention.is) {
    case 'hand':
      return (
        <>
          <p>
            {t('class.handOf', { name: attention.person.name })}{' '}
            {attention.more > 0 && <span class="soft">{t('class.moreHands', { count: attention.more })}</span>}
          </p>
          <Button kind="main" onClick={() => void act(() => live.say('floor.give', { to: attention.person.id }))}>
            {t('class.giveFloor', { name: attention.person.name })}
          </Button>
        </>
      );
    case 'group-hand':
      return (
        <>
          <p>
            {t('class.groupAsks', { name: attention.person.name, group: attention.group.name })}{' '}
            {attention.more > 0 && <span class="soft">{t('class.moreHands', { count: attention.more })}</span>}
          </p>
          <Button
            kind="main"
            onClick={() => void act(() => live.say('group.move', { who: live.me, to: attention.group.id }))}
          >
            {t('class.groupVisit', { group: attention.group.name })}
          </Button>
        </>
      );
    case 'floor-out':
      return (
        <>
          <p>{t('class.floorOf', { name: attention.person.name })}</p>
          <Button onClick={() => void act(() => live.say('floor.take', { from: attention.person.id }))}>
            {t('class.takeFloor', { name: attention.person.name })}
          </Button>
        </>
      );
    case 'door':
      return (
        <>
          <p>
            {t('class.doorOf', { name: attention.person.name })}{' '}
            {attention.more > 0 && <span class="soft">{t('class.moreHands', { count: attention.more })}</span>}
          </p>
          <Button kind="main" onClick={() => void act(() => live.say('order.letIn', { who: attention.person.id }))}>
            {t('class.letIn', { name: attention.person.name })}
          </Button>
          {attention.more > 0 && <Button onClick={() => turnTo('people')}>{t('class.seeAll')}</Button>}
        </>
      );
    case 'question':
      return (
        <>
          <p class="attention-question">{attention.question.text}</p>
          <Button
            onClick={() =>
              void act(() => live.say('question.answer', { question: attention.question.seq, answered: true }))
            }
          >
            {t('class.markAnswered')}
          </Button>
          {attention.more > 0 && <Button onClick={() => turnTo('questions')}>{t('class.seeAll')}</Button>}
        </>
      );
    case 'my-order':
      return (
        <>
          <p>{t('class.myOrder')}</p>
          <Button onClick={() => ask('lead')}>{t('class.lead')}</Button>
        </>
      );
    case 'unheard':
      return (
        <>
          <p>{t('class.unheard')}</p>
          {turnOn}
        </>
      );
    case 'my-floor':
      return (
        <>
          <p>{t(attention.heard ? 'class.myFloorOpen' : 'class.myFloor')}</p>
          {!attention.heard && turnOn}
          <Button onClick={() => void act(() => live.say('floor.take', { from: live.me }))}>
            {t('class.giveBack')}
          </Button>
        </>
      );
  }
}
