import { useRoute } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { ClassSessionDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { FailedPart, Skeleton } from '../look/Notice.tsx';
import { viewer } from '../people/viewer.ts';
import { SignInAgain } from '../shell/SignInAgain.tsx';
import { t } from '../words/words.ts';
import { CheckPage } from './check/CheckPage.tsx';
import { skipsCheck } from './check/skip.ts';
import './class.css';
import { enterLive, prepareLive } from './enter-live.ts';
import { mediaChoice } from './media-choice.ts';
import { Ended, NotHere, TooEarly } from './page/Beforehand.tsx';
import { Plain } from './page/Plain.tsx';
import { SavedBoard } from './page/SavedBoard.tsx';
import { Room } from './room/Room.tsx';
import type { LiveClass } from './engine/live-class.ts';
import type { ClassSession } from './session.ts';

/** The live class. The person may take any number of turns in it: check, room, left, and back. */
export default function ClassPage() {
  const { params } = useRoute();
  const sessionId = params['sessionId'] ?? '';
  return (
    <>
      <ClassOf key={sessionId} sessionId={sessionId} />
      <SignInAgain />
    </>
  );
}

function ClassOf({ sessionId }: { sessionId: string }) {
  const { data, problem, again } = useData(ClassSessionDocument, { id: sessionId });
  const [live, setLive] = useState<LiveClass>();
  const [wasIn, setWasIn] = useState(false);
  const person = viewer.value;
  const session = data?.session;
  useEffect(() => {
    if (session) document.title = `${session.section.course.title} · ${t('class.title')}`;
  }, [session]);
  useEffect(() => () => void live?.leave(), [live]);

  if (!session || !person) {
    if (problem?.code === 'NOT_FOUND') return <NotHere />;
    return (
      <Plain title={t('class.title')}>
        {problem ? <FailedPart what={t('class.thisClass')} problem={problem} again={again} /> : <Skeleton />}
      </Plain>
    );
  }
  const goAgain = () => {
    setWasIn(true);
    setLive(undefined);
  };
  if (live) return <Room live={live} session={session} again={goAgain} />;
  return <Door session={session} personId={person.id} straight={wasIn} look={again} onLive={setLive} />;
}

/** Before one is in: too early, over, or the check and the way in. */
function Door({
  session,
  personId,
  straight,
  look,
  onLive,
}: {
  session: ClassSession;
  personId: string;
  /** They were in a moment ago: no second check. */
  straight: boolean;
  look: () => void;
  onLive: (live: LiveClass) => void;
}) {
  const [failed, setFailed] = useState(false);
  const [entering, setEntering] = useState(false);
  const { phase } = session;
  const open = phase === 'OPEN' || phase === 'LIVE';
  const enter = () => {
    setEntering(true);
    setFailed(false);
    enterLive({ sessionId: session.id, personId, choice: mediaChoice() }).then(onLive, () => {
      setEntering(false);
      setFailed(true);
    });
  };
  useEffect(() => {
    if (!open) return;
    if (straight || skipsCheck()) enter();
    else prepareLive();
  }, [open]);
  if (phase === 'PLANNED') return <TooEarly session={session} look={look} />;
  if (!open) {
    return phase === 'CANCELLED' ? (
      <Ended session={session} says="class.cancelled" />
    ) : (
      <Ended session={session} says="error.classEnded">
        <SavedBoard session={session} />
      </Ended>
    );
  }
  const host = session.section.lecturers.some(({ id }) => id === personId);
  return <CheckPage session={session} host={host} entering={entering} failed={failed} onJoin={enter} />;
}
