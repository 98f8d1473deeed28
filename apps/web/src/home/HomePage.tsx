import { HomeDocument } from '#contract/graphql/graphql';
import type { SessionLineFragment } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Icon } from '../look/Icon.tsx';
import { institutionsOf, readerZone, viewer } from '../sign-in/viewer.ts';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { arrange, nextBoundary } from '../time/agenda.ts';
import { longDayWords } from '../time/format.ts';
import { useAt, useNow } from '../time/now.ts';
import { useTimetableChanges } from '../timetable/use-timetable-changes.ts';
import { intlTag, t } from '../words/words.ts';
import { AgendaList } from './AgendaList.tsx';
import { Desk } from './desk/Desk.tsx';
import './home.css';
import { NextCard } from './NextCard.tsx';
import { NothingPlanned } from './NothingPlanned.tsx';
import { OwnSections } from './OwnSections.tsx';

/** Days of the agenda beneath the next session. */
const days = 14;

export default function HomePage() {
  const now = useNow();
  const loaded = useData(HomeDocument, { days }, ['Session', 'MyMentoring', 'MyExpert']);
  useTimetableChanges(loaded.again);
  useAt(nextBoundary(loaded.data?.agenda ?? [], now), loaded.again);
  return (
    <Page title={t('home.title')}>
      <Await loaded={loaded} what={t('home.title')}>
        {({ agenda, mentoringToAnswer, expertConfirmationDue }) => (
          <Agenda sessions={agenda} toAnswer={mentoringToAnswer} stillTrue={expertConfirmationDue} now={now} />
        )}
      </Await>
    </Page>
  );
}

function Agenda({
  sessions,
  toAnswer,
  stillTrue,
  now,
}: {
  sessions: readonly SessionLineFragment[];
  toAnswer: number;
  /** Whether the viewer is asked to confirm their profile as an expert. */
  stillTrue: boolean;
  now: number;
}) {
  const zone = readerZone.value;
  const agenda = arrange(sessions, now, zone);
  const admined = viewer.value ? institutionsOf(viewer.value).filter(({ admin }) => admin) : [];
  if (sessions.length === 0) {
    return (
      <div class="stack-wide">
        {admined.length === 0 && <NothingPlanned />}
        <WayToMentoring toAnswer={toAnswer} />
        <WayToExpert stillTrue={stillTrue} />
        <Desks institutions={admined} />
        <OwnSections />
        <WayToJobs />
      </div>
    );
  }
  return (
    <div class="stack-wide">
      {agenda.next && <NextCard session={agenda.next} now={now} />}
      <WayToMentoring toAnswer={toAnswer} />
      <WayToExpert stillTrue={stillTrue} />
      {agenda.today.length > 0 && <AgendaList title={t('home.today')} sessions={agenda.today} />}
      <Desks institutions={admined} />
      {agenda.days.length > 0 && (
        <section class="stack" aria-labelledby="coming">
          <h2 id="coming">{t('home.coming')}</h2>
          {agenda.days.map(({ day, sessions: ofDay }) => (
            <AgendaList
              key={day}
              title={longDayWords(Date.parse(ofDay[0]?.startsAt ?? day), zone, intlTag(), now)}
              sessions={ofDay}
              within
            />
          ))}
        </section>
      )}
      <p>
        <a class="way-home" href="/timetable">
          <Icon name="next" />
          {t('home.week')}
        </a>
      </p>
      <OwnSections />
      <WayToJobs />
    </div>
  );
}

/** One line, and only where somebody waits for an answer. */
function WayToMentoring({ toAnswer }: { toAnswer: number }) {
  if (toAnswer === 0) return null;
  return (
    <p>
      <a class="way-home" href="/mentoring">
        <Icon name="person" />
        {t('home.mentoring', { count: toAnswer })}
      </a>
    </p>
  );
}

/** For experts who are asked to confirm. */
function WayToExpert({ stillTrue }: { stillTrue: boolean }) {
  if (!stillTrue) return null;
  return (
    <p>
      <a class="way-home" href="/expert">
        <Icon name="person" />
        {t('home.expert')}
      </a>
    </p>
  );
}

/** For those who run the platform. */
function WayToJobs() {
  if (viewer.value?.platformRole !== 'PLATFORM_ADMIN') return null;
  return (
    <p>
      <a class="way-home" href="/jobs">
        <Icon name="next" />
        {t('home.jobs')}
      </a>
    </p>
  );
}

/** The desk of administrators, beside their own teaching. */
function Desks({ institutions }: { institutions: readonly { id: string; name: string }[] }) {
  return institutions.map((institution) => <Desk key={institution.id} institution={institution} />);
}
