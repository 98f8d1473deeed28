import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';

/** Asked when "Back" was pressed: it may have been a mistake. */
export function LeaveDialog() {
  const { live, ask } = useClass();
  const stay = () => ask(undefined);
  return (
    <Dialog title={t('asked.leaveTitle')} onClose={stay}>
      <p>{t('asked.leaveWhat')}</p>
      <div class="row">
        <Button kind="main" onClick={stay}>
          {t('asked.stay')}
        </Button>
        <Button kind="alarm" onClick={() => void live.leave()}>
          {t('asked.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
