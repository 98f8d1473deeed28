import { may, present } from '#classroom';
import type { PaceCount, PacePoint } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { useTick } from '../use-tick.ts';

/** ms of the class that the curve shows. */
const shownMs = 30 * 60_000;
const width = 320;
const height = 80;
const kinds = ['slow', 'fast', 'lost'] as const satisfies (keyof PaceCount)[];
const words = { slow: 'class.paceSlow', fast: 'class.paceFast', lost: 'class.paceLost' } as const;
const dashes = { slow: '2 4', fast: undefined, lost: '8 3' } as const;

/** How the pace is for those who listen: how many say so now, and over the last half hour. Nobody is named. */
export function PacePart() {
  const { live, act } = useClass();
  useTick(5_000);
  const { now, curve } = live.state.value.pace;
  const listeners = present(live.state.value).filter(({ role }) => role === 'listener').length;
  const said = now.slow + now.fast + now.lost;
  return (
    <>
      <p>{said === 0 ? t('class.paceQuiet') : t('class.paceSaid', { said, listeners: Math.max(said, listeners) })}</p>
      <dl class="pace-now">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>
              <svg viewBox="0 0 24 4" aria-hidden="true" class={`pace-line pace-${kind}`}>
                <path d="M0 2H24" stroke-dasharray={dashes[kind]} />
              </svg>
              {t(words[kind])}
            </dt>
            <dd class="figures">{now[kind]}</dd>
          </div>
        ))}
      </dl>
      {curve.length > 0 && <Curve curve={curve} now={live.now()} most={Math.max(1, listeners)} />}
      {said > 0 && may(live.state.value, live.me, 'lead') && (
        <div class="row">
          <Button onClick={() => void act(() => live.say('pace.clear', {}))}>{t('class.paceTaken')}</Button>
        </div>
      )}
    </>
  );
}

function Curve({ curve, now, most }: { curve: readonly PacePoint[]; now: number; most: number }) {
  const from = now - shownMs;
  const x = (at: number) => Math.round(Math.max(0, (at - from) / shownMs) * width);
  const top = Math.max(most, ...curve.map((point) => Math.max(point.slow, point.fast, point.lost)));
  const y = (count: number) => Math.round(height - 2 - (count / top) * (height - 6));
  const before = curve.filter(({ at }) => at < from).at(-1);
  const shown = [...(before ? [before] : []), ...curve.filter(({ at }) => at >= from)];
  return (
    <svg class="pace-curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('class.paceCurve')}>
      <path class="pace-base" d={`M0 ${height - 2}H${width}`} />
      {kinds.map((kind) => (
        <path
          key={kind}
          class={`pace-line pace-${kind}`}
          stroke-dasharray={dashes[kind]}
          d={`M0 ${y(before?.[kind] ?? 0)}${shown.map((point) => `H${x(point.at)}V${y(point[kind])}`).join('')}H${width}`}
        />
      ))}
    </svg>
  );
}
