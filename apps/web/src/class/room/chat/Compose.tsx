import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { may, mayWriteTo, personOf } from '#classroom';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { useLatest } from '../../../look/use-latest.ts';
import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { keepDraft, keptDraft } from './draft.ts';
import { useEmoji } from './use-emoji.tsx';
import { WriteField } from './WriteField.tsx';

/** The field for a message: to all, to a group, or to moderators. A draft survives a reload and is sent to nobody else. */
export function Compose({
  group,
  one,
  choice,
  reply,
  onReplied,
  above,
}: {
  /** Whom it is for; undefined: the whole class. */
  group: number | undefined;
  /** The only person, beside those who moderate, whom it is for. */
  one: string | undefined;
  /** The element that chooses the addressee. */
  choice: ComponentChildren;
  reply?: number | undefined;
  onReplied: () => void;
  above: ComponentChildren;
}) {
  const { live, session } = useClass();
  const [{ text, privately }, setDraft] = useState(() => keptDraft(session.id, live.me, one ?? group));
  const field = useRef<HTMLTextAreaElement>(null);
  const typed = useLatest({ text, privately });
  const to = one ?? group;
  useLayoutEffect(() => {
    if (reply !== undefined) field.current?.focus();
    // Looked for again after another tab or a reload: who reads it must not change by that. Words are kept as they are typed.
    keepDraft(session.id, live.me, to, { ...typed.current, reply });
  }, [reply, session.id, live, to, typed]);
  const state = live.state.value;
  const open = may(state, live.me, 'post-message') && mayWriteTo(state, live.me, group);
  const answered = state.messages.find(({ seq }) => seq === reply);
  const confided = answered?.to !== undefined;
  const leads = live.moderates.value;
  /** The only one, beside those who moderate, who is to read an answer. */
  const reader = one ?? (confided && leads ? (answered.answers ?? answered.by) : undefined);
  const only = reader === undefined ? undefined : personOf(state, reader)?.name;
  const tell = confided || one !== undefined || (!leads && (privately || !open));
  const onlyTo = only === undefined ? undefined : t('class.messageOnlyTo', { name: only });
  const hasCohosts = Object.values(state.people).some(({ cohost }) => cohost);
  const privatePrompt = hasCohosts ? 'class.messageToLecturersPrompt' : 'class.messageToLecturerPrompt';
  const write = (next: string, tellOnly = privately) => {
    const draft = { text: next, privately: tellOnly, reply };
    setDraft(draft);
    keepDraft(session.id, live.me, to, draft);
  };
  // What was begun for those who moderate stays for them when the chat is opened.
  const type = (next: string) => write(next, privately || (next !== '' && !open && !leads));
  const emoji = useEmoji(field, type);
  const [, setForgotten] = useState(0);
  const forget = (id: number) => {
    keepDraft(session.id, live.me, id, { text: '', privately: false });
    setForgotten(id);
  };
  // What was half written in a group that is closed now: for the class it becomes only if one says so.
  const [left] =
    group === undefined && one === undefined
      ? state.groups.flatMap(({ id, name, closed }) => {
          const draft = closed ? keptDraft(session.id, live.me, id) : undefined;
          return draft?.text ? [{ ...draft, id, name }] : [];
        })
      : [];
  const send = (words: string) => {
    const payload = { text: words, ...(reply === undefined ? {} : { reply }) };
    const post = { ...payload, ...(group === undefined ? {} : { group }) };
    const told = { ...payload, ...(one === undefined ? {} : { to: one }) };
    live.outbox.write(tell ? { name: 'chat.tell', payload: told } : { name: 'chat.post', payload: post });
    write('', privately && open);
    onReplied();
  };
  return (
    <div class="compose-all">
      {above}
      {left && (
        <div class="compose-left">
          <p class="soft">{t('class.leftInGroup', { group: left.name })}</p>
          <p class="message-text">{left.text}</p>
          <div class="row">
            <Button
              onClick={() => {
                write([text, left.text].filter((one) => one !== '').join('\n'), privately || left.privately);
                forget(left.id);
              }}
            >
              {t('class.leftHere')}
            </Button>
            <Button kind="quiet" onClick={() => forget(left.id)}>
              {t('class.leftAway')}
            </Button>
          </div>
        </div>
      )}
      <WriteField
        id="message"
        field={field}
        text={text}
        max={limits.messageText}
        label={onlyTo ?? t(tell ? 'class.messageToLecturer' : 'class.message')}
        prompt={onlyTo ?? t(tell ? privatePrompt : 'class.messagePrompt')}
        onText={type}
        onSend={send}
        beside={emoji.button}
        below={emoji.row}
      />
      <div class="compose-to">
        {choice}
        {onlyTo && <span class="message-private">{onlyTo}</span>}
        {!leads && (
          <label class="check">
            <input
              type="checkbox"
              checked={tell}
              disabled={!open || confided}
              onChange={({ currentTarget }) => write(text, currentTarget.checked)}
            />
            <span>{t(open ? 'class.onlyLecturer' : 'class.chatLocked')}</span>
          </label>
        )}
      </div>
    </div>
  );
}
