import { Button } from '../../../look/Button.tsx';
import { later } from '../../../look/later.tsx';
import { loadWords, t } from '../../../words/words.ts';
import type { Attention } from './attention.ts';
import { useClass } from '../class-context.ts';

const Needs = later(
  async () => (await Promise.all([import('../lead/Needs.tsx'), loadWords('lead')]))[0].Needs,
  () => t('class.lead'),
);

/** The one thing that needs this person now; it waits until it is dealt with. */
export function AttentionLine({ attention }: { attention: Attention }) {
  return (
    <div class="room-attention" role="status">
      {attention.is === 'my-floor' ? <MyFloor heard={attention.heard} /> : <Needs attention={attention} />}
    </div>
  );
}

function MyFloor({ heard }: { heard: boolean }) {
  const { live, act } = useClass();
  return (
    <>
      <p>{t(heard ? 'class.myFloorOpen' : 'class.myFloor')}</p>
      {!heard && (
        <Button kind="main" onClick={() => void live.media.own.open('microphone')}>
          {t('class.microphoneOn')}
        </Button>
      )}
      <Button onClick={() => void act(() => live.say('floor.take', { from: live.me }))}>{t('class.giveBack')}</Button>
    </>
  );
}
