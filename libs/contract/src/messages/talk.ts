import * as v from 'valibot';
import { paces, pollKinds } from '#classroom';
import { limits } from '../limits.ts';
import { reactions } from '../reactions.ts';
import { append, made, nothing, questionText, request, shortText, text, uuid } from './checks.ts';

const messageText = text(limits.messageText);

export const reaction = v.picklist(reactions);

const choiceIndex = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.pollChoices - 1));
const numberAnswer = v.pipe(v.number(), v.finite(), v.minValue(-1e15), v.maxValue(1e15));

/** A poll as it is opened, or prepared for later. */
export const pollForm = v.pipe(
  v.strictObject({
    kind: v.picklist(pollKinds),
    question: questionText,
    choices: v.exactOptional(v.pipe(v.array(shortText), v.minLength(2), v.maxLength(limits.pollChoices))),
    right: v.exactOptional(v.pipe(v.array(numberAnswer), v.minLength(1), v.maxLength(limits.pollChoices))),
    anonymous: v.boolean(),
  }),
  v.forward(
    v.check(
      ({ kind, choices }) => (kind === 'single' || kind === 'several') === (choices !== undefined),
      'Choices are for polls that choose.',
    ),
    ['choices'],
  ),
  v.forward(
    v.check(({ choices }) => new Set(choices).size === (choices?.length ?? 0), 'Each choice must be another.'),
    ['choices'],
  ),
  v.forward(
    v.check(({ kind, choices, right }) => {
      if (right === undefined) return true;
      if (kind === 'text') return false;
      if (kind !== 'several' && right.length !== 1) return false;
      return (
        kind === 'number' ||
        right.every((index) => Number.isInteger(index) && index >= 0 && index < (choices?.length ?? 0))
      );
    }, 'What is right must be among the choices, or a number.'),
    ['right'],
  ),
);

const answer = v.union([
  v.pipe(
    v.array(choiceIndex),
    v.minLength(1),
    v.maxLength(limits.pollChoices),
    v.check(
      (indexes) => indexes.every((index, place) => place === 0 || index > (indexes[place - 1] ?? 0)),
      'Choices must be named once each, in their order.',
    ),
  ),
  shortText,
  numberAnswer,
]);

/** Chat, questions, polls, reactions, pace, hands, captions. */
export const talkRequests = {
  /** To everybody, or to a group. */
  'chat.post': append('post-message', {
    text: messageText,
    reply: v.exactOptional(made),
    group: v.exactOptional(made),
  }),
  /**
   * Read by those who moderate, and by the writer. `to`: a lecturer or co-host begins it, or goes on with it; that person reads it and
   * nobody else who listens.
   */
  'chat.tell': append('write-to-moderators', {
    text: messageText,
    reply: v.exactOptional(made),
    to: v.exactOptional(uuid),
  }),
  /** One's own, or as a moderator anybody's. */
  'chat.remove': append('attend', { message: made }),

  'question.ask': append('ask-question', { text: questionText }),
  'question.vote': append('attend', { question: made, up: v.boolean() }),
  'question.answer': append('moderate', { question: made, answered: v.boolean() }),
  /** One's own, or as a moderator anybody's. */
  'question.remove': append('attend', { question: made }),

  /** A change of the shared notes: a Yjs update in base64. */
  'notes.edit': append('write-notes', {
    update: v.pipe(v.string(), v.minLength(4), v.maxLength(limits.notesUpdate), v.base64()),
  }),

  'poll.open': append('moderate', { form: pollForm }),
  /** Again while it is open: the new answer takes the place of the old. */
  'poll.answer': append('attend', { poll: made, answer }),
  'poll.close': append('moderate', { poll: made }),
  'poll.show': append('moderate', { poll: made }),
  'poll.putAway': append('moderate', { poll: made }),

  'reaction.send': request('attend', v.strictObject({ reaction }), nothing),
  'pace.say': append('attend', { pace: v.picklist(paces) }),
  'pace.clear': append('lead', {}),

  'countdown.start': append('moderate', {
    seconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(limits.countdownSeconds)),
    label: v.exactOptional(shortText),
  }),
  'countdown.stop': append('moderate', {}),

  'hand.raise': append('raise-hand', {}),
  'hand.lower': append('attend', {}),
  'caption.say': append('caption', { text: questionText }),
} as const;
