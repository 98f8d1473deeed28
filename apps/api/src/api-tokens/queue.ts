import { defineQueue } from '../jobs/index.ts';
import { letterPolicy } from '../mail/index.ts';

/** A letter about a new token. */
export interface TokenNoticeJob {
  readonly tokenId: string;
}

export const tokenNoticeQueue = defineQueue<TokenNoticeJob>('send-token-notice', letterPolicy);

export const jobOf = (tokenId: string) => ({ key: tokenId, payload: { tokenId } });
