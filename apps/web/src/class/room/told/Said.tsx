import { useEffect, useRef, useState } from 'preact/hooks';
import { personOf } from '#classroom';
import type { PostedMessage } from '#classroom';
import { t } from '../../../words/words.ts';
import { messagesIn } from '../chat/places.ts';
import { useClass } from '../class-context.ts';

/** ms between two announcements: a lively chat must not drown the lecturer. */
const pauseMs = 5_000;
/** Characters of a message that are read out. */
const readOut = 120;

/** Reads new messages out to screen readers: one in full, several as a count. */
export function Said() {
  const { live } = useClass();
  const [text, setText] = useState('');
  const told = useRef(live.state.value.seq);
  useEffect(() => {
    const messagesSaid = (fresh: readonly PostedMessage[]): string[] => {
      const [first] = fresh;
      if (!first) return [];
      if (fresh.length > 1) return [t('class.newMessages', { count: fresh.length })];
      const name = personOf(live.state.value, first.by)?.name ?? '';
      return [`${name}: ${first.text.length > readOut ? `${first.text.slice(0, readOut)}…` : first.text}`];
    };
    const timer = setInterval(() => {
      const state = live.state.value;
      const toldBefore = told.current;
      const fresh = messagesIn(state, live.group.value?.id, live.me).filter(
        ({ seq, by }) => seq > toldBefore && by !== live.me,
      );
      told.current = state.seq;
      const asked = live.moderates.value
        ? state.questions.filter(({ seq, by }) => seq > toldBefore && by !== live.me).length
        : 0;
      const polls = state.polls.filter(({ seq, by }) => seq > toldBefore && by !== live.me);
      const poll = polls.at(-1);
      const said = [
        ...(poll ? [t('class.pollSaid', { question: poll.question })] : []),
        ...(asked > 0 ? [t('class.openQuestions', { count: asked })] : []),
        ...messagesSaid(fresh),
      ].join('. ');
      // The same words once more are a change too, or they are not read out.
      if (said !== '') setText((before) => (before === said ? `${said}\u00a0` : said));
    }, pauseMs);
    return () => clearInterval(timer);
  }, [live]);
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {text}
    </p>
  );
}
