import type { ComponentChild, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../words/words.ts';
import { ClassIcon } from '../ClassIcon.tsx';

/** Few enough to be seen at once: phones have all of them on their keyboard, and do not show these. */
const signs = ['🙂', '😂', '😮', '🤔', '😕', '👍', '👎', '👏', '🙏', '❤️', '🎉', '❓'];

/** Emoji for who writes with a keyboard that has none: a button, and the row that it opens. A sign is put where one writes. */
export function useEmoji(
  field: RefObject<HTMLTextAreaElement | null>,
  onText: (text: string) => void,
): { button: ComponentChild; row: ComponentChild } {
  const [open, setOpen] = useState(false);
  const put = (sign: string) => {
    const { current } = field;
    if (!current) return;
    current.setRangeText(sign, current.selectionStart, current.selectionEnd, 'end');
    current.focus();
    onText(current.value);
  };
  return {
    button: (
      <button
        type="button"
        class="compose-send compose-emoji"
        aria-label={t('class.emoji')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {/* Not a sign: some machines have no font for them. */}
        <ClassIcon name="react" />
      </button>
    ),
    row: open && (
      <div class="emoji" role="group" aria-label={t('class.emoji')}>
        {signs.map((sign) => (
          <button key={sign} type="button" onClick={() => put(sign)}>
            {sign}
          </button>
        ))}
      </div>
    ),
  };
}
