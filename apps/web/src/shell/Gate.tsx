import { useLocation } from 'preact-iso/router';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { FailedPart } from '../look/Notice.tsx';
import { findViewer, who } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import { Page } from './Page.tsx';

const open = ['/sign-in', '/forgot', '/reset', '/invitations', '/still-true'];

/** Sends who is not signed in to the sign-in page and back here afterwards. Pages are drawn while it is being asked. */
export function Gate({ children }: { children: ComponentChildren }) {
  const { path, url, route } = useLocation();
  const here = who.value;
  const closed = !open.some((way) => path === way || path.startsWith(`${way}/`));
  const away = here.state === 'nobody' && closed;
  useEffect(() => {
    if (away) route(`/sign-in?next=${encodeURIComponent(url)}`, true);
  }, [away, url, route]);
  if (away) return null;
  if (here.state === 'failed' && closed) {
    return (
      <Page title={t('page.notReached')} width="narrow">
        <FailedPart what={t('page.thisPage')} problem={here.problem} again={() => void findViewer()} />
      </Page>
    );
  }
  return <>{children}</>;
}
