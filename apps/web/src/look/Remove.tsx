import { useState } from 'preact/hooks';
import type { CombinedError } from '@urql/preact';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { Button } from './Button.tsx';
import type { ButtonKind } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Problems } from './Problems.tsx';

/** Asks in words before something ends or goes, and says why when it cannot. */
export function Remove({
  action = t('remove.action'),
  kind = 'quiet',
  name,
  ask,
  what,
  words = {},
  work,
  onDone,
}: {
  action?: string;
  kind?: ButtonKind;
  /** What goes, for those who hear only the button. */
  name: string;
  /** The question. */
  ask: string;
  /** What follows from it. */
  what: string;
  words?: Partial<Record<string, MessageId>>;
  work: () => Promise<{ error?: CombinedError | undefined }>;
  onDone?: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const goOn = async () => {
    setBusy(true);
    const { error } = await work();
    setBusy(false);
    setProblem(error && problemOf(error));
    if (error) return;
    setAsking(false);
    onDone?.();
  };
  return (
    <>
      <Button
        kind={kind}
        onClick={() => {
          setProblem(undefined);
          setAsking(true);
        }}
      >
        <span>
          {action}
          <span class="visually-hidden"> {name}</span>
        </span>
      </Button>
      {asking && (
        <Dialog title={ask} onClose={() => setAsking(false)}>
          <p>{what}</p>
          <Problems problem={problem} words={words} />
          <div class="row">
            {!problem && (
              <Button kind="alarm" busy={busy} onClick={() => void goOn()}>
                {action}
              </Button>
            )}
            <Button onClick={() => setAsking(false)}>{t('dialog.back')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
