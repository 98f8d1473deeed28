import type { EntityManager } from 'typeorm';
import { NotAppliable } from './failures.ts';
import { giveBack } from './give-back.ts';
import { makePlan } from './plan/plan.ts';
import type { Plan } from './plan/plan.ts';
import type { PlanOptions } from './planned.ts';
import { presentOf } from './present.ts';
import { Problems } from './problems.ts';
import type { Progress } from './progress.ts';
import { readFile } from './read-file.ts';
import type { Upload } from './runs.repository.ts';

/** Lines that leave some 15 MB behind. With fewer, cleaning up costs more than it gives, the more so the larger the process is. */
const linesWorthGivingBack = 1_000;

/** Reads the file, and plans what applying it would do to the institution as it is now. @throws {NotAppliable} */
export async function readAndPlan(
  manager: EntityManager,
  { institutionId, content, ...upload }: Upload & { institutionId: string },
  options: PlanOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ plan: Plan; problems: Problems; lines: number }> {
  if (!content) throw new NotAppliable('The file is not kept any more. Upload it again.');
  const problems = new Problems();
  const entries = await readFile(upload, content, problems, signal);
  const { lines } = entries;
  progress.of(lines);
  const giveBackMuch = () => {
    if (lines >= linesWorthGivingBack) giveBack();
  };
  giveBackMuch();
  const present = await presentOf(manager, institutionId, entries);
  giveBackMuch();
  const share = progress.isChecking ? 1 : 0.1;
  const done = (count: number) => {
    progress.to(Math.floor(Math.min(count, lines) * share));
  };
  const plan = await makePlan(entries, present, problems, options, { done, signal });
  giveBackMuch();
  return { plan, problems, lines };
}
