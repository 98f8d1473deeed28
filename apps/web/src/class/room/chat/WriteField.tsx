import type { ComponentChild, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { intlTag, t } from '../../../words/words.ts';
import { ClassIcon } from '../ClassIcon.tsx';

/** Characters left from which the page says how many. */
const tellFrom = 200;

/** A field that grows with what is written; Enter sends, Shift and Enter begin a new line. */
export function WriteField({
  id,
  field,
  text,
  max,
  label,
  prompt,
  onText,
  onSend,
  beside,
  below,
}: {
  id: string;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  max: number;
  label: string;
  prompt: string;
  onText: (text: string) => void;
  /** @param text trimmed, neither empty nor too long */
  onSend: (text: string) => void;
  /** More than sending: a button, and what it opens. */
  beside?: ComponentChild;
  below?: ComponentChild;
}) {
  const left = max - text.trim().length;
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight + 2, 136)}px`;
  }, [text, field]);
  const send = () => {
    field.current?.focus();
    if (text.trim() !== '' && left >= 0) onSend(text.trim());
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
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        class="input"
        rows={1}
        value={text}
        placeholder={prompt}
        enterkeyhint="send"
        aria-describedby={`${id}-help`}
        aria-invalid={left < 0}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
        onKeyDown={(event) => {
          // While a character is being composed, Enter chooses it.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <span class="compose-buttons">
        {beside}
        <button type="submit" class="compose-send" aria-label={t('class.send')}>
          <ClassIcon name="send" />
        </button>
      </span>
      {below}
      <p id={`${id}-help`} class={left < 0 ? 'compose-help compose-long' : 'compose-help soft'}>
        <span class="visually-hidden">{t('class.messageHelp')} </span>
        {left < 0 && t('class.tooLong', { limit: count.format(max), over: count.format(-left) })}
        {left >= 0 && left <= tellFrom && t('class.charactersLeft', { count: left })}
      </p>
    </form>
  );
}
