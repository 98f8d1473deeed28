import type { PreparedNeed } from './prepare-need.ts';
import type { PreparedExpert } from './prepare.ts';

/** How much of what the words of a course's title tell is also in the subject of the need: its title, courses and skills. */
function nearness(course: readonly number[], { isSubject, roster: { telling } }: PreparedNeed): number {
  let [common, all] = [0, 0];
  for (const word of course) {
    const weight = telling[word] as number;
    all += weight;
    if (isSubject[word] === 1) common += weight;
  }
  return all === 0 ? 0 : common / all;
}

/** That of the nearest course they taught. */
export function taughtPart({ taught }: PreparedExpert, need: PreparedNeed): number {
  let best = 0;
  for (const course of taught) best = Math.max(best, nearness(course, need));
  return best;
}

export function nearestCourse({ taught, expert }: PreparedExpert, need: PreparedNeed): string | undefined {
  const all = taught.map((course) => nearness(course, need));
  const best = Math.max(0, ...all);
  return best === 0 ? undefined : expert.taught[all.indexOf(best)];
}
