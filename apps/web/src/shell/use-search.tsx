import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso/router';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Anything } from '../search/Anything.tsx';
import { later } from '../look/later.tsx';
import { loadWords, t } from '../words/words.ts';
import { TypedAhead } from './typed-ahead.ts';

/** Fetched by those who search. */
const Search = later<Parameters<typeof Anything>[0]>(
  async () => {
    const [part] = await Promise.all([import('../search/Anything.tsx'), loadWords('find')]);
    return part.Anything;
  },
  () => t('header.search'),
);

/** The way to the search for everything, by a press or by the key `/`; and the search, which must not stand where a folded menu hides it. */
export function useSearch(): { way: ComponentChildren; search: ComponentChildren } {
  const { url } = useLocation();
  const [open, setOpen] = useState(false);
  /** What is typed goes on into the search, also while it is fetched. */
  const [ahead] = useState(() => new TypedAhead());
  const begin = useCallback(() => {
    ahead.begin();
    setOpen(true);
  }, [ahead]);
  const close = useCallback(() => {
    ahead.end();
    setOpen(false);
  }, [ahead]);
  // Going to another page closes it.
  useEffect(close, [url, close]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      // Where one writes it is a sign like any other; and nothing stands before a question that is asked.
      const { target } = event;
      if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select')))
        return;
      if (ahead.press(event)) return event.preventDefault();
      if (ahead.waits && event.key === 'Escape') return close();
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      begin();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [ahead, begin, close]);
  return {
    way: (
      <button type="button" class="way" aria-keyshortcuts="/" onClick={begin}>
        <span class="way-name">{t('header.search')}</span>
      </button>
    ),
    search: open && <Search onClose={close} onField={(field) => ahead.give(field)} />,
  };
}
