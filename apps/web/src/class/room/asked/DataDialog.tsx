import { useState } from 'preact/hooks';
import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { intlTag, t } from '../../../words/words.ts';
import { ChoiceOf } from '../../check/Choice.tsx';
import { DevicePicker } from '../../check/DevicePicker.tsx';
import { setSkipsCheck, skipsCheck } from '../../check/skip.ts';
import { useClass } from '../class-context.ts';

/** What the class has cost and will cost, and the one switch that changes it; below, the devices in use. */
export function DataDialog() {
  const { live, ask } = useClass();
  const [checks, setChecks] = useState(() => !skipsCheck());
  const { megabytes, megabytesAnHour } = live.data.value;
  const number = (value: number) =>
    new Intl.NumberFormat(intlTag(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  const close = () => ask(undefined);
  return (
    <Dialog title={t('asked.dataTitle')} onClose={close}>
      <p class="figures">
        {t('asked.dataSoFar', { megabytes: number(megabytes) })}{' '}
        {megabytesAnHour === undefined
          ? t('asked.dataForecastLater')
          : t('asked.dataForecast', { megabytes: number(megabytesAnHour) })}
      </p>
      <ChoiceOf choice={live.choice.value} onChoose={(choice) => live.choose(choice)} />
      {(['microphone', 'camera'] as const).map(
        (kind) =>
          live.media.own.of(kind).value.is === 'on' && (
            <DevicePicker key={kind} kind={kind} onChoose={() => void live.media.own.change(kind)} />
          ),
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={checks}
          onChange={({ currentTarget }) => {
            setSkipsCheck(!currentTarget.checked);
            setChecks(currentTarget.checked);
          }}
        />
        <span>{t('asked.checkNextTime')}</span>
      </label>
      <div class="row">
        <Button onClick={close}>{t('class.close')}</Button>
      </div>
    </Dialog>
  );
}
