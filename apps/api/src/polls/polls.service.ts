import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import type { PollForm } from '#classroom';
import { pollForm } from '#contract';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { PollsRepository } from './polls.repository.ts';
import type { PollInput, PreparedPollModel } from './models.ts';

/** Of one section. */
const most = 200;

/** Polls that are kept with a section, and opened in its classes as often as one likes. */
@Injectable()
export class PreparedPolls {
  constructor(
    private readonly polls: PollsRepository,
    private readonly changes: Changes,
  ) {}

  /** In the order in which they were prepared. */
  async list(sectionId: string): Promise<PreparedPollModel[]> {
    const rows = await this.polls.ofSection(sectionId);
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
    const form = formOf(input);
    if (id !== null && !isUuid(id)) throw notFound('poll');
    await this.changes.by(actorId, async (manager) => {
      if (id !== null) {
        if (!(await this.polls.change(manager, sectionId, id, form))) throw notFound('poll');
        return;
      }
      if (!(await this.polls.add(manager, sectionId, form, most))) {
        throw new AppError('CONFLICT', `A section keeps ${most} polls. Remove one you need no more.`, undefined, {
          most,
        });
      }
    });
    return this.list(sectionId);
  }

  /** @returns those that are left @throws {AppError} NOT_FOUND */
  async remove(actorId: string, sectionId: string, id: string): Promise<PreparedPollModel[]> {
    if (!isUuid(id)) throw notFound('poll');
    await this.changes.by(actorId, async (manager) => {
      if (!(await this.polls.remove(manager, sectionId, id))) throw notFound('poll');
    });
    return this.list(sectionId);
  }
}

/** A class accepts the same, so that every stored poll can be opened. */
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
