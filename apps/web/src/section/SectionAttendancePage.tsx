import { useRoute } from 'preact-iso/router';
import { SectionAttendanceDocument } from '#contract/graphql/graphql';
import type { SectionAttendanceQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Share } from '../institution/attendance/AttendancePart.tsx';
import { percent, shareOf, shortDay, total } from '../institution/attendance/shares.ts';
import '../institution/institution.css';
import { BarChart } from '../look/BarChart.tsx';
import { ButtonLink } from '../look/Button.tsx';
import { Empty } from '../look/Notice.tsx';
import { PeopleTable } from '../look/PeopleTable.tsx';
import { Table } from '../look/Table.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { dayOf } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';

type Attendance = SectionAttendanceQuery['sectionAttendance'];

/** Who came to a section's sessions, one after the other, and who comes least. */
export default function SectionAttendancePage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const loaded = useData(SectionAttendanceDocument, { sectionId: id });
  const section = loaded.data?.sectionAttendance.section;
  const name = section && `${section.course.title} · ${section.name}`;
  return (
    <Page
      title={t('attendance.over')}
      over={name}
      above={name === undefined ? undefined : { href: `/sections/${id}`, name }}
    >
      <Await loaded={loaded} what={t('attendance.over')}>
        {({ sectionAttendance: { sessions, people } }) =>
          sessions.length === 0 ? (
            <Empty>
              <p>{t('attendance.nothingYet')}</p>
            </Empty>
          ) : (
            <div class="stack-wide">
              <div class="no-print">
                <ButtonLink
                  icon="download"
                  href={`/files/attendance/section/${id}.csv`}
                  download={`${t('attendance.file')}.csv`}
                >
                  {t('attendance.csv')}
                </ButtonLink>
              </div>
              <Sessions sessions={sessions} />
              <People people={people} />
            </div>
          )
        }
      </Await>
    </Page>
  );
}

function Sessions({ sessions }: { sessions: Attendance['sessions'] }) {
  const corrected = sessions.reduce((sum, session) => sum + session.corrected, 0);
  const dayShort = ({ startsAt, zone }: Attendance['sessions'][number]['session']) =>
    shortDay(dayOf(Date.parse(startsAt), zone), intlTag());
  return (
    <section class="stack" aria-labelledby="by-session">
      <h2 id="by-session">{t('attendance.bySession')}</h2>
      <p>
        {t('attendance.sentence', { percent: percent(total(sessions), intlTag()), sessions: sessions.length })}{' '}
        {corrected > 0 && t('correction.count', { count: corrected })}
      </p>
      <BarChart
        label={t('attendance.chart')}
        bars={sessions.map((one) => ({ key: one.session.id, label: dayShort(one.session), share: shareOf(one) }))}
      />
      <details>
        <summary>{t('attendance.asTable')}</summary>
        <Table
          caption={t('attendance.bySession')}
          rows={sessions}
          keyOf={({ session }) => session.id}
          columns={[
            {
              title: t('session.one'),
              cell: ({ session }) => (
                <a href={`/sessions/${session.id}/attendance`}>
                  {[dayShort(session), session.topic].filter(Boolean).join(', ')}
                </a>
              ),
            },
            { title: t('attendance.present'), cell: ({ present }) => present, number: true },
            { title: t('attendance.expected'), cell: ({ expected }) => expected, number: true },
            { title: t('attendance.share'), cell: (one) => percent(one, intlTag()), number: true },
          ]}
        />
      </details>
    </section>
  );
}

function People({ people }: { people: Attendance['people'] }) {
  const least = [...people].sort(
    (one, other) => (shareOf(countOf(one)) ?? 1) - (shareOf(countOf(other)) ?? 1) || one.minutes - other.minutes,
  );
  return (
    <section class="stack" aria-labelledby="by-person">
      <h2 id="by-person">{t('attendance.byPerson')}</h2>
      <p class="soft">{t('attendance.leastFirst')}</p>
      <PeopleTable
        caption={t('attendance.byPerson')}
        rows={least}
        nameOf={({ person }) => person.name}
        keyOf={({ person }) => person.id}
        columns={[
          { title: t('person.name'), cell: ({ person }) => person.name },
          {
            title: t('attendance.times'),
            cell: ({ present, sessions }) => t('attendance.timesOf', { present, sessions }),
            number: true,
          },
          { title: t('attendance.minutes'), cell: ({ minutes }) => minutes, number: true },
          { title: t('attendance.share'), cell: (one) => <Share count={countOf(one)} />, number: true },
        ]}
      />
    </section>
  );
}

const countOf = ({ present, sessions }: Attendance['people'][number]) => ({ present, expected: sessions });
