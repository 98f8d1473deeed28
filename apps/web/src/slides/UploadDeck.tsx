import { useRef, useState } from 'preact/hooks';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { sendDeck } from './send-deck.ts';
import type { Sending } from './send-deck.ts';

/** What the file picker offers; the service looks at the content. */
const offered = '.pdf,.pptx,.odp,application/pdf';

const words: Readonly<Record<string, MessageId>> = {
  FILE_TOO_LARGE: 'slides.tooLarge',
  TOO_MANY_DECKS: 'slides.tooManyDecks',
  NOT_SIGNED_IN: 'slides.signIn',
  NOT_ALLOWED: 'slides.notAllowed',
  NOT_FOUND: 'slides.notAllowed',
};

/** Chooses a file and sends it; a broken line is waited out, and a file chosen again goes on where it was. */
export function UploadDeck({ sectionId, onDone }: { sectionId: string; onDone: () => void }) {
  const [gone, setGone] = useState<{ share: number; waits: boolean }>();
  const [failed, setFailed] = useState<string>();
  const sending = useRef<Sending | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const send = (file: File) => {
    setFailed(undefined);
    setGone({ share: 0, waits: false });
    sending.current = sendDeck({
      sectionId,
      file,
      onProgress: (share) => setGone({ share, waits: false }),
      onWait: () => setGone((now) => now && { ...now, waits: true }),
      onDone: () => {
        setGone(undefined);
        onDone();
      },
      onFailed: (code) => {
        setGone(undefined);
        setFailed(code);
      },
    });
  };
  const percent = new Intl.NumberFormat(intlTag(), { style: 'percent' });
  return (
    <div class="stack-tight">
      {failed !== undefined && (
        <Notice kind="alarm" said>
          <p>{t(words[failed] ?? 'slides.notSent')}</p>
        </Notice>
      )}
      {gone ? (
        <div role="status">
          <p>{t(gone.waits ? 'slides.sendingWaits' : 'slides.sending', { share: percent.format(gone.share) })}</p>
          <progress class="progress" max={1} value={gone.share} />
          <Button
            kind="quiet"
            onClick={() => {
              sending.current?.stop();
              setGone(undefined);
            }}
          >
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
              if (file) send(file);
              currentTarget.value = '';
            }}
          />
          <div>
            <Button icon="add" onClick={() => field.current?.click()}>
              {t('slides.bring')}
            </Button>
          </div>
          <p class="soft">{t('slides.bringHelp')}</p>
        </>
      )}
    </div>
  );
}
