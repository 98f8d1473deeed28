import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Icon } from './Icon.tsx';

/** All errors of a form at its top, each leading to its field; it takes the focus when it appears. */
export function ErrorSummary({ entries }: { entries: readonly { text: string; href: string | undefined }[] }) {
  const box = useRef<HTMLDivElement>(null);
  const any = entries.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any]);
  if (!any) return null;
  return (
    <div ref={box} class="notice notice-alarm" role="alert" tabIndex={-1}>
      <Icon name="care" />
      <div class="notice-body">
        <p>
          <strong>{t('form.wrong', { count: entries.length })}</strong>
        </p>
        <ul class="stack-tight">
          {entries.map(({ text, href }) => (
            <li key={`${href ?? ''} ${text}`}>
              {href === undefined ? (
                text
              ) : (
                <a href={href} onClick={(event) => focusField(event, href)}>
                  {text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function focusField(event: Event, href: string): void {
  event.preventDefault();
  const field = document.getElementById(href.slice(1));
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
