import { readFileSync } from 'node:fs';
import { limits } from '#contract';
import { inks, pathOf, strokeWidths } from '#classroom';
import type { Payload } from '#contract';
import { sequence } from './random.ts';

/** Words as people write them: those of the platform's own pages, in French and English. */
const words = ['en', 'fr'].flatMap((language) =>
  Object.values(JSON.parse(readFileSync(`apps/web/src/class/words/${language}.json`, 'utf8')) as Record<string, string>)
    .join(' ')
    .replace(/\{[^{}]*\}|[{}]/g, ' ')
    .split(/\s+/)
    .filter((word) => word.length > 1),
);
/** Always the same sequence, so that sizes can be compared. */
const random = sequence();
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Four to sixteen words. */
export function sentence(): string {
  return Array.from({ length: 4 + Math.floor(random() * 12) }, () => pick(words)).join(' ');
}

/** A curve as a hand draws it, with as many points as thinning leaves: eight to thirty-two. */
export function stroke(): Payload<'mark.make'>['mark'] {
  let [x, y, turn] = [1_000 + random() * 8_000, 500 + random() * 4_500, random() * 7];
  const count = Math.min(limits.strokePoints, 8 + Math.floor(random() * 24));
  const points = Array.from({ length: count }, (): [number, number] => {
    turn += (random() - 0.5) * 1.5;
    x = Math.min(10_000, Math.max(0, x + Math.cos(turn) * 120));
    y = Math.min(5_625, Math.max(0, y + Math.sin(turn) * 120));
    return [x, y];
  });
  return { kind: 'stroke', ink: pick(inks), width: pick(strokeWidths), path: pathOf(points) };
}

export { random };
