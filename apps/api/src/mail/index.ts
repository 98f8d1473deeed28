import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.ts';
import { OutboxController } from './outbox.controller.ts';
import { Post } from './post.ts';

export { letterPolicy, mostLetterAttempts } from './attempts.ts';
export { escapeHtml } from './html.ts';
export {
  apiTokenLetter,
  confirmationLetter,
  invitationLetter,
  listedLetter,
  resetLetter,
  rosterDraftLetter,
  rosterWelcomeLetter,
  welcomeLetter,
} from './letters.ts';
export type { Letter, Reader } from './letters.ts';
export { outboxPath, showsOutbox } from './outbox.controller.ts';
export { Post, attemptFailed, refusedForGood, surelyRefused, whatWentWrong } from './post.ts';

/** Letters: sent, or kept in the outbox of the demo. */
@Module({ imports: [MetricsModule], controllers: [OutboxController], providers: [Post], exports: [Post] })
export class MailModule {}
