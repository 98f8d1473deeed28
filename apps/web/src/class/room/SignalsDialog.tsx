import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { t } from '../../words/words.ts';
import { useClass } from './class-context.ts';
import { Signals } from './talk/Signals.tsx';

/** Reactions and the pace. */
export function SignalsDialog() {
  const { ask } = useClass();
  return (
    <Dialog title={t('class.react')} onClose={() => ask(undefined)}>
      <Signals />
      <div class="row">
        <Button onClick={() => ask(undefined)}>{t('class.close')}</Button>
      </div>
    </Dialog>
  );
}
