import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import * as v from 'valibot';
import type { PollForm } from '#classroom';
import { pollForm } from '#contract';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import type { PollInput, PreparedPollModel } from './models.ts';

/** Of one section. */
const most = 200;

interface Row {
  id: string;
  form: PollForm;
}

/** Polls that are kept with a section, and opened in its classes as often as one likes. */
@Injectable()
export class PreparedPolls {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** In the order in which they were prepared. */
  async list(sectionId: string): Promise<PreparedPollModel[]> {
    const rows: Row[] = await this.dataSource.query(
      'SELECT id, form FROM prepared_poll WHERE section_id = $1 ORDER BY created_at, id',
      [sectionId],
    );
    return rows.map(({ id, form }, index) => ({
      id,
      kind: form.kind,
      question: form.question,
      choices: [...(form.choices ?? [])],
      right: [...(form.right ?? [])],
      anonymous: form.anonymous,
      place: index + 1,
    }));
  }

  /**
   * @param id the one that is changed; null: a new one
   * @returns all of the section
   * @throws {AppError} BAD_INPUT at the field that is wrong; NOT_FOUND; CONFLICT when there are too many
   */
  async save(actorId: string, sectionId: string, id: string | null, input: PollInput): Promise<PreparedPollModel[]> {
    const form = JSON.stringify(formOf(input));
    if (id !== null && !isUuid(id)) throw notFound('poll');
    await this.changes.by(actorId, async (manager) => {
      if (id !== null) {
        const [, changed]: [unknown, number] = await manager.query(
          'UPDATE prepared_poll SET form = $3 WHERE section_id = $1 AND id = $2',
          [sectionId, id, form],
        );
        if (changed === 0) throw notFound('poll');
        return;
      }
      await manager.query('SELECT 1 FROM section WHERE id = $1 FOR UPDATE', [sectionId]);
      const [{ count }]: [{ count: number }] = await manager.query(
        'SELECT count(*)::integer AS count FROM prepared_poll WHERE section_id = $1',
        [sectionId],
      );
      if (count >= most) {
        throw new AppError('CONFLICT', `A section keeps ${most} polls. Remove one you need no more.`, undefined, {
          most,
        });
      }
      await manager.query(
        'INSERT INTO prepared_poll (section_id, form, created_at) VALUES ($1, $2, clock_timestamp())',
        [sectionId, form],
      );
    });
    return this.list(sectionId);
  }

  /** @returns those that are left @throws {AppError} NOT_FOUND */
  async remove(actorId: string, sectionId: string, id: string): Promise<PreparedPollModel[]> {
    if (!isUuid(id)) throw notFound('poll');
    await this.changes.by(actorId, async (manager) => {
      const [, removed]: [unknown, number] = await manager.query(
        'DELETE FROM prepared_poll WHERE section_id = $1 AND id = $2',
        [sectionId, id],
      );
      if (removed === 0) throw notFound('poll');
    });
    return this.list(sectionId);
  }
}

/** Copies the polls of a section to others, for a new term. Call it in the transaction that makes the sections. */
export async function copyPreparedPolls(
  manager: EntityManager,
  sections: readonly { from: string; to: string }[],
): Promise<void> {
  await manager.query(
    `INSERT INTO prepared_poll (section_id, form, created_at)
     SELECT copied."to", poll.form, poll.created_at
     FROM jsonb_to_recordset($1::jsonb) AS copied ("from" uuid, "to" uuid)
     JOIN prepared_poll poll ON poll.section_id = copied."from"`,
    [JSON.stringify(sections)],
  );
}

/** What a class takes, too: so that whatever is kept can be opened. */
function formOf({ kind, question, choices, right, anonymous }: PollInput): PollForm {
  const parsed = v.safeParse(pollForm, {
    kind,
    question,
    anonymous,
    ...(choices && choices.length > 0 ? { choices } : {}),
    ...(right && right.length > 0 ? { right } : {}),
  });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = String(issue.path?.[0]?.key ?? 'question');
  throw badInput(`input.${field}`, issue.message);
}
