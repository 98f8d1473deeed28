import type { Decide, Keyed } from '../deciding.ts';
import type { Pace } from '../events.ts';
import { groupFor } from '../groups/known.ts';
import { Refusal, badInput, notAllowed, notFound } from '../refusal.ts';
import { mayCaptionNow, mayTellOne, mayWriteTo } from '../rules.ts';
import { moderates, personOf } from '../state.ts';
import type { ClassState, PostedMessage } from '../state.ts';
import { viewerOf } from '../viewer.ts';
import { readsMessage } from './view.ts';

/** Chat, captions, pace and the countdown. */
export interface TalkCommands {
  'chat.post': Keyed & { readonly text: string; readonly reply?: number; readonly group?: number };
  'chat.tell': Keyed & { readonly text: string; readonly reply?: number; readonly to?: string };
  'chat.remove': Keyed & { readonly message: number };
  'caption.say': Keyed & { readonly text: string };
  'pace.say': Keyed & { readonly pace: Pace };
  'pace.clear': Keyed;
  'countdown.start': Keyed & { readonly seconds: number; readonly label?: string };
  'countdown.stop': Keyed;
}

export const decideTalk: Decide<TalkCommands> = {
  'chat.post': (state, by, { key, text, reply, group }) => {
    const to = group === undefined ? undefined : groupFor(state, by, group, 'group');
    if (to instanceof Refusal) return to;
    if (!mayWriteTo(state, by, group)) return notAllowed();
    const replied = reply === undefined ? undefined : messageFor(state, reply, by, 'reply');
    if (replied instanceof Refusal) return replied;
    return {
      by,
      key,
      type: 'message-posted',
      body: { text, ...(reply === undefined ? {} : { reply }), ...(group === undefined ? {} : { group }) },
    };
  },

  'chat.tell': (state, by, { key, text, reply, to }) => {
    const replied = reply === undefined ? undefined : messageFor(state, reply, by, 'reply');
    if (replied instanceof Refusal) return replied;
    const answers = whomToTell(state, by, to, replied);
    if (answers instanceof Refusal) return answers;
    return {
      by,
      key,
      type: 'message-posted',
      body: {
        text,
        to: 'moderators',
        ...(reply === undefined ? {} : { reply }),
        ...(answers === undefined ? {} : { answers }),
      },
    };
  },

  'chat.remove': (state, by, { key, message }) => {
    const posted = messageFor(state, message, by, 'message');
    if (posted instanceof Refusal) return posted;
    if (posted.by !== by && !moderates(personOf(state, by))) return notAllowed();
    return posted.removedBy === undefined ? { by, key, type: 'message-removed', body: { message } } : undefined;
  },

  'caption.say': (state, by, { key, text }) =>
    mayCaptionNow(state, by) ? { by, key, type: 'captioned', body: { text } } : notAllowed(),

  'pace.say': ({ pace: { said } }, by, { key, pace }) => {
    const was = Object.hasOwn(said, by) ? (said[by] ?? 'well') : 'well';
    return was === pace ? undefined : { by, key, type: 'pace-said', body: { pace, was } };
  },

  'pace.clear': ({ pace: { now } }, by, { key }) =>
    now.slow + now.fast + now.lost > 0 ? { by, key, type: 'pace-cleared', body: {} } : undefined,

  'countdown.start': (_, by, { key, seconds, label }) => ({
    by,
    key,
    type: 'countdown-started',
    body: { seconds, ...(label === undefined ? {} : { label }) },
  }),

  'countdown.stop': ({ countdown }, by, { key }) =>
    countdown ? { by, key, type: 'countdown-stopped', body: {} } : undefined,
};

/** A message this person can see, so that an answer tells nothing of one they cannot. */
function messageFor(state: ClassState, seq: number, by: string, field: string): PostedMessage | Refusal {
  const message = state.messages.find((one) => one.seq === seq);
  return message && readsMessage(state, viewerOf(state, by), message) ? message : notFound('message', field);
}

/** Whom an answer to this private message is for: the one of the two who does not moderate. */
function confidant(message: PostedMessage | undefined, by: string): string | undefined {
  if (message?.to === undefined) return undefined;
  return message.answers ?? (message.by === by ? undefined : message.by);
}

/** Whom a private message is for beside those who moderate: a lecturer or a co-host names somebody, or answers. */
function whomToTell(
  state: ClassState,
  by: string,
  to: string | undefined,
  replied: PostedMessage | undefined,
): string | Refusal | undefined {
  if (to === undefined) return moderates(personOf(state, by)) ? confidant(replied, by) : undefined;
  if (!mayTellOne(state, by)) return notAllowed();
  if (to === by || !personOf(state, to)) return notFound('person', 'to');
  const other = confidant(replied, by);
  if (other !== undefined && other !== to) return badInput('to', 'Must be the person whose message is answered.');
  return to;
}
