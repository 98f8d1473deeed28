import '../look/chart.css';
import { t } from '../words/words.ts';

interface Point {
  /** ms since the epoch. */
  at: number;
  /** How many were there from then on. */
  count: number;
}

const height = 140;
const foot = 22;
const head = 18;

/** How many were there over the time of the class, as a line in steps; the most, and the first and last time beside it. */
export function PresenceCurve({ points, clock }: { points: readonly Point[]; clock: (at: number) => string }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return null;
  const most = Math.max(...points.map(({ count }) => count));
  const x = (at: number) => ((at - first.at) / (last.at - first.at)) * 1_000;
  const y = (count: number) => head + (height - foot - head) * (1 - count / most);
  const line = points.map(({ at, count }) => `H${x(at).toFixed(1)}V${y(count).toFixed(1)}`).join('');
  return (
    <figure>
      <figcaption class="soft small">{t('report.presence', { most })}</figcaption>
      <svg
        class="chart"
        role="img"
        aria-label={t('report.presence', { most })}
        width="100%"
        height={height}
        viewBox={`0 0 1000 ${height}`}
        preserveAspectRatio="none"
      >
        <line class="chart-line" x1="0" x2="1000" y1={y(0)} y2={y(0)} />
        <line class="chart-line" x1="0" x2="1000" y1={y(most)} y2={y(most)} />
        <path class="chart-curve" d={`M0 ${y(0)}${line}`} />
      </svg>
      <p class="row-apart soft small figures" aria-hidden="true">
        <span>{clock(first.at)}</span>
        <span>{clock(last.at)}</span>
      </p>
    </figure>
  );
}
