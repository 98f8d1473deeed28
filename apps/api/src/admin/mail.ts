import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '#platform';
import { tokenNoticeJobOf, tokenNoticeQueue } from '../api-tokens/index.ts';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { Jobs } from '../jobs/index.ts';
import { invitationJobOf, invitationQueue } from '../members/index.ts';
import { noticesJobOf, noticesQueue } from '../notifications/index.ts';
import { resetJobOf, resetQueue, welcomeJobOf, welcomeQueue } from '../people/index.ts';
import { failedLetters, makeDue } from './mail.repository.ts';

export async function failedMail(api: INestApplicationContext): Promise<string[]> {
  const letters = await failedLetters(api.get(DataSource));
  const [first] = letters;
  if (!first) return ['No mail has failed.'];
  const lines = letters.map(({ id, what, email, at, attempts, failure }) =>
    [id, what, email, at.toISOString(), `${attempts} attempts`, failure ?? ''].join('  ').trim(),
  );
  return [...lines, `${first.all} letters failed. "mail-again ID" or "mail-again all" tries them again.`];
}

/** The api sends the letters within seconds. A letter for which a newer one of its kind is under way stays as it is. */
export async function mailAgain(api: INestApplicationContext, which: string): Promise<string[]> {
  if (which !== 'all' && !isUuid(which)) {
    throw new AppError('BAD_INPUT', `"${which}" is no id of a letter: "mail" lists them.`, 'id');
  }
  const chosen = which === 'all' ? null : which;
  const jobs = api.get(Jobs);
  const count = await api.get(Changes).by(
    null,
    async (manager) => {
      const { letters, people, welcomes, resets, invitations, tokens } = await makeDue(manager, chosen);
      await jobs.sendAfterFailure(manager, noticesQueue, people.map(noticesJobOf));
      await jobs.sendAfterFailure(manager, welcomeQueue, welcomes.map(welcomeJobOf));
      await jobs.sendAfterFailure(manager, resetQueue, resets.map(resetJobOf));
      await jobs.sendAfterFailure(manager, invitationQueue, invitations.map(invitationJobOf));
      await jobs.sendAfterFailure(manager, tokenNoticeQueue, tokens.map(tokenNoticeJobOf));
      return letters;
    },
    'operator',
  );
  if (count === 0 && chosen !== null) throw new AppError('NOT_FOUND', 'No letter with this id has failed.', 'id');
  return [`${count} ${count === 1 ? 'letter is' : 'letters are'} sent again by the api, within some seconds.`];
}
