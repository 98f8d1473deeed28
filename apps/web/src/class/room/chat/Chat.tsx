import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { groupOf, mayTellOne, personOf, present } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { Icon } from '../../../look/Icon.tsx';
import { intlTag, t } from '../../../words/words.ts';
import { isOfTwo } from '../../session.ts';
import { useClass } from '../class-context.ts';
import { addressee } from './addressee.ts';
import { Compose } from './Compose.tsx';
import { keptDraft } from './draft.ts';
import { Answered, Message, Pending } from './Message.tsx';
import { groupsToRead, messagesIn, messagesWith } from './places.ts';

/** Messages drawn at first; earlier ones come on a press, so that a long class stays light on a small phone. */
const shownAtFirst = 150;
/** Pixels from the bottom that still count as being there. */
const nearBottom = 48;

/** The class's messages, newest at the bottom, and the field to write one. */
export function Chat() {
  const { live, session } = useClass();
  const now = live.group.value?.id;
  const [chosen, choose] = useState({ within: now, group: now });
  // A person who goes into a group, or comes back, reads the messages there.
  if (chosen.within !== now) choose({ within: now, group: now });
  const group = chosen.within === now ? chosen.group : now;
  const one = mayTellOne(live.state.value, live.me) ? addressee.value : undefined;
  const to = one ?? group;
  const begun = () => ({ to, reply: keptDraft(session.id, live.me, to).reply });
  const [answering, setAnswering] = useState(begun);
  // A draft to somebody else, or in another group, continues when that is chosen.
  if (answering.to !== to) setAnswering(begun);
  const reply = answering.to === to ? answering.reply : undefined;
  const setReply = (seq: number | undefined) => setAnswering({ to, reply: seq });
  const closed = one === undefined && group !== undefined && groupOf(live.state.value, group)?.closed === true;
  const messages =
    one === undefined ? messagesIn(live.state.value, group, live.me) : messagesWith(live.state.value, one);
  const unsent = live.outbox.entries.value.flatMap((entry) => {
    const { draft } = entry;
    if (draft.name !== 'chat.post' && draft.name !== 'chat.tell') return [];
    const inGroup = draft.name === 'chat.post' ? draft.payload.group : now;
    const only = draft.name === 'chat.tell' ? draft.payload.to : undefined;
    return (one === undefined ? inGroup === group : only === one) ? [{ entry, draft }] : [];
  });
  const [shown, setShown] = useState(shownAtFirst);
  const [below, setBelow] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const last = messages.at(-1)?.seq ?? 0;

  useLayoutEffect(() => {
    // A person who reads further up stays there and is told that there is more below.
    if (atBottom.current) toBottom();
    else setBelow(true);
  }, [last]);
  useLayoutEffect(() => {
    // One's own message is always shown.
    if (unsent.length > 0) toBottom();
  }, [unsent.length]);
  useLayoutEffect(() => {
    // The field grows, a keyboard opens: the newest message stays in sight.
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() => atBottom.current && toBottom());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  function toBottom(): void {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
    atBottom.current = true;
    setBelow(false);
  }
  const scrolled = () => {
    const element = list.current;
    if (!element) return;
    atBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottom;
    if (atBottom.current) setBelow(false);
  };
  const first = Math.max(0, messages.length - shown);
  const choice = <ConversationChoice group={group} one={one} onGroup={(to) => choose({ within: now, group: to })} />;
  return (
    <div class="chat">
      <div
        class="chat-list"
        ref={list}
        onScroll={scrolled}
        role="log"
        aria-live="off"
        aria-label={t('class.messages')}
        tabIndex={0}
      >
        {first > 0 && (
          <Button kind="quiet" onClick={() => setShown(shown + shownAtFirst)}>
            {t('class.earlier', { count: first })}
          </Button>
        )}
        {messages.length + unsent.length === 0 && (
          <p class="soft chat-none">{t(isOfTwo(session) ? 'class.noMessagesOfTwo' : 'class.noMessages')}</p>
        )}
        <ol>
          {messages.slice(first).map((message) => (
            <Message key={message.key ?? message.seq} message={message} onReply={setReply} />
          ))}
          {unsent.map(({ entry, draft }) => (
            <Pending key={entry.key} entry={entry} draft={draft} />
          ))}
        </ol>
      </div>
      {below && (
        <div class="chat-below">
          <Button onClick={toBottom}>{t('class.newBelow')}</Button>
        </div>
      )}
      {closed ? (
        choice
      ) : (
        <Compose
          key={to ?? ''}
          group={group}
          one={one}
          choice={choice}
          reply={reply}
          onReplied={() => setReply(undefined)}
          above={
            reply !== undefined && (
              <div class="compose-reply">
                <Answered seq={reply} />
                <button
                  type="button"
                  class="message-act"
                  aria-label={t('class.replyNot')}
                  onClick={() => setReply(undefined)}
                >
                  <Icon name="close" />
                </button>
              </div>
            )
          }
        />
      )}
    </div>
  );
}

/** Whose messages are read and written: the class's, a group's, or those with one person, for people who may read more than the class's. */
function ConversationChoice({
  group,
  one,
  onGroup,
}: {
  group: number | undefined;
  one: string | undefined;
  onGroup: (group: number | undefined) => void;
}) {
  const { live, session } = useClass();
  const state = live.state.value;
  const groups = groupsToRead(state, live.me);
  const people = mayTellOne(state, live.me) ? present(state, intlTag()).filter(({ id }) => id !== live.me) : [];
  const away = one === undefined || people.some(({ id }) => id === one) ? undefined : personOf(state, one);
  const listed = away ? [...people, away] : people;
  // Two read all that is written: there is nothing to choose.
  if (isOfTwo(session) || groups.length + listed.length === 0) return null;
  return (
    <label class="chat-place">
      <span class="visually-hidden">{t('class.chatPlace')}</span>
      <select
        class="input"
        value={one ?? group ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const person = listed.find(({ id }) => id === value)?.id;
          addressee.value = person;
          if (person === undefined) onGroup(value === '' ? undefined : Number(value));
        }}
      >
        <option value="">{t('class.wholeClass')}</option>
        {groups.map(({ id, name, closed }) => (
          <option key={id} value={id}>
            {closed ? t('class.groupClosed', { group: name }) : name}
          </option>
        ))}
        {listed.length > 0 && (
          <optgroup label={t('class.oneOnly')}>
            {listed.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}
