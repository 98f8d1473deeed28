import type { DataSource } from 'typeorm';
import type { Language } from '#database';

/** Taken and neither sent nor given back, a mail is another process's after this, s. Longer than any sending takes. */
const loan = 300;
/** First pause after a failure, s; it doubles with each, up to the longest. */
const pause = { first: 60, longest: 1_800 } as const;
/** With these pauses, some nine hours. */
const mostAttempts = 22;

export interface DueWelcome {
  id: string;
  personId: string;
  name: string;
  email: string;
  language: Language;
  institution: string;
  /** Still a member who has no password, now. */
  wanted: boolean;
}

/** Takes some of the mails that are due for this process, the oldest first. Two processes never take the same. */
export function claimWelcomes(dataSource: DataSource, most: number): Promise<DueWelcome[]> {
  return dataSource.query(
    `WITH taken AS (
       UPDATE welcome_mail SET attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => ${loan})
       WHERE id IN (SELECT id FROM welcome_mail WHERE state = 'due' AND due_at <= clock_timestamp()
         ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id, person_id, institution_id
     )
     SELECT taken.id, person.id AS "personId", person.name, person.email, person.language, institution.name AS institution,
       person.password_hash IS NULL AND person.erased_at IS NULL AND EXISTS (SELECT FROM membership
         WHERE person_id = person.id AND institution_id = institution.id AND suspended_at IS NULL) AS wanted
     FROM taken JOIN person ON person.id = taken.person_id JOIN institution ON institution.id = taken.institution_id`,
    [most],
  );
}

export async function endWelcome(dataSource: DataSource, id: string, state: 'sent' | 'dropped'): Promise<void> {
  await dataSource.query(
    `UPDATE welcome_mail SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END, failure = NULL
     WHERE id = $1 AND state = 'due'`,
    [id, state],
  );
}

/** @param forGood there is no other attempt */
export async function welcomeFailed(
  dataSource: DataSource,
  id: string,
  failure: string,
  forGood: boolean,
): Promise<void> {
  await dataSource.query(
    `UPDATE welcome_mail SET failure = $2,
       state = CASE WHEN $3 OR attempts >= ${mostAttempts} THEN 'failed' ELSE 'due' END,
       due_at = clock_timestamp() + make_interval(secs => least(${pause.longest}, ${pause.first} * 2 ^ least(attempts - 1, 10)))
     WHERE id = $1 AND state = 'due'`,
    [id, failure, forGood],
  );
}
