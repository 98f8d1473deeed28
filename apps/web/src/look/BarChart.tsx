import './chart.css';

export interface Bar {
  key: string;
  /** Under the bar, short. */
  label: string;
  /** 0 to 1; undefined where there was nothing to count. */
  share: number | undefined;
}

/** px of the drawing; widths are shares of what there is, so that letters stay readable on a phone. */
const height = 180;
const foot = 22;
const head = 18;
const full = height - foot - head;
/** A term that has only begun leaves room for what comes. */
const fewest = 12;
/** More bars than this carry no figure each, and not every one a label. */
const mostFigures = 14;

/** Shares as bars, in strokes and fills that print in black and white. The same stands in a table beside it, for those who do not look. */
export function BarChart({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const step = 100 / Math.max(fewest, bars.length);
  const every = Math.ceil(bars.length / 6);
  const yOf = (share: number) => head + full * (1 - share);
  return (
    <svg class="chart" role="img" aria-label={label} width="100%" height={height}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class="chart-line" x1="0" x2="100%" y1={yOf(share)} y2={yOf(share)} />
          <text class="chart-text" x="0" y={yOf(share) - 4}>
            {share * 100} %
          </text>
        </g>
      ))}
      {/* Room on the left for the scale. */}
      <svg x="44" width="calc(100% - 44px)" height={height} class="chart-bars">
        {bars.map(({ key, label: under, share }, place) => (
          <g key={key}>
            {share !== undefined && (
              <rect
                class="chart-bar"
                x={`${step * (place + 0.15)}%`}
                width={`${step * 0.7}%`}
                y={yOf(share)}
                height={Math.max(1, full * share)}
              />
            )}
            {share !== undefined && bars.length <= mostFigures && (
              <text class="chart-figure" x={`${step * (place + 0.5)}%`} y={yOf(share) - 4} text-anchor="middle">
                {Math.round(share * 100)}
              </text>
            )}
            {place % every === 0 && (
              <text class="chart-text" x={`${step * (place + 0.5)}%`} y={height - 5} text-anchor="middle">
                {under}
              </text>
            )}
          </g>
        ))}
      </svg>
    </svg>
  );
}
