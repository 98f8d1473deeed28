import type { Pace } from '../events.ts';
import type { Evolve } from '../fold.ts';
import { captionsKept, paceStepMs } from '../state.ts';
import type { ClassState, PaceCount } from '../state.ts';
import type { TalkEvents } from './events.ts';

/** Messages, pace, captions and the countdown. */
export const evolveTalk: Evolve<keyof TalkEvents> = {
  'message-posted': (state, { seq, at, by, key, body }) => ({
    ...state,
    messages: [
      ...state.messages,
      {
        seq,
        at,
        by,
        text: body.text,
        ...(key === undefined ? {} : { key }),
        ...(body.to === undefined ? {} : { to: body.to }),
        ...(body.answers === undefined ? {} : { answers: body.answers }),
        ...(body.reply === undefined ? {} : { reply: body.reply }),
        ...(body.group === undefined ? {} : { group: body.group }),
      },
    ],
  }),
  'message-removed': (state, { by, body }) => ({
    ...state,
    messages: state.messages.map((message) =>
      message.seq === body.message ? { ...message, text: '', removedBy: by } : message,
    ),
  }),
  'pace-said': (state, { by, at, body: { pace, was } }) => {
    const now = shift(shift(state.pace.now, was, -1), pace, 1);
    const said = by === '' ? state.pace.said : { ...state.pace.said, [by]: pace };
    return { ...state, pace: { now, curve: drawn(state, now, at), said } };
  },
  'pace-cleared': (state, { at }) => {
    const now = { slow: 0, fast: 0, lost: 0 };
    return { ...state, pace: { now, curve: drawn(state, now, at), said: {} } };
  },
  captioned: (state, { seq, at, by, body: { text, auto } }) => ({
    ...state,
    captions: [...state.captions, { seq, at, by, text, ...(auto ? { auto } : {}) }].slice(-captionsKept),
  }),
  'countdown-started': (state, { at, body: { seconds, label } }) => ({
    ...state,
    countdown: { endsAt: at + seconds * 1_000, seconds, ...(label === undefined ? {} : { label }) },
  }),
  'countdown-stopped': ({ countdown: _countdown, ...state }) => state,
};

function shift(counts: PaceCount, pace: Pace, by: 1 | -1): PaceCount {
  return pace === 'well' ? counts : { ...counts, [pace]: Math.max(0, counts[pace] + by) };
}

/** The curve with its latest point; within one step the last word stands for all. */
function drawn(state: ClassState, now: PaceCount, at: number): ClassState['pace']['curve'] {
  const { curve } = state.pace;
  const point = { ...now, at };
  const last = curve.at(-1);
  const sameStep = last !== undefined && Math.floor(last.at / paceStepMs) === Math.floor(at / paceStepMs);
  return [...(sameStep ? curve.slice(0, -1) : curve), point];
}
