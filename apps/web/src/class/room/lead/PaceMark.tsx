import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { useTick } from '../use-tick.ts';
import './pace-mark.css';

/** ms of the class that the small curve shows. */
const shownMs = 10 * 60_000;
const width = 60;
const height = 20;

/** How many are lost, now and over the last minutes, where the lecturer sees it without opening anything. Nobody is named. */
export function PaceMark() {
  const { live, ask } = useClass();
  useTick(5_000);
  const { now, curve } = live.state.value.pace;
  const from = live.now() - shownMs;
  const x = (at: number) => Math.round(Math.max(0, (at - from) / shownMs) * width);
  const most = Math.max(3, now.lost, ...curve.map(({ lost }) => lost));
  const y = (count: number) => Math.round(height - 2 - (count / most) * (height - 4));
  const before = curve.filter(({ at }) => at < from).at(-1);
  const steps = curve.filter(({ at }) => at >= from).map(({ at, lost }) => `H${x(at)}V${y(lost)}`);
  return (
    <button type="button" class="room-quiet" title={t('class.paceHelp')} onClick={() => ask('pace')}>
      <span class={now.lost > 0 ? 'pace-mark pace-mark-on' : 'pace-mark'}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <path d={`M0 ${y(before?.lost ?? 0)}${steps.join('')}V${y(now.lost)}H${width}`} />
        </svg>
        <span>{t('class.paceLostNow', { count: now.lost })}</span>
      </span>
    </button>
  );
}
