import { useLocation } from 'preact-iso/router';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../look/Icon.tsx';
import { leave } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';

/** One's name, and behind it the profile and the way out. */
export function PersonMenu({ name }: { name: string }) {
  const { path } = useLocation();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return undefined;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);
  return (
    <div
      ref={menu}
      class="account"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        menu.current?.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        class="way account-name"
        aria-expanded={open}
        aria-controls="person"
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <span class="way-name">{name}</span>
      </button>
      <ul id="person" class="account-ways" hidden={!open}>
        <li>
          <a class="way" href="/profile" aria-current={path === '/profile' ? 'page' : undefined}>
            {t('header.profile')}
          </a>
        </li>
        <li>
          <a class="way" href="/mentoring" aria-current={path === '/mentoring' ? 'page' : undefined}>
            {t('header.mentoring')}
          </a>
        </li>
        <li>
          <a class="way" href="/expert" aria-current={path === '/expert' ? 'page' : undefined}>
            {t('header.expert')}
          </a>
        </li>
        <li>
          <button
            type="button"
            class="way"
            onClick={() => {
              void leave().then((problem) => setFailed(problem !== undefined));
            }}
          >
            {t('profile.signOut')}
          </button>
        </li>
        {failed && (
          <li class="way small" role="alert">
            {t('error.offline')}
          </li>
        )}
      </ul>
    </div>
  );
}
