import { useState } from 'preact/hooks';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { Problems } from '../../look/Problems.tsx';
import { t } from '../../words/words.ts';

/** Asks before a token is revoked. `what` says what follows. */
export function RevokeToken({
  name,
  what,
  revoke,
}: {
  name: string;
  what: string;
  revoke: () => Promise<Problem | undefined>;
}) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act = async () => {
    setProblem(await revoke());
    setAsking(false);
  };
  return (
    <>
      <Problems problem={problem} />
      <div>
        <Button kind="alarm" onClick={() => setAsking(true)}>
          <span>
            {t('tokens.revoke')}
            <span class="visually-hidden">: {name}</span>
          </span>
        </Button>
      </div>
      {asking && (
        <Dialog title={t('tokens.revokeAsk', { name })} onClose={() => setAsking(false)}>
          <p>{what}</p>
          <div class="row">
            <Button kind="alarm" onClick={() => void act()}>
              {t('tokens.revoke')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('dialog.back')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
