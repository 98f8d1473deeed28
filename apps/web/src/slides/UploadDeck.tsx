import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { useLatest } from '../look/use-latest.ts';
import { intlTag, t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';
import type { MessageId } from '../words/words.ts';
import { deckLimits } from './deck-limits.ts';
import { forget, send, useSendState } from './sending.ts';

/** What the file picker offers; the service looks at the content. */
const offered = '.pdf,.pptx,.ppt,.odp,application/pdf';

const words: Readonly<Record<string, MessageId>> = {
  FILE_TOO_LARGE: 'slides.tooLarge',
  TOO_MANY_DECKS: 'slides.tooManyDecks',
  NOT_SIGNED_IN: 'slides.signIn',
  NOT_ALLOWED: 'slides.notAllowed',
  NOT_FOUND: 'slides.notAllowed',
};

/**
 * Chooses a file and sends it. After a broken connection it waits and goes on, and a file that is chosen again goes on where it
 * stopped. A person who closes this and comes back finds the result.
 */
export function UploadDeck({ sectionId, onDone }: { sectionId: string; onDone: () => void }) {
  const state = useSendState(sectionId);
  const field = useRef<HTMLInputElement>(null);
  const done = useLatest(() => {
    forget(sectionId);
    onDone();
  });
  // Once a file that was sent, however often the page is drawn.
  useEffect(() => {
    if (state.is === 'sent') done.current();
  }, [state, done]);
  const percent = new Intl.NumberFormat(intlTag(), { style: 'percent' });
  return (
    <div class="stack-tight">
      {state.is === 'failed' && (
        <Notice kind="alarm" outcome={state}>
          <p>{t(wordFor(words, state.code) ?? 'slides.notSent', deckLimits)}</p>
        </Notice>
      )}
      {state.is === 'going' ? (
        <div role="status">
          <p>{t(state.waits ? 'slides.sendingWaits' : 'slides.sending', { share: percent.format(state.share) })}</p>
          <progress class="progress" max={1} value={state.share} />
          <Button kind="quiet" onClick={() => forget(sectionId)}>
            {t('slides.stop')}
          </Button>
        </div>
      ) : (
        <>
          <input
            ref={field}
            class="visually-hidden"
            type="file"
            tabIndex={-1}
            aria-hidden="true"
            accept={offered}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              // The same file can be chosen again.
              if (file) send(sectionId, file);
              currentTarget.value = '';
            }}
          />
          <div>
            <Button icon="add" onClick={() => field.current?.click()}>
              {t('slides.bring')}
            </Button>
          </div>
          <p class="soft">{t('slides.bringHelp', deckLimits)}</p>
        </>
      )}
    </div>
  );
}
