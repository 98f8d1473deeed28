import type { ClassState } from '#classroom';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { Empty } from '../../look/Notice.tsx';
import { t } from '../../words/words.ts';
import type { ClosedReason } from '../engine/connection.ts';
import { printClass } from '../room/board/print-class.ts';
import { AfterClass } from '../life/parts.tsx';
import type { ClassSession } from '../session.ts';
import { Ended, NotHere } from './Beforehand.tsx';
import { Plain } from './Plain.tsx';
import { PrintButton } from './PrintButton.tsx';

/** The connection is closed for good: why, and links to go on. */
export function Afterwards({
  reason,
  state,
  session,
  rehearsal,
  again,
}: {
  reason: ClosedReason;
  /** The class as it was last. */
  state: ClassState;
  session: ClassSession;
  rehearsal: boolean;
  again: (reopen: boolean) => void;
}) {
  if (reason === 'ended') {
    return (
      <Ended session={session} says="class.endedThanks">
        <TakeAlong state={state} session={session} />
        {!rehearsal && <AfterClass sessionId={session.id} title={session.title} wasIn enter={again} />}
      </Ended>
    );
  }
  if (reason === 'not-found' || reason === 'signed-out') return <NotHere />;
  const words = {
    left: 'class.left',
    replaced: 'class.replaced',
    'not-open': 'class.notOpenNow',
    'sent-out': 'class.sentOut',
    'turned-away': 'class.turnedAway',
    'no-place': 'class.noPlace',
  } as const;
  return (
    <Plain title={session.title}>
      <Empty>
        <p>{t(words[reason])}</p>
        <div class="row">
          {reason !== 'turned-away' && reason !== 'no-place' && (
            <Button kind="main" onClick={() => again(false)}>
              {t(reason === 'replaced' ? 'class.goOnHere' : 'class.joinAgain')}
            </Button>
          )}
          <ButtonLink href="/">{t('class.home')}</ButtonLink>
        </div>
      </Empty>
    </Plain>
  );
}

/** Slides and board as they were when the class ended, without asking for them again. */
function TakeAlong({ state, session }: { state: ClassState; session: ClassSession }) {
  if (Object.keys(state.board.marks).length + state.board.decks.length === 0) return null;
  return <PrintButton print={() => printClass(state, session)} />;
}
