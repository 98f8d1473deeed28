import { Table } from '../../look/Table.tsx';
import { Notice } from '../../look/Notice.tsx';
import { PhaseTag } from '../../fragments/PhaseTag.tsx';
import { lecturerNames } from '../../fragments/session-title.ts';
import { dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import type { Entry, Holiday } from '../timetable-data.ts';
import { byMonth, clockRange, elsewhere, monthWords, weekdayWords } from '../words-of-time.ts';

/** A whole term as tables, month by month: to read through and to print. */
export function TermTable({
  sessions,
  zone,
  holidays,
}: {
  sessions: readonly Entry[];
  zone: string;
  holidays: readonly Holiday[];
}) {
  const tag = intlTag();
  if (sessions.length === 0) {
    return (
      <Notice>
        <p>{t('timetable.nothingInTerm')}</p>
      </Notice>
    );
  }
  const day = (session: Entry) => dayOf(Date.parse(session.startsAt), zone);
  return (
    <div class="stack-wide">
      {byMonth(sessions, zone).map(({ month, sessions: ofMonth }) => (
        <section key={month} class="term-month stack" aria-label={monthWords(month, tag)}>
          <h3>{monthWords(month, tag)}</h3>
          <Table
            caption={monthWords(month, tag)}
            rows={ofMonth}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t('session.one'),
                cell: (session) => (
                  <>
                    <a href={`/sessions/${session.id}`}>{session.title}</a>
                    {session.topic !== '' && <span class="term-topic">{session.topic}</span>}
                    {session.phase === 'CANCELLED' && <PhaseTag phase={session.phase} />}
                  </>
                ),
              },
              {
                title: t('session.date'),
                cell: (session) => (
                  <>
                    {weekdayWords(day(session), tag, 'short')}
                    {holidays
                      .filter((holiday) => holiday.day === day(session))
                      .map(({ name }) => (
                        <span key={name} class="week-holiday">
                          {name}
                        </span>
                      ))}
                  </>
                ),
              },
              { title: t('timetable.time'), cell: (session) => <Clock session={session} zone={zone} /> },
              { title: t('timetable.where'), cell: ({ room, section }) => room?.name ?? section?.campus.name ?? '–' },
              { title: t('session.teaches'), cell: (session) => lecturerNames(session, tag) || '–' },
            ]}
          />
        </section>
      ))}
    </div>
  );
}

function Clock({ session, zone }: { session: Entry; zone: string }) {
  const { from, to } = clockRange(session, zone);
  const there = elsewhere(session, zone);
  return (
    <>
      <span class="figures">
        {from}–{to}
      </span>
      {there && <span class="soft small"> {t('time.there', there)}</span>}
    </>
  );
}
