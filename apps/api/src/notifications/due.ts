import type { DataSource } from 'typeorm';
import type { Language } from '#database';
import type { Place } from '../words/when.ts';
import { proposedIn } from './proposed.ts';
import type { Proposed } from './proposed.ts';
import { writtenOf } from './written.ts';
import type { Written } from './written.ts';
import { readFacts } from './facts.ts';

/** Notices that were taken and neither sent nor given back are another process's after this, s. Longer than any sending takes. */
const loan = 300;
/** First pause after a failure, s; it doubles with each, up to the longest. */
const pause = { first: 60, longest: 1_800 } as const;
/** With these pauses, some nine hours. */
const mostAttempts = 22;

export interface DuePerson {
  id: string;
  name: string;
  email: string;
  language: Language;
  /** IANA zone. */
  zone: string;
  /** Has an account and wants mail, now. */
  reachable: boolean;
  /** In the order in which they were told. */
  notices: { id: string; kind: string; facts: unknown }[];
}

/**
 * Takes all due notices of some people for this process. Nobody's come before older ones of theirs that are under way or wait
 * for another attempt: the newest word is the last to arrive.
 *
 * @param delay seconds that a notice waits for further ones
 */
export async function claimDue(dataSource: DataSource, delay: number, most: number): Promise<DuePerson[]> {
  const ripe = `
    SELECT person_id FROM notification WHERE mail_state = 'due' GROUP BY person_id
    HAVING min(mail_due_at) <= clock_timestamp() - make_interval(secs => $1) AND max(mail_due_at) <= clock_timestamp()`;
  return dataSource.transaction(async (manager) => {
    // Two processes never look at one person at once; and what the other has just taken is seen below, after the lock.
    const people: { id: string }[] = await manager.query(
      `SELECT id FROM person WHERE id IN (${ripe}) ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [delay, most],
    );
    if (people.length === 0) return [];
    return manager.query<DuePerson[]>(
      `WITH taken AS (
         UPDATE notification
         SET mail_attempts = mail_attempts + 1, mail_due_at = clock_timestamp() + make_interval(secs => ${loan})
         WHERE mail_state = 'due' AND person_id = ANY($2) AND person_id IN (${ripe})
         RETURNING id, person_id, kind, facts, created_at
       )
       SELECT person.id, person.name, person.email, person.language, person.zone,
         person.mail_changes AND person.deactivated_at IS NULL AND person.erased_at IS NULL AS reachable,
         json_agg(json_build_object('id', taken.id, 'kind', taken.kind, 'facts', taken.facts)
           ORDER BY taken.created_at, taken.id) AS notices
       FROM taken JOIN person ON person.id = taken.person_id
       GROUP BY person.id`,
      [delay, people.map(({ id }) => id)],
    );
  });
}

export interface NamesAndPlaces {
  /** Name by id of a person. */
  people: Map<string, string>;
  /** Campus by id of a section. */
  campuses: Map<string, Place>;
  /** What was written to sections, by its id. */
  written: Map<string, Written>;
  /** Proposed moves, by id. */
  proposed: ReadonlyMap<string, Proposed>;
}

/** What letters say beyond the notices themselves, in two statements. */
export async function namesAndPlaces(dataSource: DataSource, due: readonly DuePerson[]): Promise<NamesAndPlaces> {
  const facts = due.flatMap(({ notices }) => notices.flatMap((notice) => readFacts(notice.facts) ?? []));
  const lecturers = facts.flatMap(({ changes }) =>
    changes.flatMap(({ before, after }) => [...(before?.lecturers ?? []), ...(after?.lecturers ?? [])]),
  );
  const people: { id: string; name: string }[] = await dataSource.query(
    'SELECT id, name FROM person WHERE id = ANY($1)',
    [[...new Set(lecturers)]],
  );
  const campuses: (Place & { sectionId: string })[] = await dataSource.query(
    `SELECT section.id AS "sectionId", campus.name, campus.zone
     FROM section JOIN campus ON campus.id = section.campus_id WHERE section.id = ANY($1)`,
    [[...new Set(facts.map(({ sectionId }) => sectionId))]],
  );
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    campuses: new Map(campuses.map(({ sectionId, name, zone }) => [sectionId, { name, zone }])),
    written: await writtenOf(dataSource, facts),
    proposed: await proposedIn(dataSource, facts),
  };
}

export async function sent(dataSource: DataSource, ids: readonly string[]): Promise<void> {
  await dataSource.query(
    `UPDATE notification SET mail_state = 'sent', mailed_at = now() WHERE id = ANY($1) AND mail_state = 'due'`,
    [ids],
  );
}

export async function noMail(dataSource: DataSource, ids: readonly string[]): Promise<void> {
  await dataSource.query(`UPDATE notification SET mail_state = 'none', mail_due_at = NULL WHERE id = ANY($1)`, [ids]);
}

/** @returns "failed" when there will be no other attempt, else "due" */
export async function tryAgain(dataSource: DataSource, ids: readonly string[], forGood: boolean): Promise<string> {
  const [rows]: [{ state: string }[], number] = await dataSource.query(
    `UPDATE notification SET
       mail_state = CASE WHEN $2 OR mail_attempts >= ${mostAttempts} THEN 'failed' ELSE 'due' END,
       mail_due_at = clock_timestamp()
         + make_interval(secs => least(${pause.longest}, ${pause.first} * 2 ^ least(mail_attempts - 1, 10)))
     WHERE id = ANY($1) AND mail_state = 'due' RETURNING mail_state AS state`,
    [ids, forGood],
  );
  return rows.some(({ state }) => state === 'due') ? 'due' : 'failed';
}
