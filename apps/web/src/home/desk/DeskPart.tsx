import type { ComponentChildren } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { DeskDocument } from '#contract/graphql/graphql';
import type { DeskQuery, DeskSessionLineFragment } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Icon } from '../../look/Icon.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { ReaderClock } from '../../fragments/SessionTime.tsx';
import { Await } from '../../loaded/Await.tsx';
import { timeInPlaces } from '../../time/planned.ts';
import { intlTag, t } from '../../words/words.ts';
import { Clashes } from './Clashes.tsx';
import type { DeskProps } from './Desk.tsx';
import './desk.css';
import { plannedAt } from './planned-at.ts';
import { ProposedMoves } from './ProposedMoves.tsx';

type DeskData = DeskQuery['desk'];

/** ms after which it is asked for anew: who is in a class changes without a word. */
const freshFor = 60_000;

export function DeskPart({ institution }: DeskProps) {
  const loaded = useData(DeskDocument, { institutionId: institution.id }, [
    'Session',
    'MoveProposal',
    'Section',
    'Member',
    'Campus',
    'RegisterImport',
  ]);
  const { again } = loaded;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, freshFor);
    return () => clearInterval(timer);
  }, [again]);
  const id = useId();
  return (
    <section class="stack-wide" aria-labelledby={id}>
      <h2 id={id} class="desk-name">
        <a href={`/institutions/${institution.id}`}>{institution.name}</a>
      </h2>
      <Await loaded={loaded} what={institution.name}>
        {({ desk }) => (
          <div class="desk-columns">
            <Now desk={desk} />
            <Today desk={desk} />
            <ToDo desk={desk} />
          </div>
        )}
      </Await>
    </section>
  );
}

function Box({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="card stack" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

function Now({ desk: { live } }: { desk: DeskData }) {
  return (
    <Box title={t('desk.live')}>
      {live.length === 0 ? (
        <p class="soft">{t('desk.noneLive')}</p>
      ) : (
        <ul class="rows">
          {live.map((session) => (
            <li key={session.id} class="desk-line">
              <a class="agenda-title" href={`/sessions/${session.id}`}>
                {session.title}
              </a>
              <span class="soft small">
                {[namesOf(session.lecturers) || t('desk.nobodyTeaches'), session.room].filter(Boolean).join(' · ')}
              </span>
              <span class="small">
                <ReaderClock startsAt={session.startsAt} /> · {t('desk.here', { count: session.here })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Box>
  );
}

function Today({ desk }: { desk: DeskData }) {
  const { campuses } = desk;
  return (
    <Box title={t('desk.today')}>
      {campuses.length === 0 && <p class="soft">{t('desk.noCampus')}</p>}
      <ul class="rows">
        {campuses.map(({ id, name, sessions, over, cancelled, next }) => (
          <li key={id} class="desk-line">
            <strong>{name}</strong>
            <span class="small">
              {[
                t('desk.sessions', { count: sessions }),
                over > 0 && t('desk.over', { count: over }),
                cancelled > 0 && t('desk.cancelled', { count: cancelled }),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            {next && (
              <a class="desk-way small" href={`/sessions/${next.id}`}>
                {t('desk.next', { title: next.title, ...whereAndWhen(next, name) })}
              </a>
            )}
            <a class="desk-way" href={`/campuses/${id}/timetable`}>
              <Icon name="next" />
              {t('desk.week', { name })}
            </a>
          </li>
        ))}
      </ul>
      <p class="row">
        <a class="desk-way" href={`/institutions/${desk.institutionId}/free`}>
          <Icon name="next" />
          {t('desk.find')}
        </a>
        <a class="desk-way" href={`/institutions/${desk.institutionId}/load`}>
          <Icon name="next" />
          {t('desk.load')}
        </a>
      </p>
    </Box>
  );
}

function whereAndWhen(session: DeskSessionLineFragment, campus: string) {
  const { time, place } = timeInPlaces(plannedAt(session, campus), readerZone.value, intlTag());
  return { time, place };
}

function ToDo({ desk }: { desk: DeskData }) {
  const base = `/institutions/${desk.institutionId}`;
  const ways: [count: number, href: string, words: string][] = [
    [desk.withoutLecturer, `${base}/sections?without=LECTURER`, t('desk.noLecturer', { count: desk.withoutLecturer })],
    [desk.withoutSessions, `${base}/sections?without=SESSIONS`, t('desk.noSessions', { count: desk.withoutSessions })],
    [desk.imports.length, `${base}/register`, t('desk.imports', { count: desk.imports.length })],
    [desk.neverSignedIn, `${base}/people?state=waiting`, t('desk.never', { count: desk.neverSignedIn })],
  ];
  const open = ways.filter(([count]) => count > 0);
  return (
    <Box title={t('desk.toDo')}>
      {open.length === 0 && desk.clashCount === 0 && desk.proposals.length === 0 && (
        <p class="soft">{t('desk.nothing')}</p>
      )}
      {desk.clashCount > 0 && <Clashes clashes={desk.clashes} count={desk.clashCount} />}
      {desk.proposals.length > 0 && <ProposedMoves proposals={desk.proposals} />}
      <ul class="rows">
        {open.map(([, href, words]) => (
          <li key={href}>
            <a class="desk-way" href={href}>
              <Icon name="forward" />
              {words}
            </a>
          </li>
        ))}
      </ul>
    </Box>
  );
}

const namesOf = (names: readonly string[]) => new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(names);
