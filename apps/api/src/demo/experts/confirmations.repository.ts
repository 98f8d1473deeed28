import { statements } from '#database';
import type { Queryable } from '#database';

export const sql = statements({
  /** Who would be paused soon has confirmed some rounds of 90 days later. */
  confirmAnew: {
    text: `UPDATE expert_confirmation SET asked = 0, asked_at = NULL, letter = NULL, letter_failed = false, confirmed_at =
         confirmed_at + make_interval(days => 90 * floor(extract(epoch FROM $2::timestamptz - confirmed_at) / 7776000)::integer)
       FROM expert WHERE person_id = expert_id AND state = 'verified' AND expert_id = ANY($1)
         AND confirmed_at <= $2::timestamptz - interval '110 days'`,
    params: { expertIds: 'uuid[]', now: 'timestamptz' },
  },
});

/** Experts of a demo that was not started for long are not asked all at once. */
export async function confirmAnew(db: Queryable, expertIds: readonly string[], now: Date): Promise<void> {
  await sql.confirmAnew.rows(db, { expertIds, now });
}
