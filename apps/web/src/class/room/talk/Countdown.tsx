import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { useTick } from '../use-tick.ts';

/** ms for which "time is up" stays. */
const overMs = 20_000;

/** Minutes and seconds, 1:05. @param ms left; the second that is begun counts */
export function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** How long there is still time. */
export function Countdown() {
  const { live } = useClass();
  const { countdown } = live.state.value;
  return countdown ? <Running {...countdown} /> : null;
}

function Running({ endsAt, label }: { endsAt: number; label?: string }) {
  const { live, act } = useClass();
  useTick(500);
  const left = endsAt - live.now();
  if (left < -overMs) return null;
  const seconds = Math.max(0, Math.ceil(left / 1_000));
  return (
    <div class="countdown">
      <p role="timer" aria-label={label ?? t('class.countdown')}>
        {label !== undefined && <span>{label}: </span>}
        <strong class="figures">{seconds > 0 ? clockOf(left) : t('class.timeUp')}</strong>
      </p>
      {/* Said once a minute and at the end; every second would never end. */}
      <p class="visually-hidden" role="status">
        {seconds === 0
          ? t('class.timeUp')
          : seconds <= 60
            ? ''
            : t('class.minutesLeft', { count: Math.ceil(seconds / 60) })}
      </p>
      {live.moderates.value && (
        <button type="button" class="message-act" onClick={() => void act(() => live.say('countdown.stop', {}))}>
          {t('class.countdownStop')}
        </button>
      )}
    </div>
  );
}
