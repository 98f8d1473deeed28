import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { mayDrawOn } from '#classroom';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { later } from '../../look/later.tsx';
import { Notice } from '../../look/Notice.tsx';
import { loadWords, t } from '../../words/words.ts';
import { failureCode } from '../engine/failure.ts';
import type { LiveClass } from '../engine/live-class.ts';
import { Afterwards } from '../page/Afterwards.tsx';
import { Plain } from '../page/Plain.tsx';
import { roomOf } from '../enter-live.ts';
import { Told } from '../life/parts.tsx';
import type { ClassSession } from '../session.ts';
import { leftHere, useBackAsks, useStay } from '../stay.ts';
import { Bar } from './Bar.tsx';
import { toolsOut } from './board/hand.ts';
import { addressee } from './chat/addressee.ts';
import { full } from './stage/full.ts';
import { Rail } from './rail/Rail.tsx';
import { ClassContext, useClass } from './class-context.ts';
import type { RailTab, ClassDialog, ClassParts } from './class-context.ts';
import { Said } from './told/Said.tsx';
import { SignalsDialog } from './SignalsDialog.tsx';
import { Sounds } from './told/Sounds.tsx';
import { Stage } from './stage/Stage.tsx';
import { Captions } from './talk/Captions.tsx';
import { ToldStrip } from './told/ToldStrip.tsx';
import { Top } from './Top.tsx';
import { useKeys } from './use-keys.ts';

/** The class: while it is entered, inside, and after the connection was closed for good. */
export function InClass({
  live,
  session,
  rehearsal,
  again,
}: {
  live: LiveClass;
  session: ClassSession;
  rehearsal: boolean;
  again: (reopen: boolean) => void;
}) {
  const goes = useRef(false);
  useEffect(() => {
    // A closed tab says goodbye, so that the others see "left" and not "connection lost".
    const goodbye = () => {
      goes.current = true;
      void live.leave();
    };
    window.addEventListener('pagehide', goodbye);
    return () => window.removeEventListener('pagehide', goodbye);
  }, [live]);
  const connection = live.connection.state.value;
  const closed = connection.is === 'closed';
  useEffect(() => {
    if (closed && !goes.current) leftHere();
  }, [closed]);
  if (connection.is === 'closed')
    return (
      <Afterwards
        reason={connection.reason}
        state={live.state.value}
        session={session}
        rehearsal={rehearsal}
        again={again}
      />
    );
  if (connection.is === 'waiting') return <BeforeTheDoor live={live} session={session} />;
  if (connection.is === 'connecting') return <Entering session={session} failed={connection.failed} />;
  return <Inside live={live} session={session} rehearsal={rehearsal} />;
}

function Entering({ session, failed }: { session: ClassSession; failed: number }) {
  return (
    <Plain title={session.title}>
      {failed === 0 ? (
        <p role="status">{t('class.entering')}</p>
      ) : (
        <Notice kind="care" said>
          <p>{t('class.enteringFails')}</p>
        </Notice>
      )}
    </Plain>
  );
}

/** The class is locked: moderators have been asked to let the person in. */
function BeforeTheDoor({ live, session }: { live: LiveClass; session: ClassSession }) {
  return (
    <Plain title={session.title}>
      <Notice said>
        <p>{t('class.waiting')}</p>
      </Notice>
      <div class="row">
        <Button onClick={() => void live.leave()}>{t('class.waitNot')}</Button>
      </div>
    </Plain>
  );
}

const Tools = later(
  async () => (await Promise.all([import('./board/tools/Tools.tsx'), loadWords('asked')]))[0].Tools,
  () => t('class.boardTools'),
);
const Asked = later(
  async () => (await Promise.all([import('./asked/Asked.tsx'), loadWords('asked')]))[0].Asked,
  () => t('class.more'),
  ToBeAsked,
);
const LeadDialog = later(
  async () => {
    const words = [loadWords('lead'), loadWords('asked')];
    const [{ LeadDialog }] = await Promise.all([import('./lead/LeadDialog.tsx'), ...words]);
    return LeadDialog;
  },
  () => t('class.lead'),
  ToBeLead,
);

/** Stands while the tools of those who moderate are fetched. */
function ToBeLead({ children }: { children: ComponentChildren }) {
  return <Meanwhile title={t('class.lead')}>{children}</Meanwhile>;
}

function ToBeAsked({ children }: { children: ComponentChildren }) {
  return <Meanwhile title={t('class.more')}>{children}</Meanwhile>;
}

function Meanwhile({ title, children }: { title: string; children: ComponentChildren }) {
  const { ask } = useClass();
  return (
    <Dialog title={title} onClose={() => ask(undefined)}>
      {children}
      <div class="row">
        <Button onClick={() => ask(undefined)}>{t('class.close')}</Button>
      </div>
    </Dialog>
  );
}

/** ms for which a failed request is shown. */
const toldMs = 6_000;

function Inside({ live, session, rehearsal }: { live: LiveClass; session: ClassSession; rehearsal: boolean }) {
  const [dialog, setDialog] = useState<ClassDialog>();
  const [tab, setTab] = useState<RailTab>('chat');
  const [failed, setFailed] = useState<{ code: string }>();
  useEffect(() => {
    if (!failed) return;
    const timer = setTimeout(() => setFailed(undefined), toldMs);
    return () => clearTimeout(timer);
  }, [failed]);
  const parts = useMemo<ClassParts>(() => {
    const act = (work: () => Promise<void>) =>
      work().catch((error: unknown) => setFailed({ code: failureCode(error) }));
    return { live, session, act, ask: setDialog, turnTo: setTab };
  }, [live, session]);
  useStay(live, roomOf({ sessionId: session.id, rehearsal }));
  useBackAsks(setDialog);
  const state = live.state.value;
  useKeys(parts, dialog !== undefined);
  const { away } = live.state.value.board;
  useEffect(() => {
    // With the tools open they would still see a board that nobody else sees.
    if (away) toolsOut.value = false;
  }, [away]);
  useEffect(
    () => () => {
      toolsOut.value = false;
      addressee.value = undefined;
    },
    [],
  );
  return (
    <ClassContext.Provider value={parts}>
      <a class="skip-link" href="#rail">
        {t('class.skipToRail')}
      </a>
      <div class={full.value ? 'room room-full' : 'room'}>
        <Top />
        <ToldStrip failed={failed?.code}>
          {(rehearsal || state.closesAt !== undefined || state.stoodIn.length > 0) && <Told rehearsal={rehearsal} />}
        </ToldStrip>
        <div class="room-main">
          <Stage />
          <Captions />
          {toolsOut.value && mayDrawOn(live.state.value, live.me, live.page.value) && <Tools />}
        </div>
        <Rail tab={tab} turnTo={setTab} />
        <Bar />
      </div>
      <Sounds />
      <Said />
      {(dialog === 'data' || dialog === 'end' || dialog === 'keys' || dialog === 'leave') && <Asked dialog={dialog} />}
      {dialog === 'signals' && <SignalsDialog />}
      {(dialog === 'lead' || dialog === 'groups' || dialog === 'slides' || dialog === 'pace') && (
        <LeadDialog key={dialog} first={dialog === 'lead' ? undefined : dialog} />
      )}
    </ClassContext.Provider>
  );
}
