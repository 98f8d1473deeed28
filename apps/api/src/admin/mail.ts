import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';

/** Letters that were tried for hours and given up. */
const failed = `
  SELECT notification.id, 'timetable' AS what, person.email, notification.created_at AS at, mail_attempts AS attempts, NULL AS failure
  FROM notification JOIN person ON person.id = person_id WHERE mail_state = 'failed'
  UNION ALL
  SELECT welcome_mail.id, 'welcome', person.email, welcome_mail.created_at, attempts, failure
  FROM welcome_mail JOIN person ON person.id = person_id WHERE state = 'failed'`;

/** Shown at once; the oldest are the least worth sending. */
const shown = 200;

interface Failed {
  id: string;
  what: string;
  email: string;
  at: Date;
  attempts: number;
  failure: string | null;
}

export async function failedMail(api: INestApplicationContext): Promise<string[]> {
  const letters: (Failed & { all: number })[] = await api
    .get(DataSource)
    .query(`SELECT *, count(*) OVER ()::integer AS all FROM (${failed}) AS letter ORDER BY at DESC LIMIT ${shown}`);
  const [first] = letters;
  if (!first) return ['No mail has failed.'];
  const lines = letters.map(({ id, what, email, at, attempts, failure }) =>
    [id, what, email, at.toISOString(), `${attempts} attempts`, failure ?? ''].join('  ').trim(),
  );
  return [...lines, `${first.all} letters failed. "mail-again ID" or "mail-again all" tries them again.`];
}

/** The api sends them within seconds; one that has a newer letter of its kind under way stays as it is. */
export async function mailAgain(api: INestApplicationContext, which: string): Promise<string[]> {
  if (which !== 'all' && !isUuid(which)) {
    throw new AppError('BAD_INPUT', `"${which}" is no id of a letter: "mail" lists them.`, 'id');
  }
  const chosen = which === 'all' ? null : which;
  const count = await api.get(Changes).by(
    null,
    async (manager) => {
      const [, notices] = await manager.query<[unknown, number]>(
        `UPDATE notification SET mail_state = 'due', mail_attempts = 0, mail_due_at = clock_timestamp()
         WHERE mail_state = 'failed' AND ($1::uuid IS NULL OR id = $1)`,
        [chosen],
      );
      const [, welcomes] = await manager.query<[unknown, number]>(
        `UPDATE welcome_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() WHERE id IN (
           SELECT DISTINCT ON (institution_id, person_id) id FROM welcome_mail AS letter
           WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1) AND NOT EXISTS (SELECT FROM welcome_mail
             WHERE state = 'due' AND institution_id = letter.institution_id AND person_id = letter.person_id)
           ORDER BY institution_id, person_id, created_at DESC)`,
        [chosen],
      );
      const changed = notices + welcomes;
      if (changed > 0) {
        await manager.query(
          `INSERT INTO audit_entry (source, action, kind, object_id, changes)
           VALUES ('operator', 'update', 'mail', $1, '{"mail_state": ["failed", "due"]}')`,
          [chosen],
        );
      }
      return changed;
    },
    'operator',
  );
  if (count === 0 && chosen !== null) throw new AppError('NOT_FOUND', 'No letter with this id has failed.', 'id');
  return [`${count} ${count === 1 ? 'letter is' : 'letters are'} sent again by the api, within some seconds.`];
}
