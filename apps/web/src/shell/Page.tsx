import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso/router';
import { useEffect, useRef } from 'preact/hooks';
import { platform } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import { useLatest } from '../look/use-latest.ts';
import { Header } from './Header.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { SignInAgain } from '../sign-in/SignInAgain.tsx';
import { Told } from './Told.tsx';

interface PageProps {
  /** Empty only while the page's own code is on its way. */
  title: string;
  /** Where this page lies: the page above it. */
  above?: { href: string; name: string } | undefined;
  /** What the page is a part of, in front of its title. */
  over?: string | undefined;
  /** One line under the title. */
  lead?: ComponentChildren;
  /** Reading pages and forms are narrow, tables wide; long lists stand close, so that many rows are seen at once. */
  width?: 'narrow' | 'wide' | 'list';
  children: ComponentChildren;
}

let firstPage = true;

/** The frame of every page but the class: skip link, header, one h1 that takes the focus on navigation, and what is told. */
export function Page({ title, above, over, lead, width = 'wide', children }: PageProps) {
  const { path } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = platform.value?.name ?? 'Ikiraro';
  useEffect(() => {
    document.title = [title, over, name].filter(Boolean).join(' · ');
  }, [title, over, name]);
  const titled = useLatest(title !== '');
  // Going to another page moves the focus, not a title that becomes known later.
  useEffect(() => {
    // The browser has put the focus where it belongs on the first page; after that nobody else does.
    if (!titled.current) return;
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, [path, titled]);
  return (
    <>
      <a class="skip-link" href="#main">
        {t('page.skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1} class={`page page-${width}`}>
        <OfflineNotice />
        <div class="page-head">
          {above && (
            <nav aria-label={t('page.above')} class="no-print">
              <a class="page-above" href={above.href}>
                {above.name}
              </a>
            </nav>
          )}
          {over !== undefined && <p class="page-over">{over}</p>}
          {title !== '' && (
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
          )}
          {lead !== undefined && <div class="page-lead">{lead}</div>}
        </div>
        {children}
      </main>
      <Told path={path} />
      <SignInAgain />
    </>
  );
}
