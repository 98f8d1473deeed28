import { keep, kept, names } from '../../engine/keep.ts';

/**
 * What somebody has half written, and whether only those who moderate are to read it. It is kept apart for each place, so that it goes to nobody
 * else by itself when groups are called back, the chat is opened, or the page begins anew.
 */
export interface Draft {
  readonly text: string;
  readonly privately: boolean;
}

const none: Draft = { text: '', privately: false };

/** @param group the place; undefined: the whole class */
const nameOf = (sessionId: string, me: string, group: number | undefined) =>
  names.draft(sessionId, me) + (group === undefined ? '' : `.${group}`);

export function keptDraft(sessionId: string, me: string, group: number | undefined): Draft {
  const found = kept(nameOf(sessionId, me, group));
  // The first character says for whom; a word of an earlier version has none of the two.
  if (!found) return none;
  const privately = found.startsWith('1');
  return { text: /^[01]/.test(found) ? found.slice(1) : found, privately };
}

export function keepDraft(sessionId: string, me: string, group: number | undefined, draft: Draft): void {
  const { text, privately } = draft;
  keep(nameOf(sessionId, me, group), text === '' && !privately ? null : `${Number(privately)}${text}`);
}
