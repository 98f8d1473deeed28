import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { may, mayWriteTo } from '#classroom';
import { limits } from '#contract/limits';
import { t } from '../../../words/words.ts';
import { keep, kept, names } from '../../engine/keep.ts';
import { useRoom } from '../room-context.ts';
import { WriteField } from './WriteField.tsx';

/** Where one writes a message: to all, or to those who moderate. What is in the field survives a reload. */
export function Compose({
  group,
  place,
  reply,
  onReplied,
  above,
}: {
  /** Whom it is for; undefined: the whole class. */
  group: number | undefined;
  /** Where one chooses that. */
  place: ComponentChildren;
  reply?: number | undefined;
  onReplied: () => void;
  above: ComponentChildren;
}) {
  const { live, session } = useRoom();
  const draft = names.draft(session.id, live.me);
  const [text, setText] = useState(() => kept(draft) ?? '');
  const [privately, setPrivately] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (reply !== undefined) field.current?.focus();
  }, [reply]);
  const state = live.state.value;
  const open = may(state, live.me, 'post-message') && mayWriteTo(state, live.me, group);
  const tell = privately || !open;
  const write = (next: string) => {
    setText(next);
    keep(draft, next === '' ? null : next);
  };
  const send = (words: string) => {
    const payload = { text: words, ...(reply === undefined ? {} : { reply }) };
    const post = { ...payload, ...(group === undefined ? {} : { group }) };
    live.outbox.write(tell ? { name: 'chat.tell', payload } : { name: 'chat.post', payload: post });
    write('');
    onReplied();
  };
  return (
    <div class="compose-all">
      {above}
      <WriteField
        id="message"
        field={field}
        text={text}
        max={limits.messageText}
        label={t(tell ? 'class.messageToLecturer' : 'class.message')}
        prompt={t(tell ? 'class.messageToLecturerPrompt' : 'class.messagePrompt')}
        onText={write}
        onSend={send}
      />
      <div class="compose-to">
        {place}
        {!live.moderates.value && (
          <label class="check">
            <input
              type="checkbox"
              checked={tell}
              disabled={!open}
              onChange={({ currentTarget }) => setPrivately(currentTarget.checked)}
            />
            <span>{t(open ? 'class.onlyLecturer' : 'class.chatLocked')}</span>
          </label>
        )}
      </div>
    </div>
  );
}
