import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#contract/limits';
import { intlTag, t } from '../../../words/words.ts';
import { keep, kept, names } from '../../engine/keep.ts';
import { ClassIcon } from '../ClassIcon.tsx';
import { useRoom } from '../room-context.ts';

/** Characters left from which the page says how many. */
const tellFrom = 200;

/** The field to write in. What is in it survives a reload; Enter sends, Shift and Enter begin a new line. */
export function Compose() {
  const { live, session } = useRoom();
  const draft = names.draft(session.id, live.me);
  const [text, setText] = useState(() => kept(draft) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const left = limits.messageText - text.trim().length;
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight + 2, 136)}px`;
  }, [text]);
  const write = (next: string) => {
    setText(next);
    keep(draft, next === '' ? null : next);
  };
  const send = () => {
    field.current?.focus();
    if (text.trim() === '' || left < 0) return;
    live.outbox.write(text.trim());
    write('');
  };
  const count = new Intl.NumberFormat(intlTag());
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for="message">
        {t('class.message')}
      </label>
      <textarea
        ref={field}
        id="message"
        class="input"
        rows={1}
        value={text}
        placeholder={t('class.messagePrompt')}
        enterkeyhint="send"
        aria-describedby="message-help"
        aria-invalid={left < 0}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={(event) => {
          // While a character is being composed, Enter chooses it.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="compose-send" aria-label={t('class.send')}>
        <ClassIcon name="send" />
      </button>
      <p id="message-help" class={left < 0 ? 'compose-help compose-long' : 'compose-help soft'}>
        <span class="visually-hidden">{t('class.messageHelp')} </span>
        {left < 0 && t('class.tooLong', { limit: count.format(limits.messageText), over: count.format(-left) })}
        {left >= 0 && left <= tellFrom && t('class.charactersLeft', { count: left })}
      </p>
    </form>
  );
}
