import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { may } from '#classroom';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { saveFile } from '../save-file.ts';
import { useClass } from '../class-context.ts';
import { SharedText } from './shared-text.ts';
import './notes.css';

/** The notes that all write together; also without a connection, and kept when the page is reloaded. */
export function NotesPanel() {
  const { live } = useClass();
  const [begun, setBegun] = useState(0);
  const refused = live.outbox.entries.value.filter(({ draft, refused }) => draft.name === 'notes.edit' && refused);
  const startAnew = () => {
    // What builds upon a change that was refused would be refused too.
    for (const { draft, key } of live.outbox.entries.value) if (draft.name === 'notes.edit') live.outbox.putAside(key);
    setBegun(begun + 1);
  };
  return (
    <div class="notes">
      {refused.length > 0 && (
        <div class="notes-refused" role="status">
          <p>{t('asked.notesRefused')}</p>
          <Button onClick={startAnew}>{t('class.putAside')}</Button>
        </div>
      )}
      <Field key={`${begun} ${live.begun.value}`} />
    </div>
  );
}

function Field() {
  const { live, session } = useClass();
  const field = useRef<HTMLTextAreaElement>(null);
  const shared = useRef<SharedText | undefined>(undefined);
  /** An input method is at work: what others write comes in when it is done. */
  const held = useRef(false);
  const { notes } = live.state.value;
  const open = may(live.state.value, live.me, 'write-notes');

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const unsent = live.outbox.entries.value.flatMap(({ draft }) =>
      draft.name === 'notes.edit' ? [draft.payload.update] : [],
    );
    const text = new SharedText(
      {
        send: (update) => live.outbox.write({ name: 'notes.edit', payload: { update } }),
        changed: (after, moved) => {
          const [from, to, top] = [moved(element.selectionStart), moved(element.selectionEnd), element.scrollTop];
          element.value = after;
          // Only where one writes: elsewhere it would take the focus.
          if (document.activeElement === element) element.setSelectionRange(from, to);
          element.scrollTop = top;
        },
      },
      live.state.value.notes,
      unsent,
    );
    shared.current = text;
    element.value = text.text;
    const away = () => text.flush();
    window.addEventListener('pagehide', away);
    document.addEventListener('visibilitychange', away);
    return () => {
      window.removeEventListener('pagehide', away);
      document.removeEventListener('visibilitychange', away);
      text.flush();
    };
  }, [live]);
  useEffect(() => {
    if (!held.current) shared.current?.take(notes);
  }, [notes]);

  const typed = () => {
    const element = field.current;
    if (element && !held.current) shared.current?.type(element.value, element.selectionStart);
  };
  const composed = (is: boolean) => {
    held.current = is;
    if (is) return;
    typed();
    shared.current?.take(live.state.value.notes);
  };
  return (
    <>
      <label class="visually-hidden" for="notes">
        {t('asked.notesLabel')}
      </label>
      <textarea
        id="notes"
        ref={field}
        class="notes-text"
        readOnly={!open}
        maxLength={limits.notesText}
        placeholder={t('asked.notesPrompt')}
        onInput={typed}
        onBlur={() => shared.current?.flush()}
        onCompositionStart={() => composed(true)}
        onCompositionEnd={() => composed(false)}
      />
      <div class="notes-do">
        <span class="soft">{open ? t('asked.notesForAll') : t('asked.notesLocked')}</span>
        <Button
          kind="quiet"
          onClick={() =>
            saveFile(`${session.title} - ${t('class.notes')}.txt`, field.current?.value ?? '', 'text/plain')
          }
        >
          {t('asked.notesSave')}
        </Button>
      </div>
    </>
  );
}
