import { count } from './poll.ts';
import type { Poll } from './poll.ts';
import { forEverybody, hidden, isTrusted, nameless, only, seenFields } from '../viewer.ts';
import type { EventViews, SeenFields, Viewer } from '../viewer.ts';
import type { PollEvents } from './events.ts';

/**
 * Answers are for those who moderate, those to an anonymous poll without the name. Listeners get the results, and what is right, when
 * they are shown.
 */
export const pollViews: EventViews<keyof PollEvents> = {
  'poll-opened': {
    forAll: ({ body: { right } }) => right === undefined,
    concerned: ({ by }) => [by],
    seen: (event, _, viewer) => {
      const { right, ...form } = event.body;
      if (right === undefined || event.by === viewer.id || isTrusted(viewer, event.seq)) return event;
      return { ...event, body: form };
    },
  },
  'poll-answered': {
    forAll: () => false,
    concerned: ({ by }) => [by],
    seen: (event, { polls }, viewer) => {
      if (event.by === viewer.id) return event;
      const poll = polls.find(({ seq }) => seq === event.body.poll);
      if (!seesAnswers(viewer, poll)) return hidden(event);
      return seesName(viewer, poll, event.by) ? event : nameless(event);
    },
  },
  'poll-closed': forEverybody,
  'poll-shown': forEverybody,
  'poll-put-away': forEverybody,
};

/** How a poll is answered is for the person who asked it, as long as they moderate, and for those who are trusted with any. */
const seesAnswers = (viewer: Viewer, poll: Poll | undefined): boolean =>
  isTrusted(viewer, Infinity) || (viewer.moderates && poll?.by === viewer.id);

/** Who answers what is for those who were trusted when this person answered first: what is said anew tells what was said before. */
function seesName(viewer: Viewer, poll: Poll | undefined, by: string): boolean {
  if (poll?.anonymous) return false;
  const first = poll && Object.hasOwn(poll.first, by) ? poll.first[by] : undefined;
  return poll?.by === viewer.id || isTrusted(viewer, first ?? Infinity);
}

const seesRight = (poll: Poll, viewer: Viewer): boolean =>
  poll.shown !== undefined || poll.by === viewer.id || isTrusted(viewer, poll.seq);

/** What everybody sees of a poll, also people who may not see its answers. */
const seen: SeenFields<Poll> = {
  seq: true,
  at: true,
  by: true,
  kind: true,
  question: true,
  choices: true,
  anonymous: true,
  closedAt: true,
  putAway: true,
  shown: true,
  right: false,
  tally: false,
  answered: false,
  answers: false,
  first: false,
};

export function pollFor(poll: Poll, viewer: Viewer): Poll {
  const form = {
    ...seenFields(poll, seen),
    ...(poll.right !== undefined && seesRight(poll, viewer) ? { right: poll.right } : {}),
  };
  if (seesAnswers(viewer, poll)) {
    const named = (id: string) => id === viewer.id || seesName(viewer, poll, id);
    const { tally, answered } = poll;
    return { ...form, tally, answered, answers: those(poll.answers, named), first: those(poll.first, named) } as Poll;
  }
  const mine = only(poll.answers, viewer.id);
  const answer = mine[viewer.id];
  return {
    ...form,
    answers: mine,
    first: only(poll.first, viewer.id),
    tally: answer === undefined ? [] : count([], answer),
    answered: answer === undefined ? 0 : 1,
  } as Poll;
}

const those = <T>(record: Readonly<Record<string, T>>, is: (id: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => is(id)));
