import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { useLatest } from '../look/use-latest.ts';
import { wordFor } from '../words/word-for.ts';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { forget, send, useSendState } from './sending.ts';

interface UploadFileProps {
  /** Where the file goes. */
  endpoint: string;
  /** What the file picker offers; the service looks at the content. */
  offered: string;
  action: string;
  /** Told beside the button to those who hear it alone. */
  name?: string;
  /** Sentences by the code of what went wrong. */
  words: Readonly<Record<string, MessageId>>;
  /** Facts that those sentences name. */
  facts: Record<string, string | number>;
  help?: ComponentChildren;
  onDone: () => void;
}

/**
 * Chooses a file and sends it. After a broken connection it waits and goes on, and a file that is chosen again goes on where it
 * stopped. A person who closes this and comes back finds the result.
 */
export function UploadFile({ endpoint, offered, action, name, words, facts, help, onDone }: UploadFileProps) {
  const state = useSendState(endpoint);
  const field = useRef<HTMLInputElement>(null);
  const done = useLatest(() => {
    forget(endpoint);
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
          <p>{t(wordFor(words, state.code) ?? 'upload.notSent', facts)}</p>
        </Notice>
      )}
      {state.is === 'going' ? (
        <div role="status">
          <p>{t(state.waits ? 'upload.sendingWaits' : 'upload.sending', { share: percent.format(state.share) })}</p>
          <progress class="progress" max={1} value={state.share} />
          <Button kind="quiet" onClick={() => forget(endpoint)}>
            {t('upload.stop')}
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
              if (file) send(endpoint, file);
              currentTarget.value = '';
            }}
          />
          <div>
            <Button icon="add" onClick={() => field.current?.click()}>
              {action}
              {name !== undefined && <span class="visually-hidden"> {name}</span>}
            </Button>
          </div>
          {help !== undefined && <p class="soft">{help}</p>}
        </>
      )}
    </div>
  );
}
