import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FailedPart, Skeleton } from '../look/Notice.tsx';
import { t } from '../words/words.ts';
import { Page } from './Page.tsx';

type State = { page: ComponentType } | { failed: true } | undefined;

/** A page, and how to fetch its code before it is shown. */
export type LazyPage = ComponentType & { preload: () => void };

/**
 * A page whose code is fetched when it is first gone to. (preact-iso has `lazy`, but that never asks again once a fetch has
 * failed, and on these links fetches fail.) `bare` leaves the screen empty while waiting, for a page without the header.
 */
export function lazyPage(load: () => Promise<{ default: ComponentType }>, bare = false): LazyPage {
  let ready: ComponentType | undefined;
  const Lazy = () => {
    const [state, setState] = useState<State>(ready && { page: ready });
    const fetchPage = () => {
      setState(undefined);
      load().then(
        (module) => {
          ready = module.default;
          setState({ page: module.default });
        },
        () => {
          // Some browsers remember a failed fetch of a module until the page is loaded anew.
          if (state && navigator.onLine) location.reload();
          else setState({ failed: true });
        },
      );
    };
    useEffect(() => {
      // It may have come between drawing and now.
      if (ready) setState({ page: ready });
      else fetchPage();
      // eslint-disable-next-line react-hooks/exhaustive-deps -- once: afterwards only a press fetches it again
    }, []);
    if (state && 'page' in state) return <state.page />;
    const body = state ? (
      <FailedPart what={t('page.thisPage')} problem={{ code: 'OFFLINE' }} again={fetchPage} />
    ) : (
      <Skeleton />
    );
    return bare ? <main class="page page-narrow">{body}</main> : <Page title="">{body}</Page>;
  };
  return Object.assign(Lazy, {
    preload: () => {
      // Failing is for the page itself to tell, when it is shown.
      load().then(
        (module) => (ready = module.default),
        () => undefined,
      );
    },
  });
}
