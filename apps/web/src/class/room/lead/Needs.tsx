import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import type { NeedsModerator } from '../told/attention.ts';
import { useClass } from '../class-context.ts';

/** What a moderator has to look at. */
export function Needs({ attention }: { attention: NeedsModerator }) {
  const { live, act, ask, turnTo } = useClass();
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
            {t('lead.handOf', { name: attention.person.name })}{' '}
            {attention.more > 0 && <span class="soft">{t('lead.moreHands', { count: attention.more })}</span>}
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
            {t('lead.groupAsks', { name: attention.person.name, group: attention.group.name })}{' '}
            {attention.more > 0 && <span class="soft">{t('lead.moreHands', { count: attention.more })}</span>}
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
          <p>{t('lead.floorOf', { name: attention.person.name })}</p>
          <Button onClick={() => void act(() => live.say('floor.take', { from: attention.person.id }))}>
            {t('class.takeFloor', { name: attention.person.name })}
          </Button>
        </>
      );
    case 'door':
      return (
        <>
          <p>
            {t('lead.doorOf', { name: attention.person.name })}{' '}
            {attention.more > 0 && <span class="soft">{t('lead.moreHands', { count: attention.more })}</span>}
          </p>
          <Button kind="main" onClick={() => void act(() => live.say('order.letIn', { who: attention.person.id }))}>
            {t('class.letIn', { name: attention.person.name })}
          </Button>
          {attention.more > 0 && <Button onClick={() => turnTo('people')}>{t('lead.seeAll')}</Button>}
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
          {attention.more > 0 && <Button onClick={() => turnTo('questions')}>{t('lead.seeAll')}</Button>}
        </>
      );
    case 'my-order':
      return (
        <>
          <p>{t('lead.myOrder')}</p>
          <Button onClick={() => ask('lead')}>{t('class.lead')}</Button>
        </>
      );
    case 'unheard':
      return (
        <>
          <p>{t('lead.unheard')}</p>
          {turnOn}
        </>
      );
  }
}
