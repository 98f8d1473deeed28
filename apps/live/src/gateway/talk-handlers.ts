import { mayCaptionNow, mayTellOne, mayWriteTo, moderates, personOf, readsMessage, viewerOf } from '#classroom';
import type { ClassState, PostedMessage } from '#classroom';
import { limits } from '#contract';
import { badInput, notAllowed, notFound, tooMuch } from '../failure.ts';
import type { LiveFailure } from '../failure.ts';
import type { NotesRefusal } from '../room/notes.ts';
import { append, demand } from './append.ts';
import { groupFor } from './group-handlers.ts';
import type { Handlers } from './handlers.ts';

type TalkMessage =
  | 'chat.post'
  | 'chat.tell'
  | 'chat.remove'
  | 'hand.raise'
  | 'hand.lower'
  | 'caption.say'
  | 'notes.edit'
  | 'pace.say'
  | 'pace.clear'
  | 'reaction.send'
  | 'countdown.start'
  | 'countdown.stop';

/** A message this person can see, so that an answer tells nothing of one they cannot. */
function messageFor(state: ClassState, seq: number, by: string, field: string) {
  const message = state.messages.find((one) => one.seq === seq);
  if (!message || !readsMessage(state, viewerOf(state, by), message)) throw notFound('message', field);
  return message;
}

/** Whom an answer to this private message is for: whoever is not one of those who moderate. */
function confidant(message: PostedMessage | undefined, by: string): string | undefined {
  if (message?.to === undefined) return undefined;
  return message.answers ?? (message.by === by ? undefined : message.by);
}

/** Whom a lecturer or a co-host writes to in private. */
function addressee(state: ClassState, by: string, to: string, replied: PostedMessage | undefined): string {
  if (!mayTellOne(state, by)) throw notAllowed();
  if (to === by || !personOf(state, to)) throw notFound('person', 'to');
  const other = confidant(replied, by);
  if (other !== undefined && other !== to) throw badInput('to', 'Must be the person whose message is answered.');
  return to;
}

const refusalOf: Record<NotesRefusal, () => LiveFailure> = {
  broken: () =>
    badInput('update', 'Must be a Yjs update of plain text in the notes, by one window, with nothing left out.'),
  costly: () =>
    badInput('update', 'This change needs more work than one may make. Open the notes again and write it there.'),
  full: () => tooMuch('changes in its notes'),
  long: () => tooMuch('characters in its notes'),
  aside: () => tooMuch('changes in its notes: they cannot be put together any more, and are set aside. It can'),
};

export const talkHandlers: Pick<Handlers, TalkMessage> = {
  'chat.post': (peer, { key, text, reply, group }) =>
    append(peer, 'chat.post', key, (state, by) => {
      if (group !== undefined) groupFor(state, by, group, 'group');
      if (!mayWriteTo(state, by, group)) throw notAllowed();
      if (reply !== undefined) messageFor(state, reply, by, 'reply');
      return {
        by,
        key,
        type: 'message-posted',
        body: { text, ...(reply === undefined ? {} : { reply }), ...(group === undefined ? {} : { group }) },
      };
    }),

  'chat.tell': (peer, { key, text, reply, to }) =>
    append(peer, 'chat.tell', key, (state, by) => {
      const replied = reply === undefined ? undefined : messageFor(state, reply, by, 'reply');
      const answers =
        to !== undefined
          ? addressee(state, by, to, replied)
          : moderates(personOf(state, by))
            ? confidant(replied, by)
            : undefined;
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
    }),

  'chat.remove': (peer, { key, message }) =>
    append(peer, 'chat.remove', key, (state, by) => {
      const posted = messageFor(state, message, by, 'message');
      if (posted.by !== by && !moderates(personOf(state, by))) throw notAllowed();
      return posted.removedBy === undefined ? { by, key, type: 'message-removed', body: { message } } : undefined;
    }),

  'hand.raise': (peer, { key }) =>
    append(peer, 'hand.raise', key, (state, by) =>
      personOf(state, by)?.hand === undefined ? { by, key, type: 'hand-raised', body: {} } : undefined,
    ),

  'hand.lower': (peer, { key }) =>
    append(peer, 'hand.lower', key, (state, by) =>
      personOf(state, by)?.hand === undefined ? undefined : { by, key, type: 'hand-lowered', body: {} },
    ),

  'caption.say': (peer, { key, text }) =>
    append(peer, 'caption.say', key, (state, by) => {
      if (!mayCaptionNow(state, by)) throw notAllowed();
      return { by, key, type: 'captioned', body: { text } };
    }),

  async 'notes.edit'(peer, { key, update }) {
    const { room } = peer.at();
    await room.notes.ready();
    return append(peer, 'notes.edit', key, (_, by) => {
      const fault = room.notes.faultOf(by, update, limits.notesText);
      if (fault !== undefined) throw refusalOf[fault]();
      return { by, key, type: 'notes-edited', body: { update } };
    });
  },

  'pace.say': (peer, { key, pace }) =>
    append(peer, 'pace.say', key, ({ pace: { said } }, by) => {
      const was = Object.hasOwn(said, by) ? (said[by] ?? 'well') : 'well';
      return was === pace ? undefined : { by, key, type: 'pace-said', body: { pace, was } };
    }),

  'pace.clear': (peer, { key }) =>
    append(peer, 'pace.clear', key, ({ pace: { now } }, by) =>
      now.slow + now.fast + now.lost > 0 ? { by, key, type: 'pace-cleared', body: {} } : undefined,
    ),

  'reaction.send'(peer, { reaction }) {
    const { room } = peer.at();
    demand(room.log.state, peer.ticket.personId, 'attend');
    room.react(reaction);
    return Promise.resolve({});
  },

  'countdown.start': (peer, { key, seconds, label }) =>
    append(peer, 'countdown.start', key, (_, by) => ({
      by,
      key,
      type: 'countdown-started',
      body: { seconds, ...(label === undefined ? {} : { label }) },
    })),

  'countdown.stop': (peer, { key }) =>
    append(peer, 'countdown.stop', key, ({ countdown }, by) =>
      countdown ? { by, key, type: 'countdown-stopped', body: {} } : undefined,
    ),
};
