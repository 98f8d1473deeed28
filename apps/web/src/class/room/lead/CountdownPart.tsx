import { useState } from 'preact/hooks';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { Field } from '../../../look/Field.tsx';
import { Form } from '../../../look/Form.tsx';
import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { clockOf } from '../talk/Countdown.tsx';
import { useTick } from '../use-tick.ts';

/** Minutes that one press begins. */
const usual = [1, 2, 5, 10, 15];

/** Minutes at most, and seconds at least. */
const most = limits.countdownSeconds / 60;
const least = 5;

const secondsIn = (values: FormData) => Math.round(Number(String(values.get('minutes')).replace(',', '.')) * 60);
const isLength = (seconds: number) => seconds >= least && seconds <= limits.countdownSeconds;

/** A countdown that everybody sees: begun by one press, or of a length and with a name of one's own; stopped here too. */
export function CountdownPart() {
  const { live, act, ask } = useClass();
  useTick(500);
  const [label, setLabel] = useState('');
  const { countdown } = live.state.value;
  const left = countdown === undefined ? 0 : countdown.endsAt - live.now();
  const start = (seconds: number) => {
    ask(undefined);
    const named = label.trim() === '' ? {} : { label: label.trim() };
    void act(() => live.say('countdown.start', { seconds, ...named }));
  };
  return (
    <>
      {left > 0 && (
        <div class="row">
          <p>
            {t('class.countdownRuns')} <strong class="figures">{clockOf(left)}</strong>
          </p>
          <Button onClick={() => void act(() => live.say('countdown.stop', {}))}>{t('class.countdownStop')}</Button>
        </div>
      )}
      <label class="field">
        <span class="field-label">{t('class.countdownLabel')}</span>
        <input
          class="input"
          value={label}
          maxLength={limits.shortText}
          onInput={({ currentTarget }) => setLabel(currentTarget.value)}
        />
      </label>
      <div class="row" role="group" aria-label={t('class.countdown')}>
        {usual.map((count) => (
          <Button key={count} onClick={() => start(count * 60)}>
            {t('class.countdownUsual', { count })}
          </Button>
        ))}
      </div>
      <Form
        label={t('class.countdownMinutes')}
        action={t('class.countdownStart')}
        actionKind="plain"
        words={{ LENGTH: 'class.countdownLength' }}
        check={(values) => (isLength(secondsIn(values)) ? [] : [{ code: 'LENGTH', field: 'minutes', facts: { most } }])}
        onSubmit={(values) => {
          start(secondsIn(values));
          return Promise.resolve(undefined);
        }}
      >
        <Field name="minutes" label={t('class.countdownMinutes')} inputMode="decimal" defaultValue="5" />
      </Form>
    </>
  );
}
