import type { Mark } from '#classroom';
import { outlineOf, shades } from './ink.ts';

/** One mark. `pending`: the log does not have it yet. */
export function MarkShape({ mark, pending = false }: { mark: Mark; pending?: boolean }) {
  const opacity = pending ? 0.6 : undefined;
  const colour = shades[mark.ink];
  if (mark.kind === 'text') {
    const [x, y] = mark.at;
    return (
      <text x={x} y={y} font-size={mark.size} fill={colour} opacity={opacity}>
        {mark.text.split('\n').map((line, index) => (
          <tspan key={index} x={x} dy={index === 0 ? 0 : mark.size * 1.3}>
            {line}
          </tspan>
        ))}
      </text>
    );
  }
  if (mark.kind === 'stroke') return <path d={outlineOf(mark)} fill={colour} opacity={opacity} />;
  return (
    <path
      d={outlineOf(mark)}
      fill="none"
      stroke={colour}
      stroke-width={mark.width}
      stroke-linecap="round"
      stroke-linejoin="round"
      opacity={opacity}
    />
  );
}
