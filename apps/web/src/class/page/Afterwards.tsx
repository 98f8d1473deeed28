import { Button, ButtonLink } from '../../look/Button.tsx';
import { Empty } from '../../look/Notice.tsx';
import { t } from '../../words/words.ts';
import type { ClosedReason } from '../engine/line.ts';
import type { ClassSession } from '../session.ts';
import { Ended, NotHere } from './Beforehand.tsx';
import { Plain } from './Plain.tsx';

/** The line is closed for good: why, and the ways on. */
export function Afterwards({
  reason,
  session,
  again,
}: {
  reason: ClosedReason;
  session: ClassSession;
  again: () => void;
}) {
  if (reason === 'ended') return <Ended session={session} cancelled={false} />;
  if (reason === 'not-found' || reason === 'signed-out') return <NotHere />;
  const words = {
    left: 'class.left',
    replaced: 'class.replaced',
    'not-open': 'class.notOpenNow',
    'sent-out': 'class.sentOut',
    'turned-away': 'class.turnedAway',
  } as const;
  return (
    <Plain title={session.section.course.title}>
      <Empty>
        <p>{t(words[reason])}</p>
        <div class="row">
          {reason !== 'turned-away' && (
            <Button kind="main" onClick={again}>
              {t(reason === 'replaced' ? 'class.goOnHere' : 'class.joinAgain')}
            </Button>
          )}
          <ButtonLink href="/">{t('class.home')}</ButtonLink>
        </div>
      </Empty>
    </Plain>
  );
}
