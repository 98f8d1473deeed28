/** The admission of one person to one class (GraphQL `enterClass`). */
export interface Admission {
  readonly ticket: string;
  readonly classId: string;
  /** Socket.IO path on this origin. */
  readonly path: string;
}

/** Why the person may not enter. Trying again does not help. */
export type Refusal = 'not-found' | 'signed-out' | 'not-open' | 'ended';

/**
 * Asks api to be admitted. Resolves with the admission or the reason there is none; rejects when api could not be
 * reached, which is tried again.
 */
export type Admit = (signal: AbortSignal) => Promise<Admission | { readonly refused: Refusal }>;

/** A ticket lives for five minutes; one used later than this might be refused on the way. */
const freshMs = 3 * 60_000;

/**
 * Keeps the last ticket for a few minutes, so that a short cut costs a thin link no second request and classes go on while
 * api restarts.
 */
export class Admissions {
  private readonly admit: Admit;
  private readonly now: () => number;
  private last: { admission: Admission; at: number } | undefined;

  /** @param now a clock that never jumps, ms */
  constructor(admit: Admit, now: () => number) {
    this.admit = admit;
    this.now = now;
  }

  async get(signal: AbortSignal): Promise<Admission | { readonly refused: Refusal }> {
    if (this.last && this.now() - this.last.at < freshMs) return this.last.admission;
    const at = this.now();
    const answer = await this.admit(signal);
    if (!('refused' in answer)) this.last = { admission: answer, at };
    return answer;
  }

  /** The gateway refused the ticket: ask for a new one next time. */
  forget(): void {
    this.last = undefined;
  }
}
