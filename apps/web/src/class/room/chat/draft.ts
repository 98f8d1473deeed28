import { keep, kept, names } from '../../engine/keep.ts';

/**
 * What somebody has half written, what it answers, and whether only those who moderate are to read it. It is kept apart for each conversation, so that it goes to nobody
 * else by itself when groups are called back, the chat is opened, or the page begins anew.
 */
export interface Draft {
  readonly text: string;
  readonly privately: boolean;
  /** Sequence number of the message it answers; who reads that reads the answer. */
  readonly reply?: number | undefined;
}

const none: Draft = { text: '', privately: false };

/** A group, or the one person it is for; undefined: the whole class. */
type Conversation = number | string | undefined;

const nameOf = (sessionId: string, me: string, conversation: Conversation) =>
  names.draft(sessionId, me) + (conversation === undefined ? '' : `.${conversation}`);

export function keptDraft(sessionId: string, me: string, conversation: Conversation): Draft {
  const [, privately, reply, text] = /^([01])(\d*):(.*)$/s.exec(kept(nameOf(sessionId, me, conversation)) ?? '') ?? [];
  if (text === undefined) return none;
  return { text, privately: privately === '1', reply: reply ? Number(reply) : undefined };
}

export function keepDraft(sessionId: string, me: string, conversation: Conversation, draft: Draft): void {
  const { text, privately, reply } = draft;
  const empty = text === '' && !privately;
  keep(nameOf(sessionId, me, conversation), empty ? null : `${Number(privately)}${reply ?? ''}:${text}`);
}
