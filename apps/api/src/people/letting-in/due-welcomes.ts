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
  /** Where it goes. */
  email: string;
  /** Whether that becomes the person's address by the link. */
  newEmail: boolean;
  /** Language of whoever has that address already, and is somebody else: they get no link. */
  holderLanguage: Language | null;
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
       RETURNING id, person_id, institution_id, email
     )
     SELECT taken.id, person.id AS "personId", person.name, coalesce(taken.email, person.email) AS email,
       taken.email IS NOT NULL AS "newEmail", holder.language AS "holderLanguage", person.language, institution.name AS institution,
       person.password_hash IS NULL AND person.erased_at IS NULL AND EXISTS (SELECT FROM membership
         WHERE person_id = person.id AND institution_id = institution.id AND suspended_at IS NULL) AS wanted
     FROM taken JOIN person ON person.id = taken.person_id JOIN institution ON institution.id = taken.institution_id
       LEFT JOIN person holder ON holder.email = taken.email AND holder.id <> person.id`,
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
