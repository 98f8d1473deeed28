import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { Icon } from '../../look/Icon.tsx';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { checkConnection } from '../engine/connection-check.ts';
import type { ConnectionCheck } from '../engine/connection-check.ts';

/** Round trips in ms up to which a connection feels near, and up to which voices still do. */
const near = 150;
const bearable = 500;

/** Measures the connection to the platform and says in words what it is good for. */
export function Connection() {
  const [found, setFound] = useState<ConnectionCheck>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    setFound(undefined);
    void checkConnection().then((check) => wanted && setFound(check));
    return () => {
      wanted = false;
    };
  }, [round]);
  return (
    <section class="card stack" aria-labelledby="check-line">
      <h2 id="check-line">{t('class.connection')}</h2>
      <p role="status" class="class-verdict">
        {found ? (
          <>
            <Icon name={found.roundTripMs === undefined || !found.socket ? 'care' : 'good'} />
            <span>{t(verdict(found), { ms: Math.round(found.roundTripMs ?? 0) })}</span>
          </>
        ) : (
          <span class="soft">{t('class.measuring')}</span>
        )}
      </p>
      {found && (
        <div>
          <Button onClick={() => setRound(round + 1)}>{t('class.measureAgain')}</Button>
        </div>
      )}
    </section>
  );
}

function verdict({ roundTripMs, socket }: ConnectionCheck): MessageId {
  if (roundTripMs === undefined) return 'class.lineNone';
  if (!socket) return 'class.lineNoSocket';
  if (roundTripMs <= near) return 'class.lineGood';
  return roundTripMs <= bearable ? 'class.lineFar' : 'class.lineSlow';
}
