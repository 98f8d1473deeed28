import { useState } from 'preact/hooks';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { useRoom } from '../room-context.ts';
import { clockOf } from '../talk/Countdown.tsx';
import { useTick } from '../use-tick.ts';

/** Minutes that one press begins. */
const usual = [1, 2, 5, 10, 15];

/** A countdown that everybody sees: begun by one press, or of a length and with a name of one's own; stopped here too. */
export function CountdownPart() {
  const { live, act, ask } = useRoom();
  useTick(500);
  const [minutes, setMinutes] = useState('5');
  const [label, setLabel] = useState('');
  const { countdown } = live.state.value;
  const left = countdown === undefined ? 0 : countdown.endsAt - live.now();
  const start = (seconds: number) => {
    ask(undefined);
    const named = label.trim() === '' ? {} : { label: label.trim() };
    void act(() => live.say('countdown.start', { seconds, ...named }));
  };
  const seconds = Math.round(Number(minutes.replace(',', '.')) * 60);
  const right = Number.isFinite(seconds) && seconds >= 5 && seconds <= limits.countdownSeconds;
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
      <form
        class="lead-countdown"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (right) start(seconds);
        }}
      >
        <label class="field">
          <span class="field-label">{t('class.countdownMinutes')}</span>
          <input
            class="input"
            inputMode="decimal"
            value={minutes}
            aria-invalid={!right}
            onInput={({ currentTarget }) => setMinutes(currentTarget.value)}
          />
        </label>
        <Button type="submit" busy={!right}>
          {t('class.countdownStart')}
        </Button>
      </form>
    </>
  );
}
