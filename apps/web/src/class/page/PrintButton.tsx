import { useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { t } from '../../words/words.ts';

/** Saves slides and board; browsers make the PDF. */
export function PrintButton({ print }: { print: () => Promise<void> }) {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Button
        icon="print"
        onClick={() => {
          setFailed(false);
          print().catch(() => setFailed(true));
        }}
      >
        {t('class.boardSave')}
      </Button>
      {failed && <p role="alert">{t('class.printFailed')}</p>}
    </>
  );
}
