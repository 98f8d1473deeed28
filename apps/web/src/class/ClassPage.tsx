import { useRoute } from 'preact-iso/router';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ClassSessionDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { FailedPart, Skeleton } from '../look/Notice.tsx';
import { useLatest } from '../look/use-latest.ts';
import { viewer } from '../sign-in/viewer.ts';
import { SignInAgain } from '../sign-in/SignInAgain.tsx';
import { t } from '../words/words.ts';
import { CheckPage } from './check/CheckPage.tsx';
import { skipsCheck } from './check/skip.ts';
import './class.css';
import { enterLive, prepareLive, roomOf } from './enter-live.ts';
import { AfterClass } from './life/parts.tsx';
import { mediaChoice } from './media-choice.ts';
import { Ended, NotHere, TooEarly } from './page/Beforehand.tsx';
import { Plain } from './page/Plain.tsx';
import { SavedBoard } from './page/SavedBoard.tsx';
import { InClass } from './room/InClass.tsx';
import { leftHere, wasInside } from './stay.ts';
import type { LiveClass } from './engine/live-class.ts';
import type { ClassSession } from './session.ts';

/** The live class. A person may pass through it any number of times: check, class, left, and back. */
export default function ClassPage() {
  const { params, query } = useRoute();
  const sessionId = params['sessionId'] ?? '';
  const rehearsal = Object.hasOwn(query, 'rehearsal');
  return (
    <>
      <ClassOf key={`${sessionId} ${rehearsal}`} sessionId={sessionId} rehearsal={rehearsal} />
      <SignInAgain />
    </>
  );
}

function ClassOf({ sessionId, rehearsal }: { sessionId: string; rehearsal: boolean }) {
  const { data, problem, again } = useData(ClassSessionDocument, { id: sessionId });
  const [live, setLive] = useState<LiveClass>();
  const [back, setBack] = useState<{ reopen: boolean }>();
  const person = viewer.value;
  const session = data?.session;
  useEffect(() => {
    if (session) document.title = `${session.title} · ${t('class.title')}`;
  }, [session]);
  useEffect(
    () => () => {
      if (!live) return;
      leftHere();
      void live.leave();
    },
    [live],
  );

  if (!session || !person) {
    if (problem?.code === 'NOT_FOUND') return <NotHere />;
    return (
      <Plain title={t('class.title')}>
        {problem ? <FailedPart what={t('class.thisClass')} problem={problem} again={again} /> : <Skeleton />}
      </Plain>
    );
  }
  const goAgain = (reopen: boolean) => {
    setBack({ reopen });
    setLive(undefined);
  };
  if (live) return <InClass live={live} session={session} rehearsal={rehearsal} again={goAgain} />;
  return (
    <Door session={session} rehearsal={rehearsal} personId={person.id} back={back} look={again} onLive={setLive} />
  );
}

/** Before entering: too early, over, or the device check and Join. */
function Door({
  session,
  rehearsal,
  personId,
  back,
  look,
  onLive,
}: {
  session: ClassSession;
  rehearsal: boolean;
  personId: string;
  /** The person was in the class a moment ago, so the check is skipped. */
  back: { reopen: boolean } | undefined;
  look: () => void;
  onLive: (live: LiveClass) => void;
}) {
  const [failed, setFailed] = useState(false);
  const [entering, setEntering] = useState(false);
  const { phase } = session;
  const open = rehearsal || phase === 'OPEN' || phase === 'LIVE';
  const way = { sessionId: session.id, rehearsal };
  const enter = (reopen: boolean) => {
    setEntering(true);
    setFailed(false);
    enterLive({ ...way, reopen }, { personId, choice: mediaChoice() }).then(onLive, () => {
      setEntering(false);
      setFailed(true);
    });
  };
  const here = roomOf(way);
  const straight = useMemo(
    () => open && (back !== undefined || skipsCheck() || wasInside(here, personId)),
    [open, back, here, personId],
  );
  const latestEnter = useLatest(enter);
  useEffect(() => {
    if (straight || back) latestEnter.current(back?.reopen ?? false);
    else if (open) prepareLive();
  }, [open, straight, back, session.id, latestEnter]);
  if (phase === 'PLANNED' && !rehearsal) return <TooEarly session={session} look={look} />;
  if (!open) {
    return phase === 'CANCELLED' ? (
      <Ended session={session} says="class.cancelled" />
    ) : (
      <Ended session={session} says="error.classEnded">
        <SavedBoard session={session} />
        <AfterClass sessionId={session.id} title={session.title} wasIn={false} enter={enter} />
      </Ended>
    );
  }
  // The check is not shown only to disappear before it can be used.
  if (straight && !failed) {
    return (
      <Plain title={session.title}>
        <p role="status">{t('class.entering')}</p>
      </Plain>
    );
  }
  const host = [...session.lecturers, ...(session.section?.lecturers ?? [])].some(({ id }) => id === personId);
  return <CheckPage session={session} host={host} entering={entering} failed={failed} onJoin={() => enter(false)} />;
}
