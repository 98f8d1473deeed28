import { useRoute } from 'preact-iso/router';
import { ClassAfterDocument, ClassBoardDocument, SessionByIdDocument } from '#contract/graphql/graphql';
import type { SessionByIdQuery } from '#contract/graphql/graphql';
import { limits } from '#contract/limits';
import { useData } from '../api/data.ts';
import { ButtonLink } from '../look/Button.tsx';
import { viewer } from '../sign-in/viewer.ts';
import { Proposals } from '../proposals/Proposals.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { nextBoundary } from '../time/agenda.ts';
import { useAt, useNow } from '../time/now.ts';
import { intlTag, t } from '../words/words.ts';
import { PhaseTag } from '../fragments/PhaseTag.tsx';
import { Replan } from './Replan.tsx';
import './session.css';
import { SessionTime, StartInWords } from '../fragments/SessionTime.tsx';
import { canEnter, lecturerNames, sectionWords } from '../fragments/session-title.ts';
import { isOfSection } from '../fragments/of-section.ts';

type Session = SessionByIdQuery['session'];

export default function SessionPage() {
  const { params } = useRoute();
  const now = useNow();
  const loaded = useData(SessionByIdDocument, { id: params['id'] ?? '' }, ['Session']);
  const session = loaded.data?.session;
  useAt(session && nextBoundary([session], now), loaded.again);
  return (
    <Page
      title={session ? session.title : t('session.one')}
      above={session?.section ? { href: `/sections/${session.section.id}`, name: sectionWords(session) } : undefined}
      lead={session && session.topic !== '' ? session.topic : undefined}
      width="narrow"
    >
      <Await loaded={loaded} what={t('session.one')}>
        {({ session: known }) => <Known session={known} now={now} />}
      </Await>
    </Page>
  );
}

function Known({ session, now }: { session: Session; now: number }) {
  const { schedule, seeAttendance } = session.section?.viewerMay ?? { schedule: false, seeAttendance: false };
  // For the people of the section and for those who run it: `session:see-board`.
  const maySee = session.phase === 'ENDED' && (session.viewerMayEnter || schedule);
  const board = useData(ClassBoardDocument, { sessionId: session.id }, [], !maySee).data?.classBoard.path;
  const after = useData(
    ClassAfterDocument,
    { sessionId: session.id },
    [],
    session.phase !== 'ENDED' || !session.viewerMayEnter,
  ).data?.classAfter;
  const ahead = session.phase === 'PLANNED' || session.phase === 'OPEN';
  const teaches = [...(session.section?.lecturers ?? []), ...session.lecturers].some(
    ({ id }) => id === viewer.value?.id,
  );
  // There is nothing to rehearse for a meeting.
  const rehearses = ahead && teaches && session.section !== null && session.viewerMayEnter;
  const attendance = seeAttendance && session.phase !== 'CANCELLED' && session.phase !== 'PLANNED';
  return (
    <div class="stack-wide">
      <div class="card stack-wide">
        <Facts session={session} now={now} />
        <Door session={session} />
      </div>
      {(board || attendance || after?.talkPath || rehearses) && (
        <div class="row">
          {attendance && <ButtonLink href={`/sessions/${session.id}/attendance`}>{t('attendance.see')}</ButtonLink>}
          {board && <ButtonLink href={`/classes/${session.id}`}>{t('session.board')}</ButtonLink>}
          {after?.talkPath && <ButtonLink href={`/classes/${session.id}`}>{t('session.talk')}</ButtonLink>}
          {rehearses && <ButtonLink href={`/classes/${session.id}?rehearsal`}>{t('session.rehearse')}</ButtonLink>}
        </div>
      )}
      {ahead && session.section && (schedule || teaches) && <Proposals session={session} plans={schedule} />}
      {schedule && isOfSection(session) && <Replan session={session} />}
    </div>
  );
}

function Facts({ session, now }: { session: Session; now: number }) {
  const lecturers = lecturerNames(session, intlTag());
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  const isAhead = session.phase !== 'ENDED' && session.phase !== 'CANCELLED';
  return (
    <div class="stack">
      <div class="row">
        <PhaseTag phase={session.phase} />
        {isAhead && (
          <span>
            <StartInWords session={session} now={now} />
          </span>
        )}
      </div>
      <dl class="session-facts">
        <div class="fact-first">
          <dt>{t('session.when')}</dt>
          <dd>
            <SessionTime session={session} />
          </dd>
        </div>
        <div>
          <dt>{t('session.length')}</dt>
          <dd>{t('session.lengthWords', { count: minutes })}</dd>
        </div>
        {session.owner ? (
          <div>
            <dt>{t('session.participants')}</dt>
            <dd>{participantsOf(session.owner)}</dd>
          </div>
        ) : (
          <div>
            <dt>{t('session.teaches')}</dt>
            <dd>
              {lecturers === '' ? t('section.noLecturer') : lecturers}
              {session.substituted && <span class="soft"> {t('session.standsIn')}</span>}
            </dd>
          </div>
        )}
        {session.room && (
          <div>
            <dt>{t('session.room')}</dt>
            <dd>{session.room.name}</dd>
          </div>
        )}
        {session.reason !== null && (
          <div>
            <dt>{t(session.phase === 'CANCELLED' ? 'session.whyCancelled' : 'session.whyChanged')}</dt>
            <dd>{session.reason}</dd>
          </div>
        )}
        {session.series && (
          <div>
            <dt>{t('session.series')}</dt>
            <dd>{t('session.seriesAhead', { count: session.series.ahead })}</dd>
          </div>
        )}
        {session.section && (
          <div>
            <dt>{t('section.cohort')}</dt>
            <dd>{t('section.cohortSize', { count: session.section.cohortSize })}</dd>
          </div>
        )}
        {session.section && (
          <div>
            <dt>{t('campus.one')}</dt>
            <dd>
              {session.section.campus.name}, {session.section.institution.name}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** Everybody else who takes part, hosts first. */
function participantsOf({ hosts, listeners }: NonNullable<Session['owner']>): string {
  const others = [...hosts, ...listeners].filter(({ id }) => id !== viewer.value?.id);
  return lecturerNames({ lecturers: others }, intlTag());
}

function Door({ session }: { session: Session }) {
  if (canEnter(session)) {
    return (
      <div>
        <ButtonLink kind="main" big icon="door" href={`/classes/${session.id}`}>
          {t(session.section ? 'session.enter' : 'session.enterMeeting')}
        </ButtonLink>
      </div>
    );
  }
  if (session.phase === 'PLANNED' && session.viewerMayEnter)
    return <p class="soft">{t('session.opensBefore', { minutes: limits.opensBeforeMinutes })}</p>;
  if (session.phase === 'CANCELLED') return <p class="soft">{t('session.cancelledWhat')}</p>;
  return null;
}
