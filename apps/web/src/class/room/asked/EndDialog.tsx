import { reopenWithinMs } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { t } from '../../../words/words.ts';
import { isOfTwo } from '../../session.ts';
import { useClass } from '../class-context.ts';

/** Asks before the class ends for everybody: it cannot be undone. */
export function EndDialog() {
  const { live, act, ask, session } = useClass();
  const ofTwo = isOfTwo(session);
  const close = () => ask(undefined);
  return (
    <Dialog title={t(ofTwo ? 'asked.endMeetingTitle' : 'asked.endTitle')} onClose={close}>
      <p>{t(ofTwo ? 'asked.endMeetingWhat' : 'asked.endWhat', { minutes: reopenWithinMs / 60_000 })}</p>
      <div class="row">
        <Button
          kind="alarm"
          onClick={() => {
            close();
            void act(() => live.endForAll());
          }}
        >
          {t('asked.endNow')}
        </Button>
        <Button onClick={() => void live.leave()}>{t(ofTwo ? 'asked.leaveMeeting' : 'asked.leaveOnly')}</Button>
        <Button onClick={close}>{t('class.goOn')}</Button>
      </div>
    </Dialog>
  );
}
