import { useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { t } from '../../words/words.ts';

/** Saves slides and board; browsers make the PDF. */
export function PrintButton({ print }: { print: () => Promise<void> }) {
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  return (
    <>
      <Button
        icon="print"
        busy={busy}
        onClick={() => {
          setFailed(false);
          setBusy(true);
          print()
            .catch(() => setFailed(true))
            .finally(() => setBusy(false));
        }}
      >
        {t('class.boardSave')}
      </Button>
      <p role="status">{busy && t('class.slideComing')}</p>
      {failed && <p role="alert">{t('class.printFailed')}</p>}
    </>
  );
}
