import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a process may be silent. Generous: a slow or busy machine must not be taken for a process that hangs. */
export interface Patience {
  /** ms between two questions. */
  everyMs: number;
  /** ms that an answer may take. */
  answerMs: number;
  /** Questions in a row that may stay without an answer. */
  misses: number;
  /** ms that a process may be stopped by a signal: it is not slow, it does not run at all. */
  stoppedMs: number;
}

/** A hung one is replaced after a minute; one that was stopped, after 3 s. */
export const patience: Patience = { everyMs: 5_000, answerMs: 10_000, misses: 4, stoppedMs: 3_000 };

interface Watched {
  pid: number;
  /** Whether it answers; anything it answers will do. */
  answers: (signal: AbortSignal) => Promise<unknown>;
  /** Aborted when it has ended or is to be stopped. */
  signal: AbortSignal;
  patience?: Patience;
}

/**
 * Watches a process that has been ready once: what is still starting may take its time.
 *
 * @returns how it hangs, in words; undefined when the watch was ended
 */
export async function hangs({ pid, answers, signal, patience: its = patience }: Watched): Promise<string | undefined> {
  const end = new AbortController();
  const over = AbortSignal.any([signal, end.signal]);
  const first = await Promise.race([silent(answers, over, its), stopped(pid, over, its)]);
  end.abort();
  return first;
}

async function silent(answers: Watched['answers'], signal: AbortSignal, its: Patience): Promise<string | undefined> {
  let missed = 0;
  while (await rest(its.everyMs, signal)) {
    const asked = performance.now();
    const answered = await answers(AbortSignal.any([signal, AbortSignal.timeout(its.answerMs)])).then(
      () => true,
      () => false,
    );
    if (signal.aborted) break;
    const took = performance.now() - asked;
    if (answered) {
      missed = 0;
      continue;
    }
    // Late by our own clock says that we did not get to run ourselves.
    if (took < its.answerMs * 1.5) missed++;
    // Refused at once is no answer either, but takes as long as silence to be believed.
    if (took < its.answerMs && !(await rest(its.answerMs - took, signal))) break;
    if (missed >= its.misses) return `did not answer ${its.misses} times in a row`;
  }
  return undefined;
}

async function stopped(pid: number, signal: AbortSignal, its: Patience): Promise<string | undefined> {
  const everyMs = its.stoppedMs / 6;
  let looks = 0;
  while (await rest(everyMs, signal)) {
    looks = stateOf(pid) === 'T' ? looks + 1 : 0;
    if (looks >= 6) return 'was stopped by a signal';
  }
  return undefined;
}

/** See proc_pid_stat(5): T is stopped. One that is traced by a debugger is t, and is left alone. */
function stateOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2)[0];
  } catch {
    return undefined;
  }
}

/** @returns false when the watch is over */
async function rest(ms: number, signal: AbortSignal): Promise<boolean> {
  await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
  return !signal.aborted;
}
