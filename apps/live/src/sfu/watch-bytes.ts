import type { types } from 'mediasoup';
import type { Allowance } from './allowance.ts';

/** ms between two looks, each a question to the worker; those who send are few. */
const lookMs = 4_000;

/**
 * Takes what a producer receives from an allowance, and closes it once that is overdrawn.
 *
 * @returns closes the producer, with what came since the last look taken, too: who begins anew every few seconds gets no more
 */
export function watchBytes(producer: types.Producer, allowance: Allowance, exceeded: () => void): () => void {
  let before = 0;
  let counted = false;
  const look = async () => {
    const streams = await producer.getStats();
    const bytes = streams.reduce((sum, { byteCount }) => sum + byteCount, 0);
    const now = performance.now();
    allowance.spend(Math.max(0, bytes - before), now);
    before = bytes;
    if (!allowance.overdrawn(now) || producer.closed) return;
    counted = true;
    producer.close();
    exceeded();
  };
  // One that closes meanwhile with its worker takes nothing any more.
  const dare = () => {
    look().catch(() => undefined);
  };
  const timer = setInterval(dare, lookMs).unref();
  producer.observer.once('close', () => {
    clearInterval(timer);
    if (!counted) allowance.spendFor(2 * lookMs, performance.now());
  });
  return () => {
    if (producer.closed) return;
    // The worker answers in the order in which it is asked.
    dare();
    counted = true;
    producer.close();
  };
}
