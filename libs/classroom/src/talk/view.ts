import { groupOf, readsGroup } from '../groups/groups.ts';
import type { ClassState, PaceCount, PostedMessage } from '../state.ts';
import { forEverybody, hidden, isTrusted, nameless, only } from '../viewer.ts';
import type { EventViews, Viewer } from '../viewer.ts';
import type { TalkEvents } from './events.ts';

/**
 * Messages to the moderators are for them, the writer, and whom one of them answers. Messages in a group are for the people who have been in it.
 * Who said how the pace is stays with them; the counts are for those who moderate.
 */
export const talkViews: EventViews<keyof TalkEvents> = {
  'message-posted': {
    forAll: ({ body: { to, group } }) => to === undefined && group === undefined,
    concerned: ({ by, body: { answers, group } }, state) => [
      by,
      answers ?? '',
      ...(groupOf(state, group ?? 0)?.members ?? []),
    ],
    seen: (event, state, viewer) => {
      if (!readsMessage(state, viewer, { ...event.body, seq: event.seq, by: event.by })) return hidden(event);
      const removed = state.messages.some(({ seq, removedBy }) => seq === event.seq && removedBy !== undefined);
      return removed ? { ...event, body: { ...event.body, text: '' } } : event;
    },
  },
  'message-removed': forEverybody,
  'pace-said': {
    forAll: () => false,
    concerned: ({ by }) => [by],
    seen: (event, _, viewer) => {
      if (event.by === viewer.id) return event;
      return viewer.moderates ? nameless(event) : hidden(event);
    },
  },
  'pace-cleared': forEverybody,
  captioned: forEverybody,
  'countdown-started': forEverybody,
  'countdown-stopped': forEverybody,
};

type Addressed = Pick<PostedMessage, 'seq' | 'by' | 'to' | 'answers' | 'group'>;

/** Whether this viewer reads a message. */
export function readsMessage(state: ClassState, viewer: Viewer, { seq, by, to, answers, group }: Addressed): boolean {
  if (by === viewer.id) return true;
  if (to !== undefined && !isTrusted(viewer, seq) && answers !== viewer.id) return false;
  return group === undefined || isTrusted(viewer, seq) || readsGroup(state, viewer.id, group, seq);
}

export function paceFor(pace: ClassState['pace'], viewer: Viewer): ClassState['pace'] {
  const said = only(pace.said, viewer.id);
  return viewer.moderates ? { ...pace, said } : { now: ownPace(said[viewer.id]), curve: [], said };
}

function ownPace(pace: string | undefined): PaceCount {
  return { slow: Number(pace === 'slow'), fast: Number(pace === 'fast'), lost: Number(pace === 'lost') };
}
