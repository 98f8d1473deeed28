import { Button, ButtonLink } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { intlTag, t } from '../../words/words.ts';
import { Plain } from '../page/Plain.tsx';
import type { ClassSession } from '../session.ts';
import { lecturersOf } from '../session.ts';
import { Choice } from './Choice.tsx';
import { Connection } from './Connection.tsx';
import { OwnDevices } from './OwnDevices.tsx';
import { setSkipsCheck } from './skip.ts';
import { Sound } from './Sound.tsx';

/** A short check of the devices and the connection, before anybody sees or hears the person. */
export function CheckPage({
  session,
  host,
  entering,
  failed,
  onJoin,
}: {
  session: ClassSession;
  host: boolean;
  entering: boolean;
  failed: boolean;
  onJoin: () => void;
}) {
  const skip = () => {
    setSkipsCheck(true);
    onJoin();
  };
  return (
    <Plain
      title={session.title}
      lead={[session.topic, host ? '' : lecturersOf(session, intlTag())].filter((part) => part !== '').join(' · ')}
    >
      {failed && (
        <Notice kind="alarm" said>
          <p>{t('class.notFetched')}</p>
        </Notice>
      )}
      <div class="row">
        <Button kind="main" big busy={entering} onClick={onJoin}>
          {t('class.join')}
        </Button>
        <Button kind="quiet" busy={entering} onClick={skip}>
          {t('class.skipCheck')}
        </Button>
      </div>
      <p class="soft small">{t('class.skipCheckHelp')}</p>
      {host && <OwnDevices />}
      <div class="class-check">
        <Sound />
        <Connection />
      </div>
      {!host && <Choice />}
      <p>
        <ButtonLink kind="quiet" href="/">
          {t('class.home')}
        </ButtonLink>
      </p>
    </Plain>
  );
}
